// What can be done with tasks on their page: shown at once, said when it is done, taken back where that is possible.
"use client";
import { useQueryClient } from "@tanstack/react-query";
import type { inferInput } from "@trpc/tanstack-react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTRPC, useTRPCClient } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { addMonths, type MonthString } from "#domain/month.ts";
import type { TaskView } from "#server/tasks/queries.ts";
import { announce } from "#components/ui/live-region.tsx";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { TaskDraft } from "./task-draft.ts";
import { nextStatus } from "./task-groups.ts";
import { useMonthName } from "./use-month-name.ts";

type Changes = Partial<TaskDraft> & { readonly titleTranslations?: Record<string, string> };

type Stands = NonNullable<inferInput<ReturnType<typeof useTRPC>["tasks"]["putBack"]>>["stands"];

/** What a task is about, where it is about something on a board. */
interface TaskPlace {
  readonly journeyId: string;
  readonly touchpointId: string | null;
  readonly insightId: string | null;
  readonly phaseId: string | null;
}

export interface TaskActions {
  /** Gives the sentence of what went wrong, or nothing. */
  readonly create: (draft: TaskDraft & Partial<TaskPlace>) => Promise<string | undefined>;
  readonly update: (task: TaskView, changes: Changes) => Promise<string | undefined>;
  readonly turn: (task: TaskView) => Promise<void>;
  /** @param reason why, for one that was moved twice already */
  readonly carry: (tasks: readonly TaskView[], reason?: string) => Promise<void>;
  readonly uncarry: (task: TaskView) => Promise<void>;
  readonly remove: (task: TaskView) => Promise<void>;
  /** Changes several as one step; true when it was done. */
  readonly changeMany: (taskIds: readonly string[], changes: SelectionChanges) => Promise<boolean>;
}

export type SelectionChanges = NonNullable<
  inferInput<ReturnType<typeof useTRPC>["tasks"]["changeMany"]>
>["changes"];

export function useTaskActions(month: MonthString): TaskActions {
  const t = useTranslations("tasks");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const api = useTRPCClient();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const monthName = useMonthName();

  return useMemo(() => {
    const key = trpc.tasks.listMonth.queryKey({ workspaceId, month });
    const next = addMonths(month, 1);
    const refresh = () => queries.invalidateQueries(trpc.tasks.pathFilter());
    /** Shows a change before the server has answered. */
    const show = async (change: (tasks: TaskView[]) => TaskView[]) => {
      await queries.cancelQueries({ queryKey: key });
      queries.setQueryData(key, (tasks) => tasks && change(tasks));
    };
    const showOne = (taskId: string, changes: Partial<TaskView>) =>
      show((tasks) => tasks.map((task) => (task.id === taskId ? { ...task, ...changes } : task)));
    /** Runs a write; what it showed is read again afterwards, whatever came of it. */
    async function write(work: () => Promise<unknown>): Promise<string | undefined> {
      try {
        await work();
        return undefined;
      } catch (error) {
        return sentence(error);
      } finally {
        void refresh();
      }
    }
    async function tell(work: () => Promise<unknown>): Promise<boolean> {
      const failure = await write(work);
      if (failure !== undefined) toastFailed(failure);
      return failure === undefined;
    }
    const uncarryAll = (tasks: readonly TaskView[]) =>
      tell(async () => {
        for (const { id: taskId } of tasks) await api.tasks.uncarry.mutate({ workspaceId, taskId });
      });

    return {
      create: (draft) => write(() => api.tasks.create.mutate({ workspaceId, task: draft })),
      update: async (task, changes) => {
        await showOne(task.id, changes);
        return write(() => api.tasks.update.mutate({ workspaceId, taskId: task.id, changes }));
      },
      turn: async (task) => {
        const status = nextStatus(task.status);
        await showOne(task.id, { status });
        const done = await tell(() => api.tasks.setStatus.mutate({ workspaceId, taskId: task.id, status }));
        if (done) announce(t("turned", { title: task.title, status: t(`status.${status}`) }));
      },
      carry: async (tasks, reason) => {
        for (const task of tasks) await showOne(task.id, { status: "carried_over" });
        const carried: TaskView[] = [];
        await tell(async () => {
          for (const task of tasks) {
            await api.tasks.carry.mutate({ workspaceId, taskId: task.id, ...(reason ? { reason } : {}) });
            carried.push(task);
          }
        });
        const [first] = carried;
        if (!first) return;
        const message =
          carried.length === 1
            ? t("carried", { title: first.title, month: monthName(next) })
            : t("carriedAll", { count: carried.length, month: monthName(next) });
        toastUndo(message, () => void uncarryAll(carried));
      },
      uncarry: async (task) => {
        await uncarryAll([task]);
      },
      changeMany: async (taskIds, changes) => {
        const ids = [...taskIds];
        const done: { stands: Stands } = { stands: [] };
        const isDone = await tell(async () => {
          const { before } = await api.tasks.changeMany.mutate({ workspaceId, taskIds: ids, changes });
          done.stands = before;
        });
        if (!isDone) return false;
        toastUndo(
          t("bulk.changed", { count: ids.length }),
          () => void tell(() => api.tasks.putBack.mutate({ workspaceId, stands: done.stands })),
        );
        return true;
      },
      remove: async (task) => {
        await show((tasks) => tasks.filter((one) => one.id !== task.id));
        const done = await tell(() => api.tasks.remove.mutate({ workspaceId, taskId: task.id }));
        if (!done) return;
        toastUndo(
          t("removed", { title: task.title }),
          () => void tell(() => api.tasks.restore.mutate({ workspaceId, taskId: task.id })),
        );
      },
    };
  }, [t, workspaceId, month, trpc, api, queries, sentence, monthName]);
}
