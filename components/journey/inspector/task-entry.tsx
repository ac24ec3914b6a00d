"use client";
// A task in the inspector: state, title, and who, when, for which figure. The title opens everything about it.
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "#components/ui/class-names.ts";
import { useBoard, useJourneyData } from "#components/journey/board-context.tsx";
import type { BoardTask } from "#components/journey/journey-data.ts";
import { firstName } from "#components/journey/presence.ts";
import { TaskStatusButton } from "#components/journey/task-lane.tsx";

export function TaskEntry({ task }: { task: BoardTask }) {
  const t = useTranslations("inspector");
  const format = useFormatter();
  const { contentLocale, actions } = useBoard();
  const { people, departments, metrics } = useJourneyData();
  const person = people.find((one) => one.id === task.assigneeId);
  const department = departments.find((one) => one.id === task.departmentId);
  const metric = metrics.find((one) => one.id === task.metricId);
  const facts = [
    person ? firstName(person.name) : department?.name,
    task.dueOn
      ? format.dateTime(new Date(`${task.dueOn}T12:00:00Z`), { day: "numeric", month: "short" })
      : undefined,
    metric ? t("moves", { metric: metric.name }) : undefined,
  ].filter((fact) => fact !== undefined);
  const look = task.status === "done" ? "text-ink-3 line-through decoration-1" : "";
  return (
    <li className="flex items-start gap-2 leading-[17px]">
      <span className="mt-px">
        <TaskStatusButton task={task} size={15} inGrid={false} />
      </span>
      <span className="min-w-0">
        {actions.openTask && task.status !== "carried_over" ? (
          <button
            type="button"
            lang={contentLocale}
            onClick={() => actions.openTask?.({ id: task.id })}
            className={cn(
              "-my-[3.5px] block py-[3.5px] text-left hover:underline pointer-coarse:min-h-11",
              look,
            )}
          >
            {task.title}
          </button>
        ) : (
          <span lang={contentLocale} className={look}>
            {task.title}
          </span>
        )}
        {facts.length > 0 ? <small className="block text-meta text-ink-3">{facts.join(" · ")}</small> : null}
      </span>
    </li>
  );
}
