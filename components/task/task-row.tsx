// One task: state, words, what it is about, who, when, and the figure it should move; with everything that can be done to it.
"use client";
import { CornerDownRight, Ellipsis, Pencil, Trash2, Undo2 } from "lucide-react";
import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { CommentSubject } from "#domain/comment.ts";
import { addMonths, type MonthString } from "#domain/month.ts";
import { isUnfinished, mustBeDecided } from "#domain/task.ts";
import type { TaskView } from "#server/tasks/queries.ts";
import { CommentButton } from "#components/comment/comment-button.tsx";
import type { OpenThreads } from "#components/comment/use-open-threads.ts";
import { Avatar, departmentTone } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { cn } from "#components/ui/class-names.ts";
import { DropdownMenu, MenuChoice, MenuItem, MenuSeparator } from "#components/ui/dropdown-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { toastFailed } from "#components/ui/toast.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { DecideDialog } from "./decide-dialog.tsx";
import { TaskDialog } from "./task-dialog.tsx";
import { MetricEffect } from "./metric-effect.tsx";
import { TaskRing } from "./task-ring.tsx";
import { TaskTitle } from "./task-title.tsx";
import type { TaskActions } from "./use-task-actions.ts";
import type { TaskSurroundings } from "./use-task-choices.ts";
import type { TaskSubject } from "./use-task-subjects.ts";
import { useMonthName } from "./use-month-name.ts";

const NOBODY = "nobody";

export interface TaskRowProps {
  task: TaskView;
  month: MonthString;
  subject: TaskSubject | null;
  surroundings: TaskSurroundings;
  actions: TaskActions;
  /** Open threads of the page, and the one its address names. */
  comments?: TaskComments;
  selection?: TaskSelection | undefined;
}

/** Several tasks are being chosen. */
export interface TaskSelection {
  readonly ids: ReadonlySet<string>;
  readonly onToggle: (taskId: string) => void;
}

export interface TaskComments {
  readonly threads: OpenThreads;
  readonly asked: CommentSubject | null;
}

