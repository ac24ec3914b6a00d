// The tasks of one month: by department, mine or all; made, finished and carried on.
"use client";
import { useQuery } from "@tanstack/react-query";
import { CornerDownRight, ListChecks, Plus } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { addMonths, type MonthString } from "#domain/month.ts";
import { isUnfinished, mustBeDecided } from "#domain/task.ts";
import type { TaskView } from "#server/tasks/queries.ts";
import { type Command, useCommands } from "#components/shell/commands.tsx";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { Button, buttonStyles } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { MonthSwitch } from "./month-switch.tsx";
import { TaskDialog } from "./task-dialog.tsx";
import { TaskGroup } from "./task-group.tsx";
import {
  filterOf,
  filterTasks,
  groupByDepartment,
  onlyOf,
  TASK_FILTERS,
  tally,
  type TaskFilter,
} from "./task-groups.ts";
import { TaskPill } from "./task-pills.tsx";
import { useMonthName } from "./use-month-name.ts";
import { type TaskActions, useTaskActions } from "./use-task-actions.ts";
import { type TaskSurroundings, useTaskChoices } from "./use-task-choices.ts";
import { useTaskSubjects } from "./use-task-subjects.ts";

export function TaskPage({ month }: { month: MonthString }) {
  const t = useTranslations("tasks");
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const may = useCan();
  const monthName = useMonthName();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const list = useQuery(trpc.tasks.listMonth.queryOptions({ workspaceId, month }));
  const surroundings = useTaskChoices();
  const actions = useTaskActions(month);
  const [isNew, setNew] = useState(false);
  const mayEdit = may("task.edit");
  useCommands(
    useMemo<readonly Command[]>(
      () =>
        mayEdit
          ? [
              {
                id: "tasks.new",
                group: "create",
                label: t("new"),
                icon: <ListChecks size={16} />,
                run: () => setNew(true),
              },
            ]
          : [],
      [mayEdit, t],
    ),
  );

  return (
    <PageFrame
      title={t("title", { month: monthName(month) })}
      crumbs={[{ label: t("name") }]}
      actions={
        <>
          <MonthSwitch month={month} />
          {mayEdit ? (
            <Button variant="primary" onClick={() => setNew(true)}>
              <Plus size={16} aria-hidden />
              {t("new")}
            </Button>
          ) : null}
        </>
      }
    >
      {list.isPending ? (
        <SkeletonLines lines={6} label={common("loading")} />
      ) : list.isError ? (
        <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>
      ) : (
        <MonthTasks
          month={month}
          tasks={list.data}
          surroundings={surroundings}
          actions={actions}
          onNew={mayEdit ? () => setNew(true) : undefined}
        />
      )}
      {isNew ? (
        <TaskDialog
          title={t("new")}
          action={t("make")}
          initial={{ month, departmentId: surroundings.myDepartmentId }}
          surroundings={surroundings}
          onSubmit={actions.create}
          onClose={() => setNew(false)}
        />
      ) : null}
    </PageFrame>
  );
}

interface MonthTasksProps {
  month: MonthString;
  tasks: readonly TaskView[];
  surroundings: TaskSurroundings;
  actions: TaskActions;
  onNew: (() => void) | undefined;
}

function MonthTasks({ month, tasks, surroundings, actions, onNew }: MonthTasksProps) {
  const t = useTranslations("tasks");
  const { memberId } = useWorkspace();
  const monthName = useMonthName();
  const search = useSearchParams();
  const filter = filterOf(search.get("show"));
  const only = { departmentId: search.get("department"), journeyIds: search.getAll("journeyId") };
  const subjectOf = useTaskSubjects(tasks);
  const me = { memberId, departmentId: surroundings.myDepartmentId };
  const narrowed = onlyOf(tasks, only);
  const shown = filterTasks(narrowed, filter, me, (task) => subjectOf(task)?.departmentIds ?? []);
  const groups = groupByDepartment(shown, surroundings.departments);
  // One that was moved twice is not swept along: somebody has to decide.
  const unfinished = shown.filter((task) => isUnfinished(task.status) && !mustBeDecided(task));
  const isPerson = surroundings.people.some((one) => one.id === memberId);
  const addingWith = onNew ? { assigneeId: filter === "mine" && isPerson ? memberId : null } : null;

  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        <SegmentedControl
          label={t("show")}
          value={filter}
          onValueChange={showFilter}
          options={TASK_FILTERS.filter((one) => one !== "department" || me.departmentId !== null).map(
            (one) => ({
              value: one,
              label: t(`filter.${one}`),
            }),
          )}
          className="bg-ink/6"
        />
        <Legend tasks={shown} />
        {onNew && unfinished.length > 0 ? (
          <Button size="sm" className="ml-auto" onClick={() => void actions.carry(unfinished)}>
            <CornerDownRight size={15} aria-hidden />
            {t("carryAll", { month: monthName(addMonths(month, 1)) })}
          </Button>
        ) : null}
      </div>
      {narrowed.length < tasks.length || only.departmentId ? (
        <p className="mb-3 flex flex-wrap items-center gap-2 text-body text-ink-2" data-narrowed="">
          {t("narrowed", { shown: narrowed.length, all: tasks.length })}
          <Link href="?" className={buttonStyles({ size: "sm", variant: "ghost" })}>
            {t("widen")}
          </Link>
        </p>
      ) : null}
      {groups.length === 0 ? (
        <EmptyState
          title={t(filter === "all" ? "empty" : "emptyFilter")}
          action={
            onNew ? (
              <Button variant="primary" onClick={onNew}>
                <Plus size={16} aria-hidden />
                {t("new")}
              </Button>
            ) : null
          }
        />
      ) : (
        <div className="flex flex-col gap-3">
          {groups.map((group) => (
            <TaskGroup
              key={group.department?.id ?? ""}
              group={group}
              month={month}
              surroundings={surroundings}
              subjectOf={subjectOf}
              addingWith={addingWith}
              actions={actions}
            />
          ))}
        </div>
      )}
    </>
  );
}

/** The filter stands in the address, so that it can be sent on; the page itself need not be asked for again. */
function showFilter(filter: TaskFilter) {
  window.history.replaceState(null, "", filter === "all" ? window.location.pathname : `?show=${filter}`);
}

function Legend({ tasks }: { tasks: readonly TaskView[] }) {
  const t = useTranslations("tasks");
  const counts = tally(tasks);
  if (counts.all === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-meta text-ink-2">
      {(["done", "open", "carried"] as const).map((kind) => (
        <span key={kind} className="flex items-center gap-1.5">
          <TaskPill kind={kind} />
          {t(`legend.${kind}`, { count: counts[kind] })}
        </span>
      ))}
    </p>
  );
}
