// Short messages at the edge of the page. An action that can be taken back says so for eight seconds.
"use client";
import { useTranslations } from "next-intl";
import { Toaster as Sonner, toast } from "sonner";
import { announce } from "./live-region.tsx";

const UNDO_MS = 8_000;

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
  announce(message);
}

export function toastDone(message: string): void {
  toast(message);
}

export function toastFailed(message: string): void {
  toast(message, { duration: 10_000, className: "!bg-plum !text-on-plum" });
}

export function Toaster() {
  const t = useTranslations("ui");
  return (
    <Sonner
      position="bottom-center"
      containerAriaLabel={t("messages")}
      gap={8}
      offset={20}
      mobileOffset={{ bottom: 72 }}
      // Its own sheet would set a system font.
      style={{ fontFamily: "inherit" }}
      toastOptions={{
        unstyled: true,
        className:
          "flex w-full items-center gap-3 rounded-rail bg-ink px-4 py-2.5 text-body text-surface shadow-2 sm:w-[min(26rem,calc(100vw-2rem))]",
      }}
    />
  );
}