export function TaskRow({ task, month, subject, surroundings, actions, comments, selection }: TaskRowProps) {
  const t = useTranslations("tasks");
  const locale = useLocale();
  const workspace = useWorkspace();
  const may = useCan();
  const monthName = useMonthName();
  const mayEdit = may("task.edit");
  const isCarried = task.status === "carried_over";
  const isUndecided = mustBeDecided(task);
  const [isDeciding, setDeciding] = useState(false);
  const isOwn = task.assigneeId !== null && task.assigneeId === workspace.memberId;
  const mayTurn = !isCarried && (mayEdit || (isOwn && may("task.setStatus")));
  const translated = task.titleTranslations[locale];
  const title = translated ?? task.title;
  const metric = surroundings.metrics.find((one) => one.id === task.metricId);
  const helpers = surroundings.departments.filter((one) => task.involvedDepartmentIds.includes(one.id));
  const next = monthName(addMonths(month, 1));

  async function change(changes: Parameters<TaskActions["update"]>[1]) {
    const failure = await actions.update(task, changes);
    if (failure) toastFailed(failure);
  }

  return (
    <li
      id={`task-${task.id}`}
      data-task={task.id}
      className={cn(
        "group/task scroll-mt-4 target:bg-thread-wash grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2 border-t border-hair py-2 first:border-0",
        "sm:grid-cols-[auto_minmax(0,1fr)_9.5rem_7.5rem_2rem] lg:grid-cols-[auto_minmax(0,1fr)_9.5rem_7.5rem_12.5rem]",
        isCarried && "text-ink-3",
      )}
    >
      <div className="flex items-start">
        {selection && !isCarried ? (
          <Checkbox
            hideLabel
            className="mt-[7px] w-7"
            checked={selection.ids.has(task.id)}
            onCheckedChange={() => selection.onToggle(task.id)}
            label={t("bulk.choose", { title })}
          />
        ) : null}
        <TaskRing
          title={title}
          status={task.status}
          onTurn={mayTurn ? () => void actions.turn(task) : undefined}
          onRemove={mayEdit ? () => void actions.remove(task) : undefined}
        />
      </div>
      <div className="min-w-0 pt-1.5">
        <TaskTitle
          title={title}
          lang={translated === undefined ? workspace.contentLocale : locale}
          isDone={task.status === "done"}
          onChange={
            mayEdit && !isCarried
              ? (words) =>
                  void change(
                    translated === undefined
                      ? { title: words }
                      : { titleTranslations: { ...task.titleTranslations, [locale]: words } },
                  )
              : undefined
          }
        />
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2.5 gap-y-0.5 text-meta text-ink-3 empty:hidden">
          {isUndecided ? <Badge tone="thread">{t("mustDecide")}</Badge> : null}
          {subject ? <SubjectLink subject={subject} /> : null}
          {comments ? (
            <CommentButton
              subject={{ kind: "task", taskId: task.id }}
              title={title}
              threads={comments.threads}
              asked={comments.asked}
            />
          ) : null}
          {metric ? <MetricEffect metric={metric} task={task} /> : null}
          {helpers.length > 0 ? (
            <span data-involved="">{t("with", { names: helpers.map((one) => one.name).join(", ") })}</span>
          ) : null}
          {task.impact || task.effort ? (
            <span>
              {t("sizes", {
                impact: task.impact ? t(`size.${task.impact}`) : "–",
                effort: task.effort ? t(`size.${task.effort}`) : "–",
              })}
            </span>
          ) : null}
          {task.repeats ? <span>{t("everyMonth")}</span> : null}
          {task.evidenceId ? (
            <Link href={`/${workspace.slug}/evidence/${task.evidenceId}`} className="min-h-6 text-link">
              {t("complaint")}
            </Link>
          ) : null}
          {task.carryReason ? <span>{t("because", { reason: task.carryReason })}</span> : null}
          {task.carriedFromId && !isUndecided ? (
            <span>{t("from", { month: monthName(addMonths(month, -1)) })}</span>
          ) : null}
          {isCarried ? (
            <Link href={`/${workspace.slug}/tasks/${addMonths(month, 1)}`} className="text-link">
              {t("wentOn", { month: next })}
            </Link>
          ) : null}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 max-sm:col-start-2 max-sm:row-start-2 max-sm:-ml-1.5 sm:contents">
        <div className="min-w-0 sm:pt-0.5">
          <Assignee
            task={task}
            surroundings={surroundings}
            onChange={mayEdit && !isCarried ? (assigneeId) => void change({ assigneeId }) : undefined}
          />
        </div>
        <div className="sm:pt-1">
          <DueDay task={task} onChange={mayEdit && !isCarried ? (due) => void change({ due }) : undefined} />
        </div>
      </div>
      <div className="flex items-center justify-end max-sm:col-start-3 max-sm:row-start-1">
        {mayEdit && isUndecided ? (
          <Button size="sm" onClick={() => setDeciding(true)} aria-label={t("decideOf", { title })}>
            {t("decide.action")}
          </Button>
        ) : mayEdit && isUnfinished(task.status) ? (
          <Button
            variant="ghost"
            size="sm"
            className="opacity-0 group-focus-within/task:opacity-100 group-hover/task:opacity-100 focus-visible:opacity-100 max-lg:hidden"
            onClick={() => void actions.carry([task])}
          >
            {t("carryTo", { month: next })}
          </Button>
        ) : null}
        {isDeciding ? (
          <DecideDialog
            task={task}
            title={title}
            month={month}
            actions={actions}
            onClose={() => setDeciding(false)}
          />
        ) : null}
        {mayEdit ? (
          <RowMenu task={task} title={title} month={month} surroundings={surroundings} actions={actions} />
        ) : null}
      </div>
    </li>
  );
}

function SubjectLink({ subject }: { subject: TaskSubject }) {
  const t = useTranslations("tasks");
  return (
    <Link
      href={subject.href}
      className="flex min-h-6 min-w-0 items-center gap-1.5 text-ink-2 hover:text-ink hover:underline"
    >
      {subject.number === null ? null : (
        <span className="grid size-[17px] flex-none place-items-center rounded-full border border-line-strong text-[0.625rem] font-semibold text-ink-2">
          {subject.number}
        </span>
      )}
      <span lang={subject.lang} className="truncate">
        {subject.title || t("untitled")}
      </span>
    </Link>
  );
}

interface AssigneeProps {
  task: TaskView;
  surroundings: TaskSurroundings;
  onChange: ((assigneeId: string | null) => void) | undefined;
}

