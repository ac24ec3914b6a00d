"use client";
// The board's sheet as a grid: tape and phase heads, the curve, the touchpoint lane, the lanes below. Its own scrolling area.
import { BOARD_LANES, type BoardLane } from "#domain/board-lanes.ts";
import { useTranslations } from "next-intl";
import { type CSSProperties, memo, Suspense, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Journey } from "#domain/journey.ts";
import { loadSoon } from "#components/ui/lazy.tsx";
import { useBoard, useJourneyData, useScreen } from "./board-context.tsx";
import { type BoardColumn, boardColumns, experiencesBy, leadingPersona } from "./board-model.ts";

import { CurveLane } from "./curve-lane.tsx";
import { PhaseHeads } from "./phase-heads.tsx";
import { TouchpointLane } from "./touchpoint-lane.tsx";
import { useGridKeyboard } from "./use-grid-keyboard.ts";
import { useOwnCursor } from "./use-own-cursor.ts";

const PresenceLayer = loadSoon(() => import("./presence-layer.tsx").then((module) => module.PresenceLayer));
const Lane = loadSoon(() => import("./lane.tsx").then((module) => module.Lane));

const LANE_HEAD = 112;
const PHASE_MIN = 187;
const ROWS_BEFORE_LANES = 5;

export type ZoomLevel = "full" | "compact" | "title";
/** What is left out at a zoom: meta below 80 %, everything but number and title below 60 %. */
export const zoomLevel = (zoom: number): ZoomLevel => (zoom < 60 ? "title" : zoom < 80 ? "compact" : "full");

export function JourneyGrid({ journey }: { journey: Journey }) {
  const t = useTranslations("board");
  const { edit } = useBoard();
  const data = useJourneyData();
  const zoom = useScreen((screen) => screen.zoom);
  const lanes = useScreen((screen) => screen.lanes);
  const chosen = useScreen((screen) => screen.personaId);
  const scroll = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<number | null>(null);
  const handleKeyDown = useGridKeyboard(grid);
  useOwnCursor(grid);

  useLayoutEffect(() => {
    const element = scroll.current;
    if (!element) return;
    const measure = (): void => setRoom(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const columns = useMemo(() => boardColumns(journey), [journey]);
  const leadId = leadingPersona(journey, data, chosen);
  const felt = useMemo(() => experiencesBy(journey.experiences, leadId), [journey, leadId]);
  // Below 100 % columns get narrower and text stays as large; above, everything grows.
  const scale = zoom / 100;
  const grows = Math.max(1, scale);
  const fitting = room === null ? PHASE_MIN : (room - LANE_HEAD) / Math.max(1, columns.length);
  const columnWidth = Math.max(PHASE_MIN, Math.floor(fitting * 4) / 4) * Math.min(1, scale);
  const shown = useMemo(() => BOARD_LANES.filter((kind) => lanes.includes(kind)), [lanes]);
  const style: CSSProperties & Record<`--${string}`, string> = {
    "--lane-head": `${LANE_HEAD}px`,
    "--board-columns": `repeat(${columns.length}, ${room === null ? `minmax(${PHASE_MIN}px, 1fr)` : `${columnWidth}px`})`,
    width: room === null ? "100%" : LANE_HEAD + columnWidth * columns.length,
    zoom: grows,
  };

  return (
    <div
      ref={scroll}
      data-board-scroll=""
      className="board-scroll relative min-h-0 flex-1 overflow-auto overscroll-contain bg-surface"
    >
      <div
        ref={grid}
        role="grid"
        aria-label={t("gridName", { title: journey.meta.title })}
        aria-rowcount={ROWS_BEFORE_LANES + shown.length}
        aria-colcount={columns.length + 1}
        aria-readonly={edit === null}
        data-level={zoomLevel(zoom)}
        className="relative"
        style={style}
        onKeyDown={handleKeyDown}
      >
        <PhaseHeads columns={columns} isReader={edit === null} />
        <div role="rowgroup">
          <CurveLane journey={journey} columnCount={columns.length} columnWidth={columnWidth} row={3} />
        </div>
        <TouchpointLane columns={columns} felt={felt} leadId={leadId} firstRow={4} />
        <Lanes kinds={shown} journey={journey} columns={columns} />
        <Suspense fallback={null}>
          <PresenceLayer sheet={grid} />
        </Suspense>
      </div>
    </div>
  );
}

interface LanesProps {
  kinds: readonly BoardLane[];
  journey: Journey;
  columns: readonly BoardColumn[];
}

/** Left alone while the grid only finds its width, so that what the server drew stands until its code is here. */
const Lanes = memo(function Lanes({ kinds, journey, columns }: LanesProps) {
  return (
    <div role="rowgroup">
      <Suspense fallback={null}>
        {kinds.map((kind, index) => (
          <Lane
            key={kind}
            kind={kind}
            journey={journey}
            columns={columns}
            row={ROWS_BEFORE_LANES + 1 + index}
          />
        ))}
      </Suspense>
    </div>
  );
});
