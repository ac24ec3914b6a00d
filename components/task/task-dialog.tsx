// The task form in a window: for a new task, and for everything about one at once.
"use client";
import type { MonthString } from "#domain/month.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import type { TaskDraft } from "./task-draft.ts";
import { TaskForm, type TaskChoices } from "./task-form.tsx";

export interface TaskDialogProps {
  title: string;
  action: string;
  initial: Partial<TaskDraft> & { readonly month: MonthString };
  surroundings: TaskChoices;
  onSubmit: (draft: TaskDraft) => Promise<string | undefined>;
  onClose: () => void;
}

export function TaskDialog({ title, action, initial, surroundings, onSubmit, onClose }: TaskDialogProps) {
  const { assigneeId, departmentId, involvedDepartmentIds, due, metricId, benefit, month } = initial;
  const { effort, impact, expectedChange, repeats } = initial;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title}>
      <TaskForm
        initial={{
          title: initial.title ?? "",
          assigneeId: assigneeId ?? null,
          departmentId: departmentId ?? null,
          involvedDepartmentIds: involvedDepartmentIds ?? [],
          due: due ?? null,
          metricId: metricId ?? null,
          benefit: benefit ?? null,
          effort: effort ?? null,
          impact: impact ?? null,
          expectedChange: expectedChange ?? null,
          repeats: repeats ?? null,
          month,
        }}
        choices={surroundings}
        action={action}
        onCancel={onClose}
        onSubmit={async (draft) => {
          const failure = await onSubmit(draft);
          if (failure === undefined) onClose();
          return failure;
        }}
      />
    </Dialog>
  );
}
