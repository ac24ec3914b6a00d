// Writing amounts, agreeing on a channel and giving it up. A cell shows its new amount at once; everything can be taken back.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { type BudgetLine, centsOf, lineAt } from "#domain/budget.ts";
import type { BudgetCell } from "#server/channels/budgets/commands.ts";
import type { BudgetView } from "#server/channels/budgets/queries.ts";

/** The lines as they stand once the cells are written. */
function withCells(lines: readonly BudgetLine[], cells: readonly BudgetCell[]): BudgetLine[] {
  const after = new Map(lines.map((line) => [`${line.channelId} ${line.month}`, line]));
  for (const { channelId, month, figure, cents } of cells) {
    const key = `${channelId} ${month}`;
    const empty = { channelId, month, plannedCents: null, committedCents: null, spentCents: null };
    after.set(key, { ...(after.get(key) ?? empty), [`${figure}Cents`]: cents });
  }
  return [...after.values()];
}

export function useBudgetActions() {
  const t = useTranslations("budget");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const key = trpc.budgets.get.queryKey({ workspaceId });
  const refresh = () => queries.invalidateQueries(trpc.budgets.pathFilter());
  const options = { onSettled: refresh, onError: (error: unknown) => toastFailed(sentence(error)) };
  const write = useMutation(
    trpc.budgets.setCells.mutationOptions({
      ...options,
      // One after another, so that the last amount of a person is the one that stays.
      scope: { id: "budget" },
      // Read again only after the last: what is still on its way would vanish from the grid for a moment.
      onSettled: () =>
        queries.isMutating({ mutationKey: trpc.budgets.setCells.mutationKey() }) > 1 ? undefined : refresh(),
    }),
  );
  const choose = useMutation(trpc.budgets.chooseResult.mutationOptions(options));
  const create = useMutation(trpc.commitments.create.mutationOptions({ onSettled: refresh }));
  const removal = useMutation(trpc.commitments.remove.mutationOptions(options));
  const ending = useMutation(trpc.commitments.end.mutationOptions({ onSettled: refresh }));
  const resuming = useMutation(trpc.commitments.resume.mutationOptions(options));

  function show(cells: readonly BudgetCell[]) {
    void queries.cancelQueries({ queryKey: key });
    queries.setQueryData<BudgetView>(key, (view) => view && { ...view, lines: withCells(view.lines, cells) });
    write.mutate({ workspaceId, cells: [...cells] });
  }

  /** Writes amounts; the toast writes back what stood there. */
  function setCells(cells: readonly BudgetCell[], said: string) {
    const lines = queries.getQueryData<BudgetView>(key)?.lines ?? [];
    const before = cells.map((cell) => ({
      ...cell,
      cents: centsOf(lineAt(lines, cell.channelId, cell.month), cell.figure),
    }));
    show(cells);
    toastUndo(said, () => show(before));
  }

  async function agree(commitment: Parameters<typeof create.mutateAsync>[0]["commitment"], channel: string) {
    const { id: commitmentId, before } = await create.mutateAsync({ workspaceId, commitment });
    toastUndo(t("agreed", { channel }), () => removal.mutate({ workspaceId, commitmentId, before }));
  }

  async function giveUp(commitmentId: string, reason: string, channel: string) {
    await ending.mutateAsync({ workspaceId, commitmentId, reason });
    toastUndo(t("gaveUp", { channel }), () => resuming.mutate({ workspaceId, commitmentId }));
  }

  const chooseResult = (channelId: string, metricId: string | null) =>
    choose.mutate({ workspaceId, result: { channelId, metricId } });
  const resume = (commitmentId: string) => resuming.mutate({ workspaceId, commitmentId });

  return { setCells, agree, giveUp, resume, chooseResult };
}
