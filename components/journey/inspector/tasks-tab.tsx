"use client";
// All tasks about this touchpoint, by month, and the way to make the next one.
import { useFormatter, useTranslations } from "next-intl";
import type { Touchpoint } from "#domain/journey.ts";
import { Button } from "#components/ui/button.tsx";
import { useBoard } from "#components/journey/board-context.tsx";
import type { BoardTask } from "#components/journey/journey-data.ts";
import { InspectorSection } from "./inspector-section.tsx";
import { TaskEntry } from "./task-entry.tsx";

export function TasksTab({ touchpoint, tasks }: { touchpoint: Touchpoint; tasks: readonly BoardTask[] }) {
  const t = useTranslations("inspector");
  const format = useFormatter();
  const { actions } = useBoard();
  const months = [...new Set(tasks.map((task) => task.month))].toSorted().toReversed();
  return (
    <>
      {months.map((month) => (
        <InspectorSection
          key={month}
          title={format.dateTime(new Date(`${month}-15T12:00:00Z`), { month: "long", year: "numeric" })}
        >
          <ul className="grid gap-1.5">
            {tasks
              .filter((task) => task.month === month)
              .map((task) => (
                <TaskEntry key={task.id} task={task} />
              ))}
          </ul>
        </InspectorSection>
      ))}
      <div className="px-[18px] py-3">
        {tasks.length === 0 ? <p className="mb-2 text-ink-2">{t("noTasks")}</p> : null}
        {actions.openTask ? (
          <Button
            size="sm"
            onClick={() =>
              actions.openTask?.({
                about: { touchpointId: touchpoint.id, insightId: null, phaseId: touchpoint.phaseId },
              })
            }
          >
            {t("newTask")}
          </Button>
        ) : null}
      </div>
    </>
  );
}
