// The month's tasks below the page's head: which of them, laid out how, several chosen at once, and as a file.
"use client";
import { CornerDownRight, Download, ListChecks, Plus } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useAskedSubject } from "#components/comment/comment-button.tsx";
import { useOpenThreads } from "#components/comment/use-open-threads.ts";
import { Button, buttonStyles } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { keepInAddress } from "#components/ui/keep-in-address.ts";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { addMonths, type MonthString } from "#domain/month.ts";
import { isUnfinished, mustBeDecided } from "#domain/task.ts";
import type { TaskView } from "#server/tasks/queries.ts";
import { TaskBulkBar } from "./task-bulk-bar.tsx";
import { TaskGroup } from "./task-group.tsx";
import {
  byDue,
  filterOf,
  filterTasks,
  groupByDepartment,
  onlyOf,
  TASK_FILTERS,
  TASK_VIEWS,
  tally,
  viewOf,
} from "./task-groups.ts";
import { TaskMatrix } from "./task-matrix.tsx";
import { TaskMonths } from "./task-months.tsx";
import { TaskPill } from "./task-pills.tsx";
import { TaskRow, type TaskSelection } from "./task-row.tsx";
import { useJiraFile } from "./use-jira-file.ts";
import { useMonthName } from "./use-month-name.ts";
import type { TaskActions } from "./use-task-actions.ts";
import type { TaskSurroundings } from "./use-task-choices.ts";
import { useTaskSubjects } from "./use-task-subjects.ts";

interface MonthTasksProps {
  month: MonthString;
  /** First month where several are shown as one list, each task where it went on last. */
  from: MonthString | null;
  tasks: readonly TaskView[];
  surroundings: TaskSurroundings;
  actions: TaskActions;
  onNew: (() => void) | undefined;
}

