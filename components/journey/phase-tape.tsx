"use client";
// A strip of measuring tape: how long each phase lasts, editable where it stands.
import { useTranslations } from "next-intl";
import type { BoardColumn } from "./board-model.ts";
import { useBoard, useScreen } from "./board-context.tsx";
import { InlineText } from "./inline-text.tsx";

const TICKS = [1, 2, 3, 4, 5, 6, 7] as const;

export function PhaseTape({ columns }: { columns: readonly BoardColumn[] }) {
  const t = useTranslations("board");
  return (
    <div
      role="row"
      aria-rowindex={1}
      data-row={1}
      data-group={0}
      className="board-row h-[19px] border-b-tape-line! bg-tape"
    >
      <div
        role="rowheader"
        aria-colindex={1}
        data-cell=""
        tabIndex={-1}
        className="sticky left-0 z-[3] bg-tape pl-3.5 text-axis leading-[19px] text-tape-ink"
      >
        {t("duration")}
      </div>
      {columns.map((column, index) => (
        <TapeCell key={column.key} column={column} index={index} />
      ))}
    </div>
  );
}

function TapeCell({ column, index }: { column: BoardColumn; index: number }) {
  const t = useTranslations("board");
  const { edit, commands, langOf } = useBoard();
  const phase = column.phase;
  const isEditing = useScreen(
    (screen) => screen.editing?.id === phase?.id && screen.editing?.field === "duration",
  );
  return (
    <div
      role="gridcell"
      aria-colindex={index + 2}
      data-cell=""
      tabIndex={-1}
      className="relative min-w-0 border-l border-tick px-3 text-axis leading-[19px] text-tape-ink"
    >
      <span aria-hidden="true" className="pointer-events-none absolute inset-0">
        {TICKS.map((tick) => (
          <i
            key={tick}
            className="absolute top-0 w-px bg-tick"
            style={{ left: `${tick * 12.5}%`, height: tick === 4 ? 5 : 3 }}
          />
        ))}
      </span>
      {phase && isEditing ? (
        <InlineText
          place={{ collection: "phases", id: phase.id, field: "duration" }}
          text={phase.duration}
          label={t("durationOf", { phase: phase.name })}
          className="relative -mt-px text-axis leading-[18px]"
        />
      ) : phase && edit ? (
        <button
          type="button"
          tabIndex={-1}
          data-item=""
          aria-label={t("durationIs", { phase: phase.name, duration: phase.duration || t("none") })}
          onClick={() => commands.startEdit({ collection: "phases", id: phase.id, field: "duration" })}
          className="relative -ml-1 block h-[19px] max-w-full cursor-text truncate px-1 text-left text-axis leading-[19px] hover:underline"
          lang={langOf(phase, "duration")}
        >
          {phase.duration || <span aria-hidden="true">…</span>}
        </button>
      ) : (
        <span lang={phase ? langOf(phase, "duration") : undefined} className="relative">
          {phase?.duration}
        </span>
      )}
    </div>
  );
}
