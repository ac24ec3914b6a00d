// Step 3: the month's tasks: done, moved or still open, and whether the KPI moved with what was done.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useAskedSubject } from "#components/comment/comment-button.tsx";
import { useOpenThreads } from "#components/comment/use-open-threads.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { MetricEffect } from "#components/task/metric-effect.tsx";
import { TaskRow } from "#components/task/task-row.tsx";
import { useTaskActions } from "#components/task/use-task-actions.ts";
import { useTaskChoices } from "#components/task/use-task-choices.ts";
import { useTaskSubjects } from "#components/task/use-task-subjects.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { SnapshotTask } from "#domain/cycle.ts";
import type { MonthString } from "#domain/month.ts";
import { countStatuses, mustBeDecided } from "#domain/task.ts";

export interface StepTasksProps {
  journeyId: string;
  month: MonthString;
  /** As they stand, or as they were frozen. */
  tasks: readonly SnapshotTask[];
  isOver: boolean;
}

export function StepTasks({ journeyId, month, tasks, isOver }: StepTasksProps) {
  const t = useTranslations("cycle.tasks");
  if (tasks.length === 0) return <EmptyState title={t("empty")} />;
  const counts = countStatuses(tasks);
  const undecided = tasks.filter(mustBeDecided).length;
  return (
    <Panel
      title={t("title")}
      lead={t("lead", {
        done: counts.done,
        open: counts.open + counts.in_progress,
        carried: counts.carried_over,
      })}
    >
      {undecided > 0 ? (
        <p className="mb-2 text-body font-semibold text-thread-deep">
          {t("undecided", { count: undecided })}
        </p>
      ) : null}
      {isOver ? (
        <FrozenTasks tasks={tasks} month={month} />
      ) : (
        <LiveTasks journeyId={journeyId} month={month} />
      )}
    </Panel>
  );
}

function LiveTasks({ journeyId, month }: { journeyId: string; month: MonthString }) {
  const trpc = useTRPC();
  const all = useQuery(trpc.tasks.listForJourney.queryOptions({ journeyId })).data ?? [];
  const tasks = all.filter((task) => task.month === month);
  const surroundings = useTaskChoices();
  const actions = useTaskActions(month);
  const subjectOf = useTaskSubjects(tasks);
  const comments = { threads: useOpenThreads(), asked: useAskedSubject() };
  return (
    <ul>
      {tasks.map((task) => (
        <TaskRow
          key={task.id}
          task={task}
          month={month}
          subject={subjectOf(task)}
          surroundings={surroundings}
          actions={actions}
          comments={comments}
        />
      ))}
    </ul>
  );
}

function FrozenTasks({ tasks, month }: { tasks: readonly SnapshotTask[]; month: MonthString }) {
  const t = useTranslations("tasks");
  const locale = useLocale();
  const { metrics, names } = useTaskChoices();
  return (
    <ul>
      {tasks.map((task) => {
        const metric = metrics.find((one) => one.id === task.metricId);
        return (
          <li
            key={task.id}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-t border-hair py-2 text-body first:border-0"
          >
            <Badge tone={task.status === "done" ? "neutral" : "tag"}>{t(`status.${task.status}`)}</Badge>
            <span className="min-w-0 flex-1 font-medium wrap-anywhere">
              {task.titleTranslations[locale] ?? task.title}
            </span>
            <span className="flex flex-wrap gap-x-3 text-meta text-ink-3">
              {metric ? <MetricEffect metric={metric} task={{ status: task.status, month }} /> : null}
              {task.assigneeId ? <span>{names.get(task.assigneeId)?.name}</span> : null}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
