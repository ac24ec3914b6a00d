"use client";
// The board on a narrow screen: one phase at a time, the thread of the chosen persona runs down at the left, the cards stand beside it.
// The lanes follow as lists. Nothing scrolls sideways.
import { BOARD_LANES } from "#domain/board-lanes.ts";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Journey, Touchpoint } from "#domain/journey.ts";
import { MEDIA } from "#domain/vocabulary.ts";
import { Button } from "#components/ui/button.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { useBoard, useJourneyData, useScreen } from "./board-context.tsx";
import { type BoardColumn, boardColumns, experiencesBy, leadingPersona } from "./board-model.ts";
import { Inspector } from "./inspector/inspector.tsx";
import { Lane } from "./lane.tsx";
import { NarrowPhaseLine } from "./narrow-phase-line.tsx";
import { PhaseFigureLine } from "./phase-figure-line.tsx";
import { NarrowThread } from "./narrow-thread.tsx";

const lastOf = (column: BoardColumn): Touchpoint | undefined =>
  [...column.digital, ...column.physical].toSorted((one, other) => one.number - other.number).at(-1);

export function NarrowBoard({ journey }: { journey: Journey }) {
  const t = useTranslations("board");
  const data = useJourneyData();
  const chosen = useScreen((screen) => screen.personaId);
  const phaseId = useScreen((screen) => screen.phaseId);
  const lanes = useScreen((screen) => screen.lanes);
  const isOpen = useScreen((screen) => screen.sheetOpen);
  const { edit, commands, store } = useBoard();
  const columns = boardColumns(journey);
  const column = columns.find((one) => one.key === phaseId) ?? columns[0];
  const lead = leadingPersona(journey, data, chosen);
  const felt = experiencesBy(journey.experiences, lead);
  if (!column) {
    return (
      <div className="p-4">
        <p className="mb-3 text-ink-2">{t("noPhases")}</p>
        {edit ? <Button onClick={() => commands.addPhase(null)}>{t("addPhase")}</Button> : null}
      </div>
    );
  }
  const single: readonly BoardColumn[] = [column];
  return (
    <div className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto bg-surface pb-20" data-narrow="">
      <PhaseTabs columns={columns} current={column.key} />
      <div role="tabpanel" aria-labelledby={`phase-${column.key}`} className="px-3 pt-3">
        {column.phase ? <NarrowPhaseLine phase={column.phase} /> : null}
        {column.phase ? <PhaseFigureLine phase={column.phase} /> : null}
        <NarrowThread journey={journey} columns={columns} column={column} personaId={lead} felt={felt} />
        {edit ? (
          <div className="mt-3 flex flex-wrap gap-2">
            {MEDIA.map((medium) => (
              <Button
                key={medium}
                size="sm"
                onClick={() =>
                  commands.addTouchpoint({
                    phaseId: column.phase?.id ?? null,
                    medium,
                    after: lastOf(column)?.id ?? null,
                  })
                }
              >
                <Plus size={14} aria-hidden />
                {t(`addMedium.${medium}`)}
              </Button>
            ))}
          </div>
        ) : null}
        <div className="board-narrow mt-4" role="grid" aria-label={t("lanes")}>
          {BOARD_LANES.filter((kind) => lanes.includes(kind)).map((kind, index) => (
            <Lane key={kind} kind={kind} journey={journey} columns={single} row={index + 1} />
          ))}
        </div>
      </div>
      <Sheet
        open={isOpen}
        onOpenChange={(open) => store.set({ sheetOpen: open })}
        title={t("inspector")}
        hideTitle
        side="bottom"
        className="h-[85dvh]"
      >
        <Inspector journey={journey} />
      </Sheet>
    </div>
  );
}

function PhaseTabs({ columns, current }: { columns: readonly BoardColumn[]; current: string }) {
  const t = useTranslations("board");
  const { commands } = useBoard();
  const list = useRef<HTMLDivElement>(null);
  // The phase at hand stands in view, also when a press on the curve or an address chose it.
  useEffect(() => {
    list.current
      ?.querySelector<HTMLElement>('[aria-selected="true"]')
      ?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [current]);
  function handleKey(event: KeyboardEvent): void {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = columns[columns.findIndex((one) => one.key === current) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    commands.showPhase(next.key);
    list.current?.querySelector<HTMLElement>(`[id="phase-${next.key}"]`)?.focus();
  }
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={t("phases")}
      onKeyDown={handleKey}
      className="sticky top-0 z-10 flex overflow-x-auto overscroll-x-contain border-b border-line bg-surface px-2 [scrollbar-width:none]"
    >
      {columns.map((column) => (
        <button
          key={column.key}
          id={`phase-${column.key}`}
          type="button"
          role="tab"
          aria-selected={column.key === current}
          tabIndex={column.key === current ? 0 : -1}
          onClick={() => commands.showPhase(column.key)}
          className="min-h-11 flex-none border-b-2 border-transparent px-1.5 text-meta text-ink-2 aria-selected:border-thread aria-selected:font-semibold aria-selected:text-ink"
        >
          {column.phase ? (
            <>
              <span className="mr-1 text-ink-3">{column.phase.index + 1}</span>
              {column.phase.name || t("unnamedPhase")}
            </>
          ) : (
            t("withoutPhase")
          )}
        </button>
      ))}
    </div>
  );
}
