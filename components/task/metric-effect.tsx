// The figure a task should move; once it is done, where that figure stood before the month and where it stands now.
"use client";
import { useTranslations } from "next-intl";
import { latestReading, valueOf } from "#domain/metric.ts";
import { addMonths } from "#domain/month.ts";
import type { TaskView } from "#server/tasks/queries.ts";
import { useFigure } from "#components/journey/use-figure.ts";
import type { TaskMetric } from "./use-task-choices.ts";

export function MetricEffect({
  metric,
  task,
}: {
  metric: TaskMetric;
  task: Pick<TaskView, "status" | "month">;
}) {
  const t = useTranslations("tasks");
  const figure = useFigure();
  const at = (until?: string) => {
    const reading = latestReading(metric.readings, until);
    const value = reading && valueOf(reading, metric.unit);
    return reading && value !== null ? { month: reading.month, value } : null;
  };
  const before = at(addMonths(task.month, -1));
  const now = at();
  if (task.status !== "done" || !before || !now || now.month === before.month) {
    return <span>{t("moves", { metric: metric.name })}</span>;
  }
  return (
    <span>
      {metric.name} <span className="sr-only">{t("fromTo")}</span>
      {figure(before.value, metric.unit)} <span aria-hidden>→</span>{" "}
      <b className="font-semibold text-ink-2">{figure(now.value, metric.unit)}</b>
    </span>
  );
}
