"use client";
// The journey board: composes bars, sheet, inspector and status line around one journey, for editing or for reading.
import "./board.css";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, Suspense, useEffect, useLayoutEffect, useMemo, useState } from "react";
import type { Journey } from "#domain/journey.ts";
import { LOCALES } from "#domain/vocabulary.ts";
import { announce } from "#components/ui/live-region.tsx";
import { loadPart, loadSoon } from "#components/ui/lazy.tsx";
import { toastUndo } from "#components/ui/toast.tsx";
import { createBoardCommands } from "./board-commands.ts";
import { BoardProvider, type BoardSetting, useBoard, useScreen } from "./board-context.tsx";
import { openingLanes } from "./board-model.ts";
import type { SaveSource } from "./board-status.tsx";
import {
  type BoardStore,
  createBoardStore,
  type InsightKind,
  type InspectorTab,
  type OnlyChannel,
} from "./board-store.ts";
import { BoardSubbar } from "./board-subbar.tsx";
import { BoardTopbar, type CopyOf } from "./board-topbar.tsx";
import { touchpointsOfOnly } from "./channel-marks.ts";
import type { JourneyActions, JourneyData } from "./journey-data.ts";
import type { JourneyEdit } from "./journey-edit.ts";
import { JourneyGrid } from "./journey-grid.tsx";
import { languageOf, localizeJourney } from "./localize-journey.ts";
import { ALONE, type PresenceStore } from "./presence.ts";
import { PresenceContext } from "./presence-marks.tsx";
import { TouchpointSearch } from "./touchpoint-search.tsx";
import { useBoardKeys } from "./use-board-keys.ts";
import { useIsNarrow } from "./use-is-narrow.ts";
import { useReach } from "./use-reach.ts";

const BoardStatus = loadSoon(() => import("./board-status.tsx").then((module) => module.BoardStatus));
const Inspector = loadSoon(() => import("./inspector/inspector.tsx").then((module) => module.Inspector));
const NarrowBoard = loadPart(() => import("./narrow-board.tsx").then((module) => module.NarrowBoard));
const BoardDialogs = loadPart(() => import("./board-dialogs.tsx").then((module) => module.BoardDialogs));
const BoardOverview = loadPart(() => import("./board-overview.tsx").then((module) => module.BoardOverview));

export interface JourneyBoardProps {
  readonly journey: Journey;
  readonly data: JourneyData;
  readonly actions: JourneyActions;
  /** null: this person only reads. */
  readonly edit: JourneyEdit | null;
  /** Month whose tasks stand on the board, `2026-11`. */
  readonly month: string;
  /** Under which name this person's lanes are kept on the device. */
  readonly journeyId: string;
  readonly presence?: PresenceStore;
  readonly save?: SaveSource | null;
  readonly ownUserId?: string | null;
  /** Touchpoint to open on, when the address names one. */
  readonly openOn?: string | null;
  /** Part of the inspector to open on; the overview where the address names none. */
  readonly openTab?: InspectorTab;
  /** Phase to open on, or to explain, when the address names one. */
  readonly openPhase?: string | null;
  readonly explain?: string | null;
  /** Channel to show alone, when the address names one. */
  readonly only?: OnlyChannel | null;
  /** Begins with what the reader's department owns or is involved in. */
  readonly onlyMine?: boolean;
  /** Kind of insight to show alone, when the address names one. */
  readonly insightKind?: InsightKind | null;
  /** What this journey is a copy of. */
  readonly copy?: CopyOf | null;
  readonly crumb: ReactNode;
  readonly topActions?: ReactNode;
  readonly health?: ReactNode;
  /** What asks for an answer, under the bars. */
  readonly notices?: ReactNode;
}

export function JourneyBoard(props: JourneyBoardProps) {
  const { actions, edit, month } = props;
  const t = useTranslations("board");
  const spoken = useLocale();
  const contentLocale = props.journey.meta.contentLocale;
  const locale = LOCALES.find((one) => one === spoken) ?? contentLocale;
  const journey = useMemo(() => localizeJourney(props.journey, locale), [props.journey, locale]);
  const data = useReach(journey, props.data);
  const [latest] = useState(() => holdLatest({ journey, data }));
  useLayoutEffect(() => latest.set({ journey, data }), [latest, journey, data]);
  const [store] = useState(() => openStore(journey, data, props));

  const setting = useMemo<BoardSetting>(() => {
    const commands = createBoardCommands({
      store,
      edit,
      actions,
      month,
      // The document's state is read when a command runs, not when the board last drew.
      getJourney: () => edit?.read() ?? latest.get().journey,
      getData: () => latest.get().data,
      say: (key, values) => t(key, values),
      announce,
      toastUndo,
    });
    return {
      store,
      commands,
      edit,
      actions,
      month,
      contentLocale,
      langOf: (record, field) => languageOf(record, field, locale, contentLocale),
    };
  }, [store, edit, actions, month, t, contentLocale, locale, latest]);

  useKeptLanes(store, props.actions.keepLanes);
  const firstId = store.get().activeId;
  useEffect(() => {
    if (firstId) actions.inspect?.(firstId);
  }, [actions, firstId]);

  return (
    <BoardProvider setting={setting} data={data}>
      <PresenceContext value={props.presence ?? ALONE}>
        <BoardFrame {...props} journey={journey} />
      </PresenceContext>
    </BoardProvider>
  );
}

