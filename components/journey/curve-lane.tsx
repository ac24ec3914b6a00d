"use client";
// The lane *Beleving*: whose thread it is, the faces of the scale, the curve over all phases, and the same as a table.
import { Frown, Meh, Smile, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Journey } from "#domain/journey.ts";
import { Popover } from "#components/ui/popover.tsx";
import { useJourneyData, useScreen } from "./board-context.tsx";
import { experiencesBy, leadingPersona } from "./board-model.ts";
import { CURVE_HEIGHT } from "./curve-geometry.ts";
import { BoardCell, BoardRow, LaneHead } from "./lane-row.tsx";
import { ThreadCurve } from "./thread-curve.tsx";

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

function CurveTable({
  journey,
  personaId,
  name,
}: {
  journey: Journey;
  personaId: string | null;
  name: string;
}) {
  const t = useTranslations("board");
  const felt = experiencesBy(journey.experiences, personaId);
  return (
    <Popover
      label={t("asTable")}
      className="w-96"
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
    >
      <table className="w-full text-meta">
        <caption className="mb-2 text-left font-semibold">{t("tableCaption", { name })}</caption>
        <thead>
          <tr className="border-b border-line text-left text-ink-2">
            <th scope="col" className="py-1 pr-2 font-medium">
              {t("touchpoint")}
            </th>
            <th scope="col" className="py-1 pr-2 text-right font-medium">
              {t("lane.emotion")}
            </th>
            <th scope="col" className="py-1 font-medium">
              {t("note")}
            </th>
          </tr>
        </thead>
        <tbody>
          {journey.touchpoints.map((touchpoint) => (
            <tr key={touchpoint.id} className="border-b border-hair align-top">
              <th scope="row" className="py-1 pr-2 text-left font-normal">
                {touchpoint.number} {touchpoint.title}
              </th>
              <td className="py-1 pr-2 text-right">{felt.get(touchpoint.id)?.value ?? "–"}</td>
              <td className="py-1">{felt.get(touchpoint.id)?.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Popover>
  );
}
