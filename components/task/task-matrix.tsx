// Impact × effort as a table: what brings much and asks little stands first. What is not sized yet stands below, with the two
// choices that put it in.
"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "#components/ui/class-names.ts";
import { Select } from "#components/ui/select.tsx";
import { toastFailed } from "#components/ui/toast.tsx";
import { useCan } from "#components/workspace/workspace-context.tsx";
import { TASK_SIZES, taskMatrix } from "#domain/task.ts";
import type { TaskView } from "#server/tasks/queries.ts";
import { TaskDialog } from "./task-dialog.tsx";
import type { TaskActions } from "./use-task-actions.ts";
import type { TaskSurroundings } from "./use-task-choices.ts";

export interface TaskMatrixProps {
  tasks: readonly TaskView[];
  surroundings: TaskSurroundings;
  actions: TaskActions;
}

export function TaskMatrix({ tasks, surroundings, actions }: TaskMatrixProps) {
  const t = useTranslations("tasks");
  const common = useTranslations("common");
  const locale = useLocale();
  const mayEdit = useCan()("task.edit");
  const [editedId, setEditedId] = useState<string | null>(null);
  const shown = tasks.filter((task) => task.status !== "carried_over");
  const { rows, unsized } = taskMatrix(shown);
  const edited = shown.find((task) => task.id === editedId);
  const titleOf = (task: TaskView) => task.titleTranslations[locale] ?? task.title;
  const nameOf = (task: TaskView) => surroundings.names.get(task.assigneeId ?? "")?.name;

  return (
    <div className="grid gap-3">
      <section className="rounded-panel bg-surface p-4 sm:p-5">
        <table
          className="w-full table-fixed border-separate border-spacing-1.5 text-body max-sm:block"
          data-matrix=""
        >
          <caption className="sr-only">{t("matrix.caption")}</caption>
          <thead className="max-sm:sr-only">
            <tr>
              <th scope="col" className="w-28 text-left text-meta font-medium text-ink-3">
                {t("matrix.corner")}
              </th>
              {TASK_SIZES.map((effort) => (
                <th key={effort} scope="col" className="text-left text-meta font-semibold">
                  {t("matrix.effort", { size: t(`size.${effort}`) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-sm:block">
            {rows.map((row, at) => (
              <tr key={row[0]?.impact} className="max-sm:block">
                <th scope="row" className="pt-2 text-left align-top text-meta font-semibold max-sm:block">
                  {t("matrix.impact", { size: t(`size.${row[0]?.impact ?? "small"}`) })}
                </th>
                {row.map((cell) => (
                  <td
                    key={cell.effort}
                    data-cell={`${cell.impact}-${cell.effort}`}
                    className={cn(
                      "h-20 rounded-card border border-line p-2 align-top max-sm:mb-1.5 max-sm:block max-sm:h-auto",
                      at === 0 && cell.effort === "small" && "border-ink",
                      cell.tasks.length === 0 && "max-sm:hidden",
                    )}
                  >
                    <span className="text-meta text-ink-3 sm:sr-only">
                      {t("matrix.effort", { size: t(`size.${cell.effort}`) })}
                    </span>
                    {at === 0 && cell.effort === "small" ? (
                      <span className="block text-meta font-semibold text-ink-2">{t("matrix.first")}</span>
                    ) : null}
                    {cell.tasks.length === 0 ? (
                      <span className="sr-only">{t("matrix.none")}</span>
                    ) : (
                      <ul className="grid gap-1">
                        {cell.tasks.map((task) => (
                          <li key={task.id} className="min-w-0">
                            <MatrixTask
                              title={titleOf(task)}
                              who={nameOf(task)}
                              isDone={task.status === "done"}
                              onOpen={mayEdit ? () => setEditedId(task.id) : undefined}
                            />
                          </li>
                        ))}
                      </ul>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {unsized.length === 0 ? null : (
        <section className="rounded-panel bg-surface p-4 sm:p-5" aria-label={t("matrix.unsized")}>
          <h2 className="mb-2 text-card">{t("matrix.unsized")}</h2>
          <ul className="grid gap-2">
            {unsized.map((task) => (
              <li key={task.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="min-w-40 flex-1 text-reading wrap-anywhere">{titleOf(task)}</span>
                {mayEdit
                  ? (["impact", "effort"] as const).map((which) => (
                      <Select
                        key={which}
                        size="sm"
                        className="w-40"
                        value={task[which]}
                        placeholder={t(`matrix.choose.${which}`)}
                        aria-label={t(`matrix.sizeOf.${which}`, { title: titleOf(task) })}
                        options={TASK_SIZES.map((size) => ({ value: size, label: t(`size.${size}`) }))}
                        onValueChange={(size) =>
                          void actions
                            .update(task, which === "impact" ? { impact: size } : { effort: size })
                            .then((failure) => failure && toastFailed(failure))
                        }
                      />
                    ))
                  : null}
              </li>
            ))}
          </ul>
        </section>
      )}
      {edited ? (
        <TaskDialog
          title={t("edit")}
          action={common("save")}
          initial={edited}
          surroundings={surroundings}
          onSubmit={(draft) => actions.update(edited, draft)}
          onClose={() => setEditedId(null)}
        />
      ) : null}
    </div>
  );
}

interface MatrixTaskProps {
  title: string;
  who: string | undefined;
  isDone: boolean;
  /** Left out: this reader may not change it. */
  onOpen: (() => void) | undefined;
}

function MatrixTask({ title, who, isDone, onOpen }: MatrixTaskProps) {
  const look = cn("block wrap-anywhere text-left", isDone && "text-ink-3 line-through decoration-1");
  return (
    <>
      {onOpen ? (
        <button
          type="button"
          onClick={onOpen}
          className={cn(look, "min-h-6 hover:underline pointer-coarse:min-h-11")}
        >
          {title}
        </button>
      ) : (
        <span className={look}>{title}</span>
      )}
      {who ? <span className="block text-meta text-ink-3">{who}</span> : null}
    </>
  );
}
