"use client";
// Pains, opportunities and strengths; what is solved stays struck through for its month.
import { Award, Check, Lightbulb, ListTodo, Plus, Zap } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Insight, Journey } from "#domain/journey.ts";
import { INSIGHT_KINDS } from "#domain/vocabulary.ts";
import { keepInAddress } from "#components/ui/keep-in-address.ts";
import { useBoard, useScreen } from "./board-context.tsx";
import { type BoardColumn, insightsOf } from "./board-model.ts";
import type { InsightKind } from "./board-store.ts";
import { InlineText } from "./inline-text.tsx";
import { AddButton, BoardCell, BoardRow, LaneHead } from "./lane-row.tsx";

export function InsightLane({
  journey,
  columns,
  row,
}: {
  journey: Journey;
  columns: readonly BoardColumn[];
  row: number;
}) {
  const t = useTranslations("board");
  const { edit, commands, month } = useBoard();
  const only = useScreen((screen) => screen.insightKind);
  const editingId = useScreen((screen) => screen.editing?.id);
  const all = columns.flatMap((column) => insightsOf(journey, column.phase?.id ?? null, month));
  return (
    <BoardRow index={row} group={3}>
      <LaneHead icon={<Zap size={15} aria-hidden />} title={t("lane.insights")}>
        <KindFilter insights={all} />
      </LaneHead>
      {columns.map((column, index) => {
        const phaseId = column.phase?.id ?? null;
        const insights = insightsOf(journey, phaseId, month).filter(
          // one that is being written stays while its kind is chosen
          (insight) => only === null || insight.kind === only || insight.id === editingId,
        );
        return (
          <BoardCell
            key={column.key}
            column={index + 2}
            label={t("cellOf", {
              lane: t("lane.insights"),
              phase: column.phase?.name ?? t("withoutPhase"),
              count: insights.length,
            })}
            className="group/cell min-h-10"
          >
            <ul className="grid gap-[3px]">
              {insights.map((insight) => (
                <InsightLine key={insight.id} insight={insight} />
              ))}
            </ul>
            {edit ? (
              <AddButton
                label={t("addInsight")}
                icon={<Plus size={14} aria-hidden />}
                hidden={insights.length > 0}
                onClick={() => commands.addInsight(phaseId, only ?? "pain")}
              />
            ) : null}
          </BoardCell>
        );
      })}
    </BoardRow>
  );
}

/** How many there are of each kind; a press shows one kind alone, a second one all again. */
function KindFilter({ insights }: { insights: readonly Insight[] }) {
  const t = useTranslations("board");
  const { store } = useBoard();
  const only = useScreen((screen) => screen.insightKind);
  function choose(kind: InsightKind): void {
    const next = only === kind ? null : kind;
    store.set({ insightKind: next });
    keepInAddress("insights", next);
  }
  return (
    <div role="group" aria-label={t("insightKinds")} className="mt-0.5 -ml-[22px] flex flex-wrap">
      {INSIGHT_KINDS.map((kind) => {
        const count = insights.filter((insight) => insight.kind === kind).length;
        const label = t(`insightsOnly.${kind}`, { count });
        return (
          <button
            key={kind}
            type="button"
            tabIndex={-1}
            data-item=""
            data-kind={kind}
            aria-pressed={only === kind}
            aria-label={label}
            title={label}
            onClick={() => choose(kind)}
            className="flex min-h-6 min-w-6 items-center justify-center gap-0.5 rounded-tag px-[3px] text-axis font-medium text-ink-2 tabular-nums hover:bg-ink/8 aria-pressed:bg-ink/10 aria-pressed:font-bold aria-pressed:text-ink aria-pressed:shadow-[inset_0_0_0_1px_var(--ink)] pointer-coarse:min-h-11"
          >
            <InsightIcon insight={{ kind, status: "open" }} />
            {count}
          </button>
        );
      })}
    </div>
  );
}

const KIND_NEXT = { pain: "opportunity", opportunity: "strength", strength: "pain" } as const;

export function InsightIcon({ insight }: { insight: Pick<Insight, "kind" | "status"> }) {
  if (insight.status === "solved") return <Check size={14} className="text-evidence-3" aria-hidden />;
  if (insight.kind === "pain") return <Zap size={14} className="text-emotion-m1" aria-hidden />;
  if (insight.kind === "opportunity") return <Lightbulb size={14} className="text-evidence-3" aria-hidden />;
  return <Award size={14} className="text-emotion-p2" aria-hidden />;
}

function InsightLine({ insight }: { insight: Insight }) {
  const t = useTranslations("board");
  const { edit, commands, langOf, actions } = useBoard();
  const isEditing = useScreen((screen) => screen.editing?.id === insight.id);
  const isSolved = insight.status === "solved";
  const kind = t(`insight.${insight.kind}`);
  return (
    <li className="group/insight relative flex items-start gap-[5px] text-meta leading-[15px]">
      {edit && isEditing ? (
        <button
          type="button"
          // Keeps the field open: the press must not blur it.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => edit.updateInsight(insight.id, { kind: KIND_NEXT[insight.kind] })}
          aria-label={t("insightKind", { kind })}
          title={t("insightKind", { kind })}
          className="-m-1 grid size-6 flex-none place-items-center rounded-tag hover:bg-ink/8"
        >
          <InsightIcon insight={insight} />
        </button>
      ) : (
        <span className="mt-px flex-none">
          <InsightIcon insight={insight} />
          <span className="sr-only">{isSolved ? t("insight.solved") : kind}</span>
        </span>
      )}
      {isEditing ? (
        <InlineText
          place={{ collection: "insights", id: insight.id, field: "title" }}
          text={insight.title}
          label={kind}
          placeholder={t("insightPlaceholder")}
          className="text-meta"
          onEmpty={() => edit?.removeInsight(insight.id)}
        />
      ) : (
        <button
          type="button"
          tabIndex={-1}
          data-item=""
          data-delete="insight"
          data-record={insight.id}
          disabled={!edit}
          lang={langOf(insight, "title")}
          onClick={() => commands.startEdit({ collection: "insights", id: insight.id, field: "title" })}
          className={`min-w-0 flex-1 text-left hyphens-auto ${edit ? "cursor-text" : ""} ${isSolved ? "text-ink-3 line-through decoration-1" : ""}`}
        >
          {insight.title || t("untitled")}
        </button>
      )}
      {actions.openTask && !isEditing && !isSolved ? (
        <button
          type="button"
          tabIndex={-1}
          onClick={() =>
            actions.openTask?.({
              about: {
                insightId: insight.id,
                touchpointId: insight.touchpointId,
                phaseId: insight.phaseId,
              },
            })
          }
          aria-label={t("taskFor", { title: insight.title })}
          title={t("taskFor", { title: insight.title })}
          className="absolute -top-1 right-6 grid size-6 place-items-center rounded-tag bg-surface text-ink-3 opacity-0 hover:text-ink focus-visible:opacity-100 group-hover/insight:opacity-100"
        >
          <ListTodo size={14} aria-hidden />
        </button>
      ) : null}
      {edit && !isEditing ? (
        <button
          type="button"
          tabIndex={-1}
          onClick={() => commands.toggleSolved(insight.id)}
          aria-label={isSolved ? t("reopen", { title: insight.title }) : t("solve", { title: insight.title })}
          className="absolute -top-1 right-0 grid size-6 place-items-center rounded-tag bg-surface text-ink-3 opacity-0 hover:text-ink focus-visible:opacity-100 group-hover/insight:opacity-100"
        >
          <Check size={14} aria-hidden />
        </button>
      ) : null}
    </li>
  );
}
