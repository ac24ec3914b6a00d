"use client";
// The lane *Beleving*: whose thread it is, the faces of the scale, the curve over all phases, and the same as a table.
import { Frown, Meh, Smile, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Journey } from "#domain/journey.ts";
import { loadWhenAsked } from "#components/ui/lazy.tsx";
import { useJourneyData, useScreen } from "./board-context.tsx";
import { leadingPersona } from "./board-model.ts";
import { CURVE_HEIGHT } from "./curve-geometry.ts";
import type { CurveTableProps } from "./curve-table.tsx";
import { BoardCell, BoardRow, LaneHead } from "./lane-row.tsx";
import { ThreadCurve } from "./thread-curve.tsx";

const CurveTablePanel = loadWhenAsked("dialog", () =>
  import("./curve-table.tsx").then((module) => module.CurveTablePanel),
);

export function CurveLane({
  journey,
  columnCount,
  columnWidth,
  row,
}: {
  journey: Journey;
  columnCount: number;
  columnWidth: number;
  row: number;
}) {
  const t = useTranslations("board");
  const data = useJourneyData();
  const chosen = useScreen((screen) => screen.personaId);
  const persona = data.personas.find((one) => one.id === leadingPersona(journey, data, chosen));
  return (
    <BoardRow index={row} group={1}>
      <LaneHead
        icon={<Smile size={15} aria-hidden />}
        title={t("lane.emotion")}
        note={persona ? t("laneNote.emotion", { name: persona.name }) : undefined}
        className="pr-6"
      >
        <CurveTable journey={journey} personaId={persona?.id ?? null} name={persona?.name ?? t("everyone")} />
        <span aria-hidden="true" className="absolute inset-y-0 right-2 text-ink-3">
          <Smile size={15} className="absolute right-0" style={{ top: 24 }} />
          <Meh size={15} className="absolute right-0" style={{ top: 67 }} />
          <Frown size={15} className="absolute right-0" style={{ top: 117 }} />
        </span>
      </LaneHead>
      <BoardCell
        column={2}
        span={columnCount}
        label={t("curveCell", { count: journey.touchpoints.length })}
        className="col-start-2 -col-end-1 border-l-transparent! p-0"
      >
        <div style={{ height: CURVE_HEIGHT }}>
          <ThreadCurve journey={journey} columnCount={columnCount} columnWidth={columnWidth} />
        </div>
      </BoardCell>
    </BoardRow>
  );
}

function CurveTable(shown: CurveTableProps) {
  const t = useTranslations("board");
  return (
    <CurveTablePanel
      {...shown}
      trigger={
        <button
          type="button"
          tabIndex={-1}
          data-item=""
          aria-label={t("asTable")}
          title={t("asTable")}
          className="mt-1 -ml-1 grid size-6 place-items-center rounded-tag text-ink-3 hover:bg-ink/8 hover:text-ink"
        >
          <Table2 size={14} aria-hidden />
        </button>
      }
    />
  );
}
