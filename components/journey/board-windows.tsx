"use client";
// Windows beside the board that belong to other nouns: linking evidence, and the form of a task. Loaded when one is asked for.
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import type { Touchpoint } from "#domain/journey.ts";
import { monthOf } from "#domain/month.ts";
import { LinkEvidenceDialog } from "#components/evidence/link-evidence-dialog.tsx";
import { TaskDialog } from "#components/task/task-dialog.tsx";
import { useTaskActions } from "#components/task/use-task-actions.ts";
import { useTaskChoices } from "#components/task/use-task-choices.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { TaskSubject } from "./journey-data.ts";

export type BoardWindow =
  | { readonly kind: "evidence"; readonly touchpoint: Touchpoint; readonly start: "existing" | "new" }
  | { readonly kind: "task"; readonly taskId: string }
  | { readonly kind: "new-task"; readonly about: TaskSubject };

export interface BoardWindowsProps {
  journeyId: string;
  window: BoardWindow;
  onClose: () => void;
}

export function BoardWindows({ journeyId, window, onClose }: BoardWindowsProps) {
  if (window.kind === "evidence") {
    return (
      <LinkEvidenceDialog
        target={{ journeyId, nodeId: window.touchpoint.id }}
        claimTitle={window.touchpoint.title}
        start={window.start}
        onClose={onClose}
      />
    );
  }
  return <TaskWindow journeyId={journeyId} window={window} onClose={onClose} />;
}

function TaskWindow({
  journeyId,
  window,
  onClose,
}: Omit<BoardWindowsProps, "window"> & { window: Exclude<BoardWindow, { kind: "evidence" }> }) {
  const t = useTranslations("tasks");
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const trpc = useTRPC();
  const surroundings = useTaskChoices();
  const list = useQuery(trpc.tasks.listForJourney.queryOptions({ journeyId }));
  const taskId = window.kind === "task" ? window.taskId : null;
  const task = list.data?.find((one) => one.id === taskId);
  const month = monthOf(task?.month ?? workspace.month);
  const actions = useTaskActions(month);
  if (window.kind === "new-task") {
    return (
      <TaskDialog
        title={t("new")}
        action={t("make")}
        initial={{ month, journeyId, departmentId: surroundings.myDepartmentId }}
        surroundings={surroundings}
        onSubmit={(draft) => actions.create({ ...draft, journeyId, ...window.about })}
        onClose={onClose}
      />
    );
  }
  if (!task) return null;
  return (
    <TaskDialog
      title={t("edit")}
      action={common("save")}
      initial={{ ...task, month }}
      surroundings={surroundings}
      onSubmit={(draft) => actions.update(task, draft)}
      onClose={onClose}
    />
  );
}