function BoardFrame({
  journey,
  crumb,
  topActions,
  health,
  notices,
  copy = null,
  save = null,
  ownUserId = null,
}: JourneyBoardProps) {
  const t = useTranslations("board");
  const { commands } = useBoard();
  const isNarrow = useIsNarrow();
  const isOpen = useScreen((screen) => screen.inspectorOpen);
  const isOverview = useScreen((screen) => screen.overview);
  const hasDialog = useScreen((screen) => screen.dialog !== null);
  useBoardKeys();

  return (
    <div
      className="flex h-dvh min-h-0 flex-col overflow-hidden bg-surface compact:h-auto compact:min-h-dvh compact:overflow-visible print:h-auto print:overflow-visible"
      data-board=""
    >
      <TouchpointSearch journey={journey} />
      <BoardTopbar journey={journey} crumb={crumb} actions={topActions} ownUserId={ownUserId} copy={copy} />
      <BoardSubbar journey={journey} health={health} />
      {notices}
      <div className="flex min-h-0 flex-1">
        {isNarrow ? (
          <Suspense fallback={null}>
            <NarrowBoard journey={journey} />
          </Suspense>
        ) : (
          <>
            <div className="flex min-w-0 flex-1 flex-col">
              <Suspense fallback={null}>
                {isOverview ? <BoardOverview journey={journey} /> : <JourneyGrid journey={journey} />}
              </Suspense>
              <Suspense fallback={null}>
                <BoardStatus journey={journey} save={save} ownUserId={ownUserId} />
              </Suspense>
            </div>
            {isOpen ? (
              <aside
                aria-label={t("inspector")}
                className="w-[337px] flex-none border-l border-line bg-surface print:hidden"
                onKeyDown={(event) => {
                  if (event.key !== "Escape" || event.defaultPrevented) return;
                  const id =
                    event.currentTarget.querySelector<HTMLElement>("[data-inspector]")?.dataset.inspector;
                  commands.returnTo(id ?? null);
                }}
              >
                <Suspense fallback={null}>
                  <Inspector journey={journey} />
                </Suspense>
              </aside>
            ) : null}
          </>
        )}
      </div>
      <Suspense fallback={null}>
        {isNarrow ? <BoardStatus journey={journey} save={save} ownUserId={ownUserId} /> : null}
        {hasDialog ? <BoardDialogs journey={journey} /> : null}
      </Suspense>
    </div>
  );
}

/** What the board drew last, for commands that run later. */
function holdLatest<T>(first: T): { get: () => T; set: (value: T) => void } {
  let held = first;
  return {
    get: () => held,
    set(value) {
      held = value;
    },
  };
}

/** Opens on what the address names, else on the worst moment of the leading thread: the one that asks for attention. */
function openStore(
  journey: Journey,
  data: JourneyData,
  {
    openOn = null,
    openTab = "overview",
    openPhase = null,
    explain = null,
    only = null,
    onlyMine = false,
    insightKind = null,
  }: Pick<
    JourneyBoardProps,
    "openOn" | "openTab" | "openPhase" | "explain" | "only" | "onlyMine" | "insightKind"
  >,
): BoardStore {
  const phaseOf = (id: string | null) => journey.phases.find((phase) => phase.id === id)?.id ?? null;
  const explained = phaseOf(explain);
  const lowest = journey.experiences
    .filter(
      (one) =>
        one.value !== null &&
        journey.touchpoints.some(
          (touchpoint) => touchpoint.id === one.touchpointId && touchpoint.momentOfTruth,
        ),
    )
    .toSorted((one, other) => (one.value ?? 0) - (other.value ?? 0))[0];
  const asked = openOn ?? (only && touchpointsOfOnly(journey, only)[0]?.id);
  const inPhase = only ? undefined : journey.touchpoints.find((one) => one.phaseId === openPhase)?.id;
  const found = journey.touchpoints.find((touchpoint) => touchpoint.id === asked)?.id ?? inPhase;
  const activeId = found ?? lowest?.touchpointId ?? journey.touchpoints[0]?.id ?? null;
  const lanes = data.lanes ?? openingLanes(journey, data);
  return createBoardStore({
    activeId,
    selectedIds: activeId ? [activeId] : [],
    inspectorOpen: true,
    // who follows a link to a comment wants to read it, on a phone too
    sheetOpen: openTab === "comments" && found !== undefined,
    tab: openTab,
    editing: null,
    lifted: null,
    zoom: 100,
    overview: false,
    personaId: null,
    hiddenPersonaIds: [],
    lanes: insightKind && !lanes.includes("insights") ? [...lanes, "insights"] : lanes,
    quiet: false,
    dialog: explained ? { kind: "explainPhase", phaseId: explained } : null,
    only,
    isOnlyMine: onlyMine,
    insightKind,
    phaseId: only?.phaseId ?? phaseOf(openPhase),
  });
}

/** Has this person's choice of lanes remembered. */
function useKeptLanes(store: BoardStore, keepLanes: JourneyActions["keepLanes"]): void {
  useEffect(() => {
    let last = store.get().lanes;
    return store.subscribe(() => {
      const { lanes } = store.get();
      if (lanes === last) return;
      last = lanes;
      keepLanes?.(lanes);
    });
  }, [store, keepLanes]);
}
