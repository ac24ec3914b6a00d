// Reads of the money of channels: lines a month, commitments, what counts as a result, and bridges that are broken.
import { and, asc, eq, isNull } from "drizzle-orm";
import { channelBudgets, channelDrops, channelResults, commitments } from "#db/schema/budgets.ts";
import { channels } from "#db/schema/research.ts";
import { brokenBridges } from "#domain/bridge.ts";
import type { Scope } from "#server/auth/scope.ts";

const LINE = {
  channelId: channelBudgets.channelId,
  month: channelBudgets.month,
  plannedCents: channelBudgets.plannedCents,
  committedCents: channelBudgets.committedCents,
  spentCents: channelBudgets.spentCents,
};

/** Every line, oldest month first. */
export const listLines = (scope: Scope) =>
  scope.tx
    .select(LINE)
    .from(channelBudgets)
    .where(eq(channelBudgets.workspaceId, scope.workspaceId))
    .orderBy(asc(channelBudgets.month), asc(channelBudgets.channelId));

/** Every commitment, those given up too, in the order in which they begin. */
export const listCommitments = (scope: Scope) =>
  scope.tx
    .select({
      id: commitments.id,
      channelId: commitments.channelId,
      startMonth: commitments.startMonth,
      months: commitments.months,
      stopRule: commitments.stopRule,
      stopRuleTranslations: commitments.stopRuleTranslations,
      endedMonth: commitments.endedMonth,
      endReason: commitments.endReason,
    })
    .from(commitments)
    .where(eq(commitments.workspaceId, scope.workspaceId))
    .orderBy(asc(commitments.startMonth), asc(commitments.id));

export type CommitmentView = Awaited<ReturnType<typeof listCommitments>>[number];

const listResults = (scope: Scope) =>
  scope.tx
    .select({ channelId: channelResults.channelId, metricId: channelResults.metricId })
    .from(channelResults)
    .where(eq(channelResults.workspaceId, scope.workspaceId));

/** Removed channels that were bridges, with the name they had. */
const listDrops = (scope: Scope) =>
  scope.tx
    .select({
      channelId: channelDrops.channelId,
      month: channelDrops.month,
      reason: channelDrops.reason,
      name: channels.name,
      nameTranslations: channels.nameTranslations,
    })
    .from(channelDrops)
    .innerJoin(
      channels,
      and(eq(channels.workspaceId, channelDrops.workspaceId), eq(channels.id, channelDrops.channelId)),
    )
    .where(eq(channelDrops.workspaceId, scope.workspaceId))
    .orderBy(asc(channelDrops.month), asc(channelDrops.channelId));

/** Everything about the money of the workspace's channels, and the month it is now. */
export async function getBudget(scope: Scope) {
  const [lines, agreed, results, drops] = await Promise.all([
    listLines(scope),
    listCommitments(scope),
    listResults(scope),
    listDrops(scope),
  ]);
  return { month: scope.month, lines, commitments: agreed, results, drops };
}

export type BudgetView = Awaited<ReturnType<typeof getBudget>>;

/** Broken bridges with the names of their channels, for the boards. */
export async function listBridges(scope: Scope) {
  const [lines, agreed, drops, standing] = await Promise.all([
    listLines(scope),
    listCommitments(scope),
    listDrops(scope),
    scope.tx
      .select({
        id: channels.id,
        name: channels.name,
        nameTranslations: channels.nameTranslations,
        necessary: channels.necessary,
      })
      .from(channels)
      .where(and(eq(channels.workspaceId, scope.workspaceId), isNull(channels.deletedAt))),
  ]);
  const named = [...standing, ...drops.map((one) => ({ ...one, id: one.channelId }))];
  return brokenBridges(standing, drops, lines, agreed, scope.month).map((bridge) => {
    const channel = named.find((one) => one.id === bridge.channelId);
    return { ...bridge, name: channel?.name ?? "", nameTranslations: channel?.nameTranslations ?? {} };
  });
}
