"use client";
// The status line: counts, assumptions to test, whether everything is saved and who is here; undo, redo, zoom, inspector.
import {
  Check,
  CloudOff,
  LoaderCircle,
  Maximize,
  Minus,
  PanelRight,
  Plus,
  Redo2,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { use, useSyncExternalStore } from "react";
import type { SaveStatus } from "#document/save-state.ts";
import type { Journey } from "#domain/journey.ts";
import { useKeyCaps } from "#components/shell/use-key-caps.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useBoard, useJourneyData, useScreen } from "./board-context.tsx";
import { emptyCells } from "./board-model.ts";
import { ZOOM_STEPS } from "./board-store.ts";
import { peopleHere, usePresence } from "./presence.ts";
import { PresenceContext } from "./presence-marks.tsx";

export interface SaveView {
  readonly status: SaveStatus;
  /** Edits that are not on the server yet. */
  readonly waiting: number;
  /** The server has confirmed nothing for three seconds. */
  readonly isSilent: boolean;
  /** The server answers, but takes nobody in: it is its database that is away. */
  readonly isServerDown: boolean;
  /** Close code that says why some edits will never be saved. */
  readonly refusedReason: number | null;
}
export interface SaveSource {
  get(): SaveView;
  subscribe(listener: () => void): () => void;
}

export function BoardStatus({
  journey,
  save,
  ownUserId,
}: {
  journey: Journey;
  save: SaveSource | null;
  ownUserId: string | null;
}) {
  const t = useTranslations("board");
  const capsOf = useKeyCaps();
  const { edit, commands, month } = useBoard();
  const data = useJourneyData();
  const zoom = useScreen((screen) => screen.zoom);
  const lanes = useScreen((screen) => screen.lanes);
  const isOpen = useScreen((screen) => screen.inspectorOpen);
  const assumptions = journey.touchpoints.filter(
    (touchpoint) => (data.strengths[touchpoint.id]?.level ?? "assumption") === "assumption",
  ).length;
  const empty = emptyCells(journey, data, lanes, month);
  const hidden = Object.values(journey.hidden).reduce((sum, count) => sum + count, 0);
  return (
    <div
      role="toolbar"
      aria-label={t("status")}
      className="flex min-h-[30px] flex-none flex-wrap items-center gap-x-4 border-t border-line bg-raised pr-2 pl-3.5 text-meta text-ink-2 print:hidden"
    >
      <span>{t("touchpoints", { count: journey.touchpoints.length })}</span>
      {assumptions > 0 ? <span>{t("assumptions", { count: assumptions })}</span> : null}
      {empty > 0 ? <span>{t("emptyCells", { count: empty })}</span> : null}
      {hidden > 0 ? <span>{t("hiddenRecords", { count: hidden })}</span> : null}
      {save ? <SaveLine save={save} ownUserId={ownUserId} /> : null}
      <span className="ml-auto flex items-center">
        {edit ? <UndoButtons /> : null}
        <span className="flex items-center compact:hidden">
          <IconButton
            size="sm"
            side="top"
            label={t("zoomOut")}
            icon={<Minus size={15} aria-hidden />}
            disabled={zoom === ZOOM_STEPS[0]}
            onClick={() => commands.zoomBy(-1)}
          />
          <b className="w-11 text-center font-semibold text-ink" aria-live="off">
            {zoom}%
          </b>
          <IconButton
            size="sm"
            side="top"
            label={t("zoomIn")}
            icon={<Plus size={15} aria-hidden />}
            disabled={zoom === ZOOM_STEPS.at(-1)}
            onClick={() => commands.zoomBy(1)}
          />
          <button
            type="button"
            onClick={() => commands.setZoom(100)}
            className="ml-1 flex h-7 items-center gap-1.5 rounded-control px-2 hover:bg-ink/8 hover:text-ink"
          >
            <Maximize size={14} aria-hidden />
            {t("fit")}
          </button>
          <IconButton
            size="sm"
            side="top"
            label={t("inspector")}
            shortcut={capsOf("toggleInspector").join(" ")}
            aria-pressed={isOpen}
            icon={<PanelRight size={15} aria-hidden />}
            onClick={() => commands.toggleInspector()}
          />
        </span>
      </span>
    </div>
  );
}

function UndoButtons() {
  const capsOf = useKeyCaps();
  const t = useTranslations("board");
  const { edit, commands } = useBoard();
  const subscribe = (listener: () => void): (() => void) =>
    edit?.subscribeUndo(listener) ?? (() => undefined);
  const canUndo = useSyncExternalStore(
    subscribe,
    () => edit?.canUndo() ?? false,
    () => false,
  );
  const canRedo = useSyncExternalStore(
    subscribe,
    () => edit?.canRedo() ?? false,
    () => false,
  );
  return (
    <>
      <IconButton
        size="sm"
        side="top"
        label={t("undo")}
        shortcut={capsOf("undo").join(" ")}
        disabled={!canUndo}
        icon={<Undo2 size={15} aria-hidden />}
        onClick={() => commands.undo()}
      />
      <IconButton
        size="sm"
        side="top"
        label={t("redo")}
        shortcut={capsOf("redo").join(" ")}
        disabled={!canRedo}
        icon={<Redo2 size={15} aria-hidden />}
        onClick={() => commands.redo()}
      />
    </>
  );
}

function SaveLine({ save, ownUserId }: { save: SaveSource; ownUserId: string | null }) {
  const t = useTranslations("save");
  const view = useSyncExternalStore(save.subscribe, save.get, save.get);
  const others = peopleHere(usePresence(use(PresenceContext)), ownUserId).length;
  const isSilent = view.isSilent && view.status === "saving";
  const words = isSilent
    ? "silent"
    : view.status === "offline-kept" && view.isServerDown
      ? "server-down-kept"
      : view.status;
  const isBad = view.status === "not-kept" || view.status === "refused";
  const icon =
    view.status === "saved" ? (
      <Check size={14} aria-hidden />
    ) : view.status === "saving" || view.status === "connecting" ? (
      <LoaderCircle size={14} aria-hidden className="animate-spin" />
    ) : isBad ? (
      <TriangleAlert size={14} aria-hidden />
    ) : (
      <CloudOff size={14} aria-hidden />
    );
  return (
    <span
      role="status"
      data-save-state={isSilent ? "silent" : view.status}
      className={`flex items-center gap-1.5 ${view.status === "saved" ? "text-evidence-3" : isBad ? "font-semibold text-plum" : ""}`}
    >
      {icon}
      <span>
        {t(words, { count: view.waiting })}
        {view.status === "saved" ? `, ${t("here", { count: others + 1 })}` : ""}
      </span>
    </span>
  );
}
