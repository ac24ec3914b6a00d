// Step 5: what was decided, who does what about it, and the end of the month.
"use client";
import { Plus } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { TaskDialog } from "#components/task/task-dialog.tsx";
import type { TaskDraft } from "#components/task/task-draft.ts";
import { useTaskChoices } from "#components/task/use-task-choices.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { SnapshotDecision } from "#domain/cycle.ts";
import { addMonths } from "#domain/month.ts";
import type { ReviewView } from "#server/cycles/snapshots/queries.ts";
import { ClosePanel } from "./close-panel.tsx";
import { useDecisionTasks } from "./use-decision-tasks.ts";
import type { CycleActions } from "./use-cycle-actions.ts";

export interface StepAgreeProps {
  review: ReviewView;
  actions: CycleActions;
  mayEdit: boolean;
  onDecide: (() => void) | undefined;
}

export function StepAgree({ review, actions, mayEdit, onDecide }: StepAgreeProps) {
  const t = useTranslations("cycle.agree");
  const { decisions } = review;
  return (
    <div className="grid gap-4">
      <Panel
        title={t("title")}
        lead={t("lead")}
        actions={
          onDecide ? (
            <Button size="sm" onClick={onDecide}>
              <Plus size={15} aria-hidden />
              {t("add")}
            </Button>
          ) : null
        }
      >
        {decisions.length === 0 ? <EmptyState small title={t("empty")} /> : null}
        <ul>
          {decisions.map((decision) => (
            <DecisionRow key={decision.id} decision={decision} actions={actions} mayEdit={mayEdit} />
          ))}
        </ul>
      </Panel>
      {review.isFrozen ? null : <ClosePanel review={review} actions={actions} />}
    </div>
  );
}

interface DecisionRowProps {
  decision: SnapshotDecision;
  actions: CycleActions;
  mayEdit: boolean;
}

function DecisionRow({ decision, actions, mayEdit }: DecisionRowProps) {
  const t = useTranslations("cycle.agree");
  const choose = useTranslations("cycle.choose.decision");
  const tasks = useTranslations("tasks");
  const common = useTranslations("common");
  const locale = useLocale();
  const format = useFormatter();
  const { id: workspaceId } = useWorkspace();
  const surroundings = useTaskChoices();
  const api = useTRPCClient();
  const sentence = useErrorSentence();
  const titles = useDecisionTasks(actions.place.journeyId);
  const [isAdding, setAdding] = useState(false);
  const metric =
    surroundings.metrics.find((one) => one.id === decision.metricId)?.name ?? decision.metricName;
  const by = surroundings.names.get(decision.decidedBy ?? "")?.name;

  async function handleTask(draft: TaskDraft): Promise<string | undefined> {
    try {
      const { journeyId } = actions.place;
      const made = await api.tasks.create.mutate({ workspaceId, task: { ...draft, journeyId } });
      await actions.addTask.mutateAsync({ ...actions.place, decisionId: decision.id, taskId: made.id });
      return undefined;
    } catch (error) {
      return sentence(error);
    }
  }

  return (
    <li className="border-t border-hair py-3 first:border-0" data-decision={decision.id}>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Badge tone="ink">{choose(decision.kind)}</Badge>
        <span className="min-w-0 flex-1 text-reading font-semibold wrap-anywhere">
          {decision.translations[`sentence@${locale}`] ?? decision.sentence}
        </span>
      </p>
      {decision.reason ? (
        <p className="mt-1 text-body wrap-anywhere">
          {decision.translations[`reason@${locale}`] ?? decision.reason}
        </p>
      ) : null}
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-meta text-ink-2">
        <span>
          {t("by", {
            name: by ?? t("somebody"),
            day: format.dateTime(new Date(`${decision.decidedOn}T12:00:00Z`), {
              day: "numeric",
              month: "short",
            }),
          })}
        </span>
        {decision.isProven ? (
          <>
            {metric ? <span>{t("restsOn", { what: metric })}</span> : null}
            {decision.evidenceIds.length > 0 ? (
              <span>{t("evidence", { count: decision.evidenceIds.length })}</span>
            ) : null}
          </>
        ) : (
          <Badge tone="thread" data-unproven="">
            {t("unproven")}
          </Badge>
        )}
      </p>
      {decision.taskIds.length > 0 ? (
        <ul className="mt-1.5 list-disc pl-5 text-body">
          {decision.taskIds.map((taskId) => (
            <li key={taskId} className="wrap-anywhere">
              {titles.get(taskId) ?? common("unknown")}
            </li>
          ))}
        </ul>
      ) : null}
      {mayEdit ? (
        <div className="mt-2 flex flex-wrap gap-1.5">
          <Button size="sm" onClick={() => setAdding(true)}>
            <Plus size={15} aria-hidden />
            {t("addTask")}
            <span className="sr-only">: {decision.sentence}</span>
          </Button>
          <Button size="sm" variant="ghost" onClick={() => actions.takeBack(decision.id)}>
            {t("takeBack")}
            <span className="sr-only">: {decision.sentence}</span>
          </Button>
        </div>
      ) : null}
      {isAdding ? (
        <TaskDialog
          title={tasks("new")}
          action={tasks("make")}
          initial={{
            month: addMonths(actions.place.month, 1),
            journeyId: actions.place.journeyId,
            departmentId: surroundings.myDepartmentId,
            metricId: decision.metricId,
          }}
          surroundings={surroundings}
          onSubmit={handleTask}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </li>
  );
}