function Assignee({ task, surroundings, onChange }: AssigneeProps) {
  const t = useTranslations("tasks");
  const common = useTranslations("common");
  const found = task.assigneeId === null ? undefined : surroundings.names.get(task.assigneeId);
  const name = found ? (found.isFormer ? `${found.name} ${common("formerMember")}` : found.name) : null;
  const person = surroundings.people.find((one) => one.id === task.assigneeId);
  const department = surroundings.departments.find((one) => one.id === person?.departmentId);
  const body: ReactNode = name ? (
    <>
      <Avatar name={name} size="xs" tone={departmentTone(department?.color)} decorative />
      <span className="truncate">{name}</span>
    </>
  ) : (
    <span className="truncate text-ink-3">{onChange ? t("giveTo") : t("nobody")}</span>
  );
  if (!onChange) return <span className="flex min-h-7 min-w-0 items-center gap-2 px-1.5">{body}</span>;
  return (
    <DropdownMenu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={t("assigneeOf", { name: name ?? t("nobody") })}
          className="flex min-h-7 max-w-full min-w-0 items-center gap-2 rounded-tag px-1.5 hover:bg-ink/6 pointer-coarse:min-h-11"
        >
          {body}
        </button>
      }
    >
      <MenuChoice
        value={task.assigneeId ?? NOBODY}
        onValueChange={(value) => onChange(value === NOBODY ? null : value)}
        options={[
          { value: NOBODY, label: t("nobody") },
          ...surroundings.people.map((one) => ({ value: one.id, label: one.name })),
        ]}
      />
    </DropdownMenu>
  );
}

function DueDay({
  task,
  onChange,
}: {
  task: TaskView;
  onChange: ((due: string | null) => void) | undefined;
}) {
  const t = useTranslations("tasks");
  const format = useFormatter();
  const workspace = useWorkspace();
  const isLate = task.due !== null && task.due < workspace.today && isUnfinished(task.status);
  const said =
    task.due === null
      ? null
      : format.dateTime(new Date(`${task.due}T12:00:00Z`), { day: "numeric", month: "short" });
  const words = (
    <span className={cn("whitespace-nowrap", isLate && "font-semibold text-evidence-2")}>
      {said ?? <span className="text-ink-3">{onChange ? t("noDue") : ""}</span>}
      {isLate ? <span className="font-normal"> · {t("late")}</span> : null}
    </span>
  );
  if (!onChange) return <span className="flex min-h-6 items-center px-1.5">{words}</span>;
  return (
    <label className="relative flex min-h-6 w-fit items-center rounded-tag px-1.5 focus-within:outline-2 focus-within:outline-chalk hover:bg-ink/6 pointer-coarse:min-h-11">
      {words}
      <input
        type="date"
        aria-label={t("dueOf", { title: task.title })}
        value={task.due ?? ""}
        onChange={(event) => onChange(event.target.value || null)}
        onClick={(event) => event.currentTarget.showPicker()}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
    </label>
  );
}

interface RowMenuProps {
  task: TaskView;
  title: string;
  month: MonthString;
  surroundings: TaskSurroundings;
  actions: TaskActions;
}

function RowMenu({ task, title, month, surroundings, actions }: RowMenuProps) {
  const t = useTranslations("tasks");
  const common = useTranslations("common");
  const monthName = useMonthName();
  const [isEditing, setEditing] = useState(false);
  return (
    <>
      <DropdownMenu
        trigger={<IconButton label={t("menu", { title })} icon={<Ellipsis size={18} />} size="sm" />}
      >
        {task.status === "carried_over" ? (
          <MenuItem icon={<Undo2 size={16} />} onSelect={() => void actions.uncarry(task)}>
            {t("uncarry")}
          </MenuItem>
        ) : (
          <MenuItem icon={<Pencil size={16} />} onSelect={() => setEditing(true)}>
            {t("edit")}
          </MenuItem>
        )}
        {isUnfinished(task.status) && !mustBeDecided(task) ? (
          <MenuItem icon={<CornerDownRight size={16} />} onSelect={() => void actions.carry([task])}>
            {t("carryTo", { month: monthName(addMonths(month, 1)) })}
          </MenuItem>
        ) : null}
        <MenuSeparator />
        <MenuItem
          icon={<Trash2 size={16} />}
          tone="danger"
          shortcut="Del"
          onSelect={() => void actions.remove(task)}
        >
          {common("delete")}
        </MenuItem>
      </DropdownMenu>
      {isEditing ? (
        <TaskDialog
          title={t("edit")}
          action={common("save")}
          initial={task}
          surroundings={surroundings}
          onSubmit={(draft) => actions.update(task, draft)}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </>
  );
}
