"use client";
// The month's tasks, under the phase of what they are about.
import { Circle, CircleCheck, CircleDot, ClipboardCheck, MoveRight, Plus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { Journey } from "#domain/journey.ts";
import { useBoard, useJourneyData } from "./board-context.tsx";
import { type BoardColumn, tasksOf } from "./board-model.ts";
import { isTaskOf, useShownDepartment } from "./department-filter.tsx";
import type { BoardTask, BoardTaskStatus } from "./journey-data.ts";
import { AddButton, BoardCell, BoardRow, LaneHead } from "./lane-row.tsx";
import { NewTaskLine } from "./new-task-line.tsx";

export function TaskLane({
  journey,
  columns,
  row,
}: {
  journey: Journey;
  columns: readonly BoardColumn[];
  row: number;
}) {
  const t = useTranslations("board");
  const format = useFormatter();
  const { month } = useBoard();
  const monthName = format.dateTime(new Date(`${month}-15T12:00:00Z`), { month: "long" });
  return (
    <BoardRow index={row} group={3}>
      <LaneHead icon={<ClipboardCheck size={15} aria-hidden />} title={t("lane.tasks")} note={monthName} />
      {columns.map((column, index) => (
        <TaskCell key={column.key} journey={journey} column={column} index={index} monthName={monthName} />
      ))}
    </BoardRow>
  );
}

function TaskCell({
  journey,
  column,
  index,
  monthName,
}: {
  journey: Journey;
  column: BoardColumn;
  index: number;
  monthName: string;
}) {
  const t = useTranslations("board");
  const { actions, month } = useBoard();
  const data = useJourneyData();
  const [isAdding, setAdding] = useState(false);
  const phaseId = column.phase?.id ?? null;
  const departmentId = useShownDepartment();
  const tasks = tasksOf(journey, data.tasks, phaseId, month).filter(
    (task) => departmentId === null || isTaskOf(departmentId, task, journey),
  );
  return (
    <BoardCell
      column={index + 2}
      label={t("cellOf", {
        lane: t("lane.tasks"),
        phase: column.phase?.name ?? t("withoutPhase"),
        count: tasks.length,
      })}
      className="group/cell min-h-10"
    >
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-[3px]">
        {tasks.map((task) => (
          <TaskLine key={task.id} task={task} isOneLine={tasks.length > 1} />
        ))}
      </ul>
      {isAdding ? (
        <NewTaskLine
          subject={{ phaseId, touchpointId: null, insightId: null }}
          onDone={() => setAdding(false)}
        />
      ) : actions.createTask && phaseId ? (
        <AddButton
          label={t("addTask", { month: monthName })}
          icon={<Plus size={14} aria-hidden />}
          hidden={tasks.length > 0}
          onClick={() => setAdding(true)}
        />
      ) : null}
    </BoardCell>
  );
}

const NEXT_STATUS: Readonly<Record<BoardTaskStatus, BoardTaskStatus>> = {
  open: "in_progress",
  in_progress: "done",
  done: "open",
  carried_over: "open",
};

export function TaskStatusIcon({ status, size = 14 }: { status: BoardTaskStatus; size?: number }) {
  if (status === "done") return <CircleCheck size={size} className="text-evidence-3" aria-hidden />;
  if (status === "in_progress") return <CircleDot size={size} className="text-thread" aria-hidden />;
  if (status === "carried_over") return <MoveRight size={size} aria-hidden />;
  return <Circle size={size} aria-hidden />;
}

/** The ring before a task: pressing it goes on to the next state. */
export function TaskStatusButton({
  task,
  size = 14,
  inGrid = true,
}: {
  task: BoardTask;
  size?: number;
  inGrid?: boolean;
}) {
  const t = useTranslations("board");
  const { actions } = useBoard();
  const label = t("taskStatus", { title: task.title, status: t(`task.${task.status}`) });
  if (!actions.setTaskStatus) {
    return (
      <span className="mt-px flex-none text-ink-3">
        <TaskStatusIcon status={task.status} size={size} />
        <span className="sr-only">{t(`task.${task.status}`)}</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      tabIndex={inGrid ? -1 : 0}
      {...(inGrid ? { "data-item": "" } : {})}
      aria-label={label}
      title={t(`task.${task.status}`)}
      onClick={() => void actions.setTaskStatus?.(task.id, NEXT_STATUS[task.status])}
      className="-m-[5px] grid size-6 flex-none place-items-center rounded-full text-ink-3 hover:bg-ink/8"
    >
      <TaskStatusIcon status={task.status} size={size} />
    </button>
  );
}

/** Several tasks in one cell take a line each, so that the lane stays in view; the whole title is in the inspector. */
function TaskLine({ task, isOneLine }: { task: BoardTask; isOneLine: boolean }) {
  const { commands, contentLocale } = useBoard();
  return (
    <li className="flex items-start gap-[5px] text-meta leading-[15px]">
      <TaskStatusButton task={task} />
      <button
        type="button"
        tabIndex={-1}
        data-item=""
        lang={contentLocale}
        onClick={() => task.touchpointId && commands.inspect(task.touchpointId, "tasks")}
        title={isOneLine ? task.title : undefined}
        className={`min-w-0 flex-1 text-left ${isOneLine ? "truncate" : "hyphens-auto"} ${task.status === "done" ? "text-ink-3 line-through decoration-1" : ""}`}
      >
        {task.title}
      </button>
    </li>
  );
}
