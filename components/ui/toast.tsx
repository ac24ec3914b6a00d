// Short messages at the edge of the page. An action that can be taken back says so for eight seconds.
"use client";
import { loadPart } from "./lazy.tsx";
import { useTranslations } from "next-intl";
import { Suspense, useEffect, useState } from "react";
import { announce } from "./live-region.tsx";
import type { Toast } from "./toast-layer.tsx";

const UNDO_MS = 8_000;
/** The page is first served itself; then the layer is fetched, so that it is there when the line no longer is. */
const LAYER_MS = 1_000;

const Layer = loadPart(() => import("./toast-layer.tsx").then((module) => module.ToastLayer));

/** What was said before the layer stood. */
let waiting: ((toast: Toast) => void)[] = [];
let layer: Toast | null = null;

function say(message: (toast: Toast) => void): void {
  if (layer) message(layer);
  else waiting.push(message);
}

function handleReady(toast: Toast): void {
  layer = toast;
  for (const message of waiting) message(toast);
  waiting = [];
}

export function Toaster() {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), LAYER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isDue ? (
    <Suspense fallback={null}>
      <Layer onReady={handleReady} />
    </Suspense>
  ) : null;
}

function UndoAction({ onPress }: { onPress: () => void }) {
  const t = useTranslations("ui");
  return (
    <button
      type="button"
      onClick={onPress}
      className="ml-auto min-h-7 flex-none rounded-card border border-surface/45 px-2.5 font-medium text-surface hover:bg-surface/15 pointer-coarse:min-h-11"
    >
      {t("undo")}
    </button>
  );
}

/** Says what was done and offers to take it back. */
export function toastUndo(message: string, onUndo: () => void): void {
  say((toast) => {
    const id = toast(message, {
      duration: UNDO_MS,
      action: (
        <UndoAction
          onPress={() => {
            toast.dismiss(id);
            onUndo();
          }}
        />
      ),
    });
  });
  announce(message);
}

export function toastDone(message: string): void {
  say((toast) => toast(message));
}

export function toastFailed(message: string): void {
  say((toast) => toast(message, { duration: 10_000, className: "!bg-plum !text-on-plum" }));
}