export function MonthTasks({ month, from, tasks, surroundings, actions, onNew }: MonthTasksProps) {
  const t = useTranslations("tasks");
  const { memberId } = useWorkspace();
  const monthName = useMonthName();
  const search = useSearchParams();
  const filter = filterOf(search.get("show"));
  const view = viewOf(search.get("view"));
  const only = { departmentId: search.get("department"), journeyIds: search.getAll("journeyId") };
  const subjectOf = useTaskSubjects(tasks);
  const comments = { threads: useOpenThreads(), asked: useAskedSubject() };
  const toFile = useJiraFile(surroundings, subjectOf);
  const chosen = useChosen(tasks);
  const me = { memberId, departmentId: surroundings.myDepartmentId };
  const pass = (some: readonly TaskView[], about: typeof subjectOf) =>
    filterTasks(onlyOf(some, only), filter, me, (task) => about(task)?.departmentIds ?? []);
  const shown = pass(tasks, subjectOf);
  const narrowed = onlyOf(tasks, only);
  const isNarrowed = narrowed.length < tasks.length || only.departmentId !== null || from !== null;
  const groups = groupByDepartment(shown, surroundings.departments);
  // One that was moved twice is not swept along: somebody has to decide.
  const unfinished = shown.filter((task) => isUnfinished(task.status) && !mustBeDecided(task));
  const isPerson = surroundings.people.some((one) => one.id === memberId);
  const addingWith = onNew ? { assigneeId: filter === "mine" && isPerson ? memberId : null } : null;
  const isRows = view === "department" || view === "list";
  const selection: TaskSelection | undefined =
    chosen.ids === null ? undefined : { ids: chosen.ids, onToggle: chosen.toggle };
  const rowOf = (task: TaskView) => (
    <TaskRow
      key={task.id}
      task={task}
      month={task.month}
      subject={subjectOf(task)}
      surroundings={surroundings}
      actions={actions}
      comments={comments}
      selection={selection}
    />
  );

  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        <SegmentedControl
          label={t("show")}
          value={filter}
          onValueChange={(next) => keepInAddress("show", next === "all" ? null : next)}
          options={TASK_FILTERS.filter((one) => one !== "department" || me.departmentId !== null).map(
            (one) => ({
              value: one,
              label: t(`filter.${one}`),
            }),
          )}
          className="bg-ink/6"
        />
        <SegmentedControl
          label={t("view.label")}
          value={view}
          onValueChange={(next) => {
            chosen.end();
            keepInAddress("view", next === "department" ? null : next);
          }}
          options={TASK_VIEWS.map((one) => ({ value: one, label: t(`view.${one}`) }))}
          className="bg-ink/6"
        />
        <Legend tasks={shown} />
        <span className="ml-auto flex flex-wrap items-center gap-2">
          {shown.length > 0 ? (
            <Button size="sm" variant="ghost" onClick={() => toFile(shown, month)}>
              <Download size={15} aria-hidden />
              {t("file.download")}
            </Button>
          ) : null}
          {onNew && isRows && shown.length > 0 ? (
            <Button size="sm" aria-pressed={selection !== undefined} onClick={chosen.turn}>
              <ListChecks size={15} aria-hidden />
              {t("bulk.start")}
            </Button>
          ) : null}
          {onNew && isRows && from === null && unfinished.length > 0 ? (
            <Button size="sm" onClick={() => void actions.carry(unfinished)}>
              <CornerDownRight size={15} aria-hidden />
              {t("carryAll", { month: monthName(addMonths(month, 1)) })}
            </Button>
          ) : null}
        </span>
      </div>
      {isNarrowed ? (
        <p
          className="mb-3 flex flex-wrap items-center gap-2 text-body text-ink-2"
          data-narrowed={narrowed.length}
        >
          {from === null
            ? t("narrowed", { shown: narrowed.length, all: tasks.length })
            : t("narrowedRange", {
                shown: narrowed.length,
                all: tasks.length,
                from: monthName(from),
                to: monthName(month),
              })}
          <Link href="?" className={buttonStyles({ size: "sm", variant: "ghost" })}>
            {t("widen")}
          </Link>
        </p>
      ) : null}
      {view === "months" ? (
        <TaskMonths month={month} surroundings={surroundings} filter={pass} comments={comments} />
      ) : groups.length === 0 ? (
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
      ) : view === "matrix" ? (
        <TaskMatrix tasks={shown} surroundings={surroundings} actions={actions} />
      ) : view === "list" ? (
        <section aria-label={t("view.list")} className="rounded-panel bg-surface px-4 py-2 sm:px-5">
          <ul>{byDue(shown).map(rowOf)}</ul>
        </section>
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
              comments={comments}
              selection={selection}
            />
          ))}
        </div>
      )}
      {selection ? (
        <TaskBulkBar
          tasks={tasks.filter((task) => selection.ids.has(task.id))}
          month={month}
          surroundings={surroundings}
          onAll={() => chosen.choose(shown.filter((task) => task.status !== "carried_over"))}
          onClose={chosen.end}
          onChange={(changes) =>
            void actions.changeMany([...selection.ids], changes).then((isDone) => isDone && chosen.end())
          }
        />
      ) : null}
    </>
  );
}

/** Which tasks are chosen; null while nothing is being chosen. Escape ends it; what is no longer there is not chosen any more. */
function useChosen(tasks: readonly TaskView[]) {
  const [held, setHeld] = useState<ReadonlySet<string> | null>(null);
  const isOn = held !== null;
  useEffect(() => {
    if (!isOn) return undefined;
    function handleEscape(event: KeyboardEvent) {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      // an open menu or window closes first
      if (document.querySelector("[role=menu], [role=dialog], [role=listbox]")) return;
      setHeld(null);
    }
    window.addEventListener("keydown", handleEscape);
    return () => window.removeEventListener("keydown", handleEscape);
  }, [isOn]);
  const there = new Set(tasks.map((task) => task.id));
  return {
    ids: held && new Set([...held].filter((id) => there.has(id))),
    toggle: (taskId: string) =>
      setHeld((before) => {
        const next = new Set(before);
        if (!next.delete(taskId)) next.add(taskId);
        return next;
      }),
    choose: (some: readonly TaskView[]) => setHeld(new Set(some.map((task) => task.id))),
    turn: () => setHeld((before) => (before === null ? new Set() : null)),
    end: () => setHeld(null),
  };
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
