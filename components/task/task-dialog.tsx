// The task form in a window: for a new task, and for everything about one at once.
"use client";
import type { MonthString } from "#domain/month.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import type { TaskDraft } from "./task-draft.ts";
import { TaskForm, type TaskChoices } from "./task-form.tsx";

export interface TaskDialogProps {
  title: string;
  action: string;
  /** With `journeyId` it can be tied to what that journey holds. */
  initial: Partial<TaskDraft> & { readonly month: MonthString; readonly journeyId?: string | null };
  surroundings: TaskChoices;
  onSubmit: (draft: TaskDraft) => Promise<string | undefined>;
  onClose: () => void;
}

export function TaskDialog({ title, action, initial, surroundings, onSubmit, onClose }: TaskDialogProps) {
  const { assigneeId, departmentId, involvedDepartmentIds, due, metricId, benefit, month } = initial;
  const { effort, impact, expectedChange, repeats, transitionId, evidenceId, journeyId } = initial;
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
          transitionId: transitionId ?? null,
          evidenceId: evidenceId ?? null,
          month,
        }}
        journeyId={journeyId ?? null}
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
