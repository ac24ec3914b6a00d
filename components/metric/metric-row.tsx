// One KPI: figure, change, target and line, what may be said of it, what it means, its goal; opened it shows the months behind it.
"use client";
import { ChevronRight, Ellipsis, Pencil, Target, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CommentButton } from "#components/comment/comment-button.tsx";
import type { OpenThreads } from "#components/comment/use-open-threads.ts";
import { todayHere } from "#components/evidence/today.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { DropdownMenu, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { CommentSubject } from "#domain/comment.ts";
import { isSettled } from "#domain/day-reading.ts";
import { ageOf, type MetricUnit, stateOf } from "#domain/metric.ts";
import { daysInMonth } from "#domain/month.ts";
import { OnlyDays } from "./day-months.tsx";
import { GoalLine } from "./goal-line.tsx";
import { MetricHistory, pointsOf } from "./metric-history.tsx";
import { MetricMeaning } from "./metric-meaning.tsx";
import { ReadingLine } from "./reading-line.tsx";
import { type JourneyMetric, useMetricActions } from "./use-metric-actions.ts";
import { useMetricWords } from "./use-metric-words.ts";
import type { JudgedRow } from "./use-verdicts.ts";
import { VerdictLine } from "./verdict-line.tsx";

export interface MetricRowProps {
  metric: JourneyMetric;
  /** Verdict on its newest figure; null without one. */
  judged: JudgedRow | null;
  /** What it is a figure of: phase, touchpoint, channel, by name. */
  place: string;
  /** Open threads of the page, and the one its address names. */
  comments: { readonly threads: OpenThreads; readonly asked: CommentSubject | null };
  owner: string | null;
  mayEdit: boolean;
  onMeasure: (month?: string) => void;
  /** Enters the newest reading again, with the numbers behind it. */
  onCount: () => void;
  onEdit: () => void;
  onGoal: () => void;
}

/** Units whose figure rests on counts that may be added. */
const isCountable = (unit: MetricUnit) => ["percent", "per100", "nps", "score7"].includes(unit);
/** Months of the small line. */
const SHOWN = 12;

export function MetricRow(props: MetricRowProps) {
  const { metric, judged, mayEdit, onMeasure, onCount, onEdit, onGoal } = props;
  const t = useTranslations("metric");
  const { figure, nameOf } = useMetricWords();
  const { remove } = useMetricActions();
  const [isOpen, setOpen] = useState(false);
  const points = pointsOf(metric);
  const name = nameOf(metric);
  const newest = metric.readings.at(-1);
  return (
    <li className="border-t border-hair py-3.5 first:border-0 first:pt-0" data-metric={metric.id}>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
        <div className="min-w-48 flex-1">
          <h3 className="font-text text-reading font-semibold">{name}</h3>
          <p className="text-meta text-ink-3">
            {[props.place, metric.source, metric.benefit ? t(`benefits.${metric.benefit}`) : ""]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        <ReadingLine
          points={points.slice(-SHOWN)}
          target={metric.target}
          label={t("lineLabel", { name, count: points.length })}
        />
        <NewestFigure metric={metric} />
        <CommentButton
          subject={{ kind: "metric", metricId: metric.id }}
          title={name}
          threads={props.comments.threads}
          asked={props.comments.asked}
        />
        {mayEdit ? (
          <div className="flex items-center gap-1">
            <Button size="sm" onClick={() => onMeasure()} aria-label={t("measureOf", { name })}>
              {t("measure")}
            </Button>
            <DropdownMenu
              trigger={<IconButton size="sm" label={t("menu", { name })} icon={<Ellipsis size={16} />} />}
            >
              <MenuItem icon={<Pencil size={16} />} onSelect={onEdit}>
                {t("edit")}
              </MenuItem>
              <MenuItem icon={<Target size={16} />} onSelect={onGoal}>
                {t("goal.open")}
              </MenuItem>
              <MenuItem icon={<Trash2 size={16} />} tone="danger" onSelect={() => remove(metric)}>
                {t("remove")}
              </MenuItem>
            </DropdownMenu>
          </div>
        ) : null}
      </div>
      <div className="mt-1.5 grid max-w-3xl gap-1">
        {judged ? (
          <VerdictLine
            verdict={judged.verdict}
            name={name}
            unit={metric.unit}
            holds={judged.holds}
            many={judged.many}
            onCount={mayEdit && isCountable(metric.unit) ? onCount : null}
          />
        ) : null}
        {newest && newest.summedDays !== null && !isSettled(newest.month, todayHere()) ? (
          <p className="text-meta text-ink-3">{t("days.unsettled")}</p>
        ) : null}
        <OnlyDays metric={metric} onMeasure={mayEdit ? onMeasure : null} />
        <MetricMeaning metric={metric} />
        <GoalLine
          metric={metric}
          owner={props.owner}
          target={metric.target === null ? null : figure(metric.target, metric.unit)}
          onGoal={mayEdit ? onGoal : null}
        />
      </div>
      {metric.readings.length > 0 || metric.newestDay !== null ? (
        <>
          <Button
            variant="ghost"
            size="sm"
            className="-ml-2"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronRight
              aria-hidden
              size={14}
              className={cn("transition-transform", isOpen && "rotate-90")}
            />
            {metric.readings.length > 0 ? t("readings", { count: metric.readings.length }) : t("days.title")}
            <span className="sr-only">: {name}</span>
          </Button>
          {isOpen ? <MetricHistory metric={metric} mayEdit={mayEdit} onMeasure={onMeasure} /> : null}
        </>
      ) : null}
    </li>
  );
}

/** Newest figure with its month, how it moved since the month before, and whether it is old. The move is a fact and no verdict. */
function NewestFigure({ metric }: { metric: JourneyMetric }) {
  const t = useTranslations("metric");
  const { figure, month } = useMetricWords();
  const { unit } = metric;
  const state = stateOf({ ...metric, baseline: null }, metric.readings);
  // From 52% to 58% is six points, not six per cent.
  const changeOf = (size: number) =>
    unit === "percent" || unit === "nps"
      ? t("points", { value: figure(size, "count"), count: size })
      : figure(size, unit);
  const newest = metric.readings.at(-1);
  const age = state ? ageOf(state.month, todayHere()) : null;
  return (
    <div className="w-full sm:w-44">
      <p className="font-display text-phase font-semibold tabular-nums">
        {state ? figure(state.value, unit) : t("noReading")}
        {state && state.change !== null && state.change !== 0 ? (
          <span className="ml-2 font-text text-meta font-medium text-ink-2">
            {`${state.change > 0 ? "+" : "−"}${changeOf(Math.abs(state.change))}`}
          </span>
        ) : null}
      </p>
      <p className="text-meta text-ink-3">
        {[
          state ? month(state.month) : "",
          newest && newest.summedDays !== null
            ? t("days.summed", { days: newest.summedDays, of: daysInMonth(newest.month) })
            : "",
          metric.target === null ? "" : t("target", { value: figure(metric.target, unit) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {age?.isOld ? (
        <Badge tone="tag" className="mt-0.5" data-old="">
          {t("old", { days: age.days })}
        </Badge>
      ) : null}
    </div>
  );
}
