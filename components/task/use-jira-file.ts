// The tasks that are shown as a file for Jira's import.
"use client";
import { useLocale, useTranslations } from "next-intl";
import { useFigure } from "#components/journey/use-figure.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { csvText } from "#domain/csv.ts";
import { jiraRows } from "#domain/task-export.ts";
import type { TaskView } from "#server/tasks/queries.ts";
import { expectedText } from "./expected-change.ts";
import type { TaskSurroundings } from "./use-task-choices.ts";
import type { TaskSubject } from "./use-task-subjects.ts";

export function useJiraFile(
  surroundings: TaskSurroundings,
  subjectOf: (task: TaskView) => TaskSubject | null,
): (tasks: readonly TaskView[], name: string) => void {
  const t = useTranslations("tasks.file");
  const locale = useLocale();
  const figure = useFigure();
  const { slug } = useWorkspace();
  return (tasks, name) => {
    const rows = jiraRows(
      tasks.map((task) => {
        const subject = subjectOf(task);
        const metric = surroundings.metrics.find((one) => one.id === task.metricId);
        return {
          title: task.titleTranslations[locale] ?? task.title,
          month: task.month,
          due: task.due,
          status: task.status,
          effort: task.effort,
          impact: task.impact,
          assignee: surroundings.names.get(task.assigneeId ?? "")?.name ?? null,
          department: surroundings.departments.find((one) => one.id === task.departmentId)?.name ?? null,
          involved: surroundings.departments.flatMap(({ id, name }) =>
            task.involvedDepartmentIds.includes(id) ? name : [],
          ),
          about: subject === null ? null : `${subject.number ?? ""} ${subject.title}`.trim(),
          metric: metric?.name ?? null,
          expected:
            metric && task.expectedChange !== null
              ? expectedText(figure, task.expectedChange, metric.unit)
              : null,
          address: new URL(`/${slug}/tasks/${task.month}`, window.location.href).href,
        };
      }),
      { about: t("about"), involved: t("involved"), metric: t("metric"), expected: t("expected") },
    );
    // Jira reads English: comma, decimal point
    const file = new Blob([csvText(rows, "en")], { type: "text/csv;charset=utf-8" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${t("name")}-${name}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
}
