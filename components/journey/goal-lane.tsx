"use client";
// Each phase's goal: the metric's last figure, its target, and the way it went.
import { loadPart } from "#components/ui/lazy.tsx";
import { Plus, Target } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import type { Journey, JourneyGoal } from "#domain/journey.ts";
import { useBoard, useJourneyData } from "./board-context.tsx";
import { type BoardColumn, goalsOf } from "./board-model.ts";
import type { BoardMetric } from "./journey-data.ts";
import { AddButton, BoardCell, BoardRow, LaneHead } from "./lane-row.tsx";
import { Sparkline } from "./sparkline.tsx";
import { useFigure } from "./use-figure.ts";

const GoalPicker = loadPart(() => import("./goal-picker.tsx").then((module) => module.GoalPicker));

export function GoalLane({
  journey,
  columns,
  row,
}: {
  journey: Journey;
  columns: readonly BoardColumn[];
  row: number;
}) {
  const t = useTranslations("board");
  const format = useFormatter();
  const data = useJourneyData();
  const newest = data.metrics
    .map((metric) => metric.readings.at(-1)?.month ?? "")
    .toSorted()
    .at(-1);
  return (
    <BoardRow index={row} group={3}>
      <LaneHead
        icon={<Target size={15} aria-hidden />}
        title={t("lane.goals")}
        note={newest ? format.dateTime(new Date(`${newest}-15T12:00:00Z`), { month: "long" }) : undefined}
      />
      {columns.map((column, index) => (
        <GoalCell key={column.key} journey={journey} column={column} index={index} />
      ))}
    </BoardRow>
  );
}

function GoalCell({ journey, column, index }: { journey: Journey; column: BoardColumn; index: number }) {
  const t = useTranslations("board");
  const { edit } = useBoard();
  const data = useJourneyData();
  const [picking, setPicking] = useState<{ goal: JourneyGoal | null } | null>(null);
  const phase = column.phase;
  const goals = phase ? goalsOf(journey, phase.id) : [];
  return (
    <BoardCell
      column={index + 2}
      label={t("cellOf", {
        lane: t("lane.goals"),
        phase: phase?.name ?? t("withoutPhase"),
        count: goals.length,
      })}
      className="group/cell min-h-[45px] py-1"
    >
      {goals.map((goal) => (
        <GoalFigure
          key={goal.id}
          goal={goal}
          metric={data.metrics.find((metric) => metric.id === goal.metricId)}
          onPick={edit ? () => setPicking({ goal }) : null}
        />
      ))}
      {edit && phase ? (
        <>
          <AddButton
            label={t("addGoal")}
            icon={<Plus size={14} aria-hidden />}
            hidden={goals.length > 0}
            onClick={() => setPicking({ goal: null })}
          />
          <Suspense fallback={null}>
            {picking ? (
              <GoalPicker phase={phase} goal={picking.goal} onClose={() => setPicking(null)} />
            ) : null}
          </Suspense>
        </>
      ) : null}
    </BoardCell>
  );
}

function GoalFigure({
  goal,
  metric,
  onPick,
}: {
  goal: JourneyGoal;
  metric: BoardMetric | undefined;
  onPick: (() => void) | null;
}) {
  const t = useTranslations("board");
  const figure = useFigure();
  const last = metric?.readings.at(-1);
  const name = metric?.name ?? (goal.title || t("noMetric"));
  const body = (
    <>
      <span className="block truncate text-meta leading-[14px] text-ink-2" title={goal.title || name}>
        {name}
      </span>
      <span className="flex items-center gap-1">
        <b className="font-display text-card leading-[20px] font-semibold">
          {metric && last ? figure(last.value, metric.unit) : "–"}
        </b>
        {metric && metric.target !== null ? (
          <span className="min-w-0 truncate text-axis text-ink-3">
            {t("target", { value: figure(metric.target, metric.unit) })}
          </span>
        ) : null}
        <span className="ml-auto">
          {metric ? (
            <Sparkline values={metric.readings.map((reading) => reading.value)} target={metric.target} />
          ) : null}
        </span>
      </span>
    </>
  );
  if (!onPick) return <div>{body}</div>;
  return (
    <button
      type="button"
      tabIndex={-1}
      data-item=""
      onClick={onPick}
      className="block w-full min-w-0 rounded-tag text-left hover:bg-ink/4"
    >
      {body}
    </button>
  );
}
