// The figure a task should move, and by how much; once it is done, where that figure stood before the month, where it stands now,
// and what may be said of that.
"use client";
import { useTranslations } from "next-intl";
import { latestReading, valueOf } from "#domain/metric.ts";
import { addMonths } from "#domain/month.ts";
import { judge } from "#domain/verdict.ts";
import type { TaskView } from "#server/tasks/queries.ts";
import { useFigure } from "#components/journey/use-figure.ts";
import { useVerdictWords } from "#components/metric/use-verdict-words.ts";
import { VerdictMark } from "#components/metric/verdict-line.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { expectedText } from "./expected-change.ts";
import type { TaskMetric } from "./use-task-choices.ts";

export function MetricEffect({
  metric,
  task,
}: {
  metric: TaskMetric;
  task: Pick<TaskView, "status" | "month"> & { readonly expectedChange?: number | null };
}) {
  const t = useTranslations("tasks");
  const figure = useFigure();
  const workspace = useWorkspace();
  const { sentence } = useVerdictWords();
  const before = latestReading(metric.readings, addMonths(task.month, -1));
  const now = latestReading(metric.readings);
  const [from, to] = [before && valueOf(before, metric.unit), now && valueOf(now, metric.unit)];
  const change = task.expectedChange ?? null;
  const expected =
    change === null ? null : t("expected", { change: expectedText(figure, change, metric.unit) });
  if (
    task.status !== "done" ||
    !before ||
    !now ||
    from === null ||
    to === null ||
    now.month === before.month
  ) {
    return (
      <span>
        {t("moves", { metric: metric.name })}
        {expected === null ? "" : ` · ${expected}`}
      </span>
    );
  }
  const verdict = judge(metric, before, now, workspace.month);
  return (
    <span title={sentence(verdict, metric.unit)} data-effect={verdict.kind}>
      {metric.name} <span className="sr-only">{t("fromTo")}</span>
      {figure(from, metric.unit)} <span aria-hidden>→</span>{" "}
      <b className="font-semibold text-ink-2">{figure(to, metric.unit)}</b> <VerdictMark verdict={verdict} />
      {expected === null ? "" : ` · ${expected}`}
    </span>
  );
}
