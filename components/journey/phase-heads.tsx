"use client";
// The measuring tape with each phase's duration, and below it the phases' heads: number, name, goal of the customer.
import { useTranslations } from "next-intl";
import { useJourneyData } from "./board-context.tsx";
import type { BoardColumn } from "./board-model.ts";
import { BoardRow } from "./lane-row.tsx";
import { LaneMenu } from "./lane-menu.tsx";
import { PhaseHead } from "./phase-head.tsx";
import { PhaseTape } from "./phase-tape.tsx";

export function PhaseHeads({ columns, isReader }: { columns: readonly BoardColumn[]; isReader: boolean }) {
  const t = useTranslations("board");
  const hasFigures = useJourneyData().metrics.some((metric) => metric.preset !== null);
  return (
    <div role="rowgroup" className="sticky top-0 z-[5] bg-surface">
      <PhaseTape columns={columns} />
      <BoardRow index={2} group={0} className={hasFigures ? "h-[70px]" : "h-[53px]"}>
        <div
          role="columnheader"
          aria-colindex={1}
          aria-label={t("lanes")}
          data-cell=""
          tabIndex={-1}
          className="sticky left-0 z-[3] grid place-items-center bg-surface"
        >
          {isReader ? <span className="sr-only">{t("lanes")}</span> : <LaneMenu />}
        </div>
        {columns.map((column, index) => (
          <PhaseHead
            key={column.key}
            phase={column.phase}
            column={index + 2}
            isFirst={index === 0}
            isLast={index === columns.length - 1}
          />
        ))}
      </BoardRow>
    </div>
  );
}
