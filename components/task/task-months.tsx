// What lies ahead by month: the last one, this one and the next four, each with its own tasks.
"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { addMonths, type MonthString, monthRange } from "#domain/month.ts";
import type { TaskView } from "#server/tasks/queries.ts";
import { tally } from "./task-groups.ts";
import { TaskPills } from "./task-pills.tsx";
import { type TaskComments, TaskRow } from "./task-row.tsx";
import { useMonthName } from "./use-month-name.ts";
import { useTaskActions } from "./use-task-actions.ts";
import type { TaskSurroundings } from "./use-task-choices.ts";
import type { TaskSubject } from "./use-task-subjects.ts";
import { useTaskSubjects } from "./use-task-subjects.ts";

const BEFORE = 1;
const AHEAD = 4;

export interface TaskMonthsProps {
  month: MonthString;
  surroundings: TaskSurroundings;
  /** Which of them pass the page's filter. */
  filter: (
    tasks: readonly TaskView[],
    subjectOf: (task: TaskView) => TaskSubject | null,
  ) => readonly TaskView[];
  comments: TaskComments;
}

export function TaskMonths({ month, surroundings, filter, comments }: TaskMonthsProps) {
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const [from, to] = [addMonths(month, -BEFORE), addMonths(month, AHEAD)];
  const all = useQuery(trpc.tasks.listBetween.queryOptions({ workspaceId, from, to })).data;
  const subjectOf = useTaskSubjects(all ?? []);
  if (!all) return <SkeletonLines lines={6} label={common("loading")} />;
  const shown = filter(all, subjectOf);
  return (
    <div className="grid gap-3">
      {monthRange(from, to).map((one) => (
        <MonthSection
          key={one}
          month={one}
          tasks={shown.filter((task) => task.month === one)}
          subjectOf={subjectOf}
          surroundings={surroundings}
          comments={comments}
        />
      ))}
    </div>
  );
}

interface MonthSectionProps {
  month: MonthString;
  tasks: readonly TaskView[];
  subjectOf: (task: TaskView) => TaskSubject | null;
  surroundings: TaskSurroundings;
  comments: TaskComments;
}

function MonthSection({ month, tasks, subjectOf, surroundings, comments }: MonthSectionProps) {
  const t = useTranslations("tasks");
  const { slug } = useWorkspace();
  const monthName = useMonthName();
  const actions = useTaskActions(month);
  const counts = tally(tasks);
  return (
    <section
      aria-label={monthName(month, "withYear")}
      className="rounded-panel bg-surface px-4 pt-3.5 pb-2 sm:px-5"
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 pb-1.5">
        <h2 className="text-card">
          <Link
            href={`/${slug}/tasks/${month}`}
            className="inline-block first-letter:uppercase hover:underline"
          >
            {monthName(month, "withYear")}
          </Link>
        </h2>
        <span className="ml-auto flex items-center gap-3">
          <TaskPills tally={counts} />
          <span className="text-body text-ink-2">
            {counts.all === 0 ? t("monthEmpty") : t("doneOf", { done: counts.done, all: counts.all })}
          </span>
        </span>
      </header>
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
    </section>
  );
}
