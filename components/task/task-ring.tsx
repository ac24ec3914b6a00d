// The ring before a task: open, begun, done; pressing it goes on to the next. Arrow keys go from ring to ring.
"use client";
import { Circle, CircleCheck, CircleDot, MoveRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import type { TaskStatus } from "#domain/task.ts";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { nextStatus } from "./task-groups.ts";

const ICONS = {
  open: { icon: Circle, tone: "text-ink-3" },
  in_progress: { icon: CircleDot, tone: "text-thread" },
  done: { icon: CircleCheck, tone: "text-evidence-3" },
  carried_over: { icon: MoveRight, tone: "text-ink-3" },
} as const;

export interface TaskRingProps {
  title: string;
  status: TaskStatus;
  /** Left out: this reader may not change it. */
  onTurn?: (() => void) | undefined;
  onRemove?: (() => void) | undefined;
}

export function TaskRing({ title, status, onTurn, onRemove }: TaskRingProps) {
  const t = useTranslations("tasks");
  const { icon: Icon, tone } = ICONS[status];
  if (!onTurn) {
    return (
      <span className={`grid size-8 flex-none place-items-center ${tone}`}>
        <Icon size={18} aria-hidden />
        <span className="sr-only">{t(`status.${status}`)}</span>
      </span>
    );
  }
  function handleKey(event: KeyboardEvent<HTMLButtonElement>) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const rings = [...document.querySelectorAll<HTMLElement>("[data-task-ring]")];
      rings[rings.indexOf(event.currentTarget) + step]?.focus();
    } else if (event.key === "Delete" && onRemove) {
      event.preventDefault();
      const rings = [...document.querySelectorAll<HTMLElement>("[data-task-ring]")];
      const place = rings.indexOf(event.currentTarget);
      (rings[place + 1] ?? rings[place - 1])?.focus();
      onRemove();
    }
  }
  return (
    <Tooltip label={`${t(`status.${status}`)} → ${t(`status.${nextStatus(status)}`)}`} side="top">
      <button
        type="button"
        data-task-ring=""
        aria-label={t("ring", { title, status: t(`status.${status}`) })}
        onClick={onTurn}
        onKeyDown={handleKey}
        className={`grid size-8 flex-none place-items-center rounded-full hover:bg-ink/8 pointer-coarse:size-11 ${tone}`}
      >
        <Icon size={18} aria-hidden />
      </button>
    </Tooltip>
  );
}
