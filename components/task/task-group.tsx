// The tasks of one department in a month: how far it is, its tasks, and a line to add the next.
"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { MonthString } from "#domain/month.ts";
import type { TaskView } from "#server/tasks/queries.ts";
import { departmentTone } from "#components/ui/avatar.tsx";
import { Dot } from "#components/ui/dot.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { BLANK_TASK } from "./task-draft.ts";
import type { TaskChoices } from "./task-form.tsx";
import { type TaskGroup as Group, tally } from "./task-groups.ts";
import { TaskPills } from "./task-pills.tsx";
import { type TaskComments, TaskRow, type TaskSelection } from "./task-row.tsx";
import type { TaskActions } from "./use-task-actions.ts";
import type { TaskSurroundings } from "./use-task-choices.ts";
import type { TaskSubject } from "./use-task-subjects.ts";

export interface TaskGroupProps {
  group: Group<TaskView, TaskChoices["departments"][number]>;
  month: MonthString;
  surroundings: TaskSurroundings;
  subjectOf: (task: TaskView) => TaskSubject | null;
  /** What a task added here begins with; null: nothing may be added. */
  addingWith: { readonly assigneeId: string | null } | null;
  actions: TaskActions;
  comments: TaskComments;
  /** Several are being chosen. */
  selection?: TaskSelection | undefined;
}

export function TaskGroup(props: TaskGroupProps) {
  const { group, month, surroundings, subjectOf, addingWith, actions, comments, selection } = props;
  const t = useTranslations("tasks");
  const id = useId();
  const counts = tally(group.tasks);
  const { department } = group;
  return (
    <section aria-labelledby={id} className="rounded-panel bg-surface px-4 pt-3.5 pb-2 sm:px-5">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 pb-1.5">
        <h2 id={id} className="flex items-center gap-2 text-card">
          <Dot tone={departmentTone(department?.color)} className={department ? "" : "opacity-40"} />
          {department?.name ?? t("noDepartment")}
        </h2>
        <span className="ml-auto flex items-center gap-3">
          <TaskPills tally={counts} />
          <span className="text-body text-ink-2">
            {t("doneOf", { done: counts.done, all: counts.all })}
            <span className="sr-only">{t("alsoOpen", { open: counts.open, carried: counts.carried })}</span>
          </span>
        </span>
      </header>
      <ul>
        {group.tasks.map((task) => (
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
        ))}
      </ul>
      {addingWith ? (
        <AddTask
          label={t("addTo", { department: department?.name ?? t("noDepartment") })}
          onAdd={(title) =>
            actions.create({
              ...BLANK_TASK,
              title,
              month,
              departmentId: department?.id ?? null,
              assigneeId: addingWith.assigneeId,
            })
          }
        />
      ) : null}
    </section>
  );
}

/** A line at the foot of a list: Enter makes the task and waits for the next. */
export function AddTask({
  label,
  onAdd,
}: {
  label: string;
  onAdd: (title: string) => Promise<string | undefined>;
}) {
  const t = useTranslations("tasks");
  const [title, setTitle] = useState("");
  const [failure, setFailure] = useState<string>();
  async function add() {
    const words = title.trim();
    if (words === "") return;
    setTitle("");
    const sentence = await onAdd(words);
    setFailure(sentence);
    if (sentence !== undefined) setTitle(words);
  }
  return (
    <div className="border-t border-hair py-1">
      <label className="flex min-h-9 items-center gap-2 rounded-control text-ink-3 focus-within:text-ink">
        <Plus size={17} aria-hidden className="mx-[7.5px] flex-none" />
        <input
          data-add-task=""
          value={title}
          maxLength={500}
          aria-label={label}
          placeholder={t("add")}
          onChange={(event) => setTitle(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              event.preventDefault();
              void add();
            } else if (event.key === "Escape") setTitle("");
          }}
          className="min-h-8 min-w-0 flex-1 rounded-tag bg-transparent text-reading text-ink placeholder:text-ink-3"
        />
      </label>
      {failure ? (
        <div role="alert">
          <FieldError>{failure}</FieldError>
        </div>
      ) : null}
    </div>
  );
}
