// Writes of commitments: agreeing on one, giving it up with a reason, and the way back from both.
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { commitments } from "#db/schema/budgets.ts";
import { newId } from "#document/new-id.ts";
import { lineAt } from "#domain/budget.ts";
import { commitmentState, lastMonth, MAX_MONTHS } from "#domain/commitment.ts";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import { monthString } from "#domain/journey.ts";
import { monthRange } from "#domain/month.ts";
import type { Scope } from "#server/auth/scope.ts";
import { type BudgetCell, cents, requireChannels, writeCells } from "#server/channels/budgets/commands.ts";
import { listLines } from "#server/channels/budgets/queries.ts";
import { getCommitment, listOfChannel } from "./queries.ts";

/** Why a bridge is taken away. */
export const bridgeReason = z.string().trim().min(3).max(500);

export const commitmentFields = z.strictObject({
  channelId: id,
  startMonth: monthString,
  /** Any number; fewer than six are flagged, not refused. */
  months: z.number().int().min(1).max(MAX_MONTHS),
  stopRule: z.string().trim().max(500).default(""),
  stopRuleTranslations: z.record(z.string().max(10), z.string().max(500)).default({}),
  /** Written into the months as committed, and as planned where less was planned; null leaves the budget as it is. */
  centsPerMonth: cents.default(null),
});

/**
 * Keeps a channel up for some months. Answers what stood in the cells it wrote, so that undoing can write it back.
 * @throws CONFLICT where another commitment of the channel holds in one of the months
 */
export async function createCommitment(
  scope: Scope,
  { centsPerMonth, ...fields }: z.infer<typeof commitmentFields>,
  commitmentId = newId(),
) {
  const { channelId } = fields;
  await requireChannels(scope, new Set([channelId]));
  const overlaps = (await listOfChannel(scope, channelId)).some(
    (one) =>
      one.endedMonth === null && one.startMonth <= lastMonth(fields) && fields.startMonth <= lastMonth(one),
  );
  if (overlaps) throw new DomainError("CONFLICT", { field: "startMonth", sentence: "commitmentOverlaps" });
  await scope.tx
    .insert(commitments)
    .values({ ...fields, workspaceId: scope.workspaceId, id: commitmentId, createdBy: scope.memberId });
  const before: BudgetCell[] = [];
  if (centsPerMonth !== null) {
    const lines = await listLines(scope);
    const after: BudgetCell[] = [];
    for (const month of monthRange(fields.startMonth, lastMonth(fields))) {
      const line = lineAt(lines, channelId, month);
      before.push({ channelId, month, figure: "committed", cents: line?.committedCents ?? null });
      after.push({ channelId, month, figure: "committed", cents: centsPerMonth });
      if ((line?.plannedCents ?? 0) >= centsPerMonth) continue;
      before.push({ channelId, month, figure: "planned", cents: line?.plannedCents ?? null });
      after.push({ channelId, month, figure: "planned", cents: centsPerMonth });
    }
    await writeCells(scope, after);
  }
  await scope.audit("commitment.create", { kind: "commitment", id: commitmentId }, { channelId });
  scope.bell("budget");
  return { id: commitmentId, before };
}

/** The inverse of agreeing: the commitment never was, and the cells hold what they held. */
export async function removeCommitment(scope: Scope, commitmentId: string, cells: readonly BudgetCell[]) {
  const { channelId } = await getCommitment(scope, commitmentId);
  if (cells.some((cell) => cell.channelId !== channelId)) throw new DomainError("NOT_FOUND");
  await scope.tx
    .delete(commitments)
    .where(and(eq(commitments.workspaceId, scope.workspaceId), eq(commitments.id, commitmentId)));
  if (cells.length > 0) await writeCells(scope, cells);
  await scope.audit("commitment.remove", { kind: "commitment", id: commitmentId }, { channelId });
  scope.bell("budget");
}

/**
 * Gives a commitment up before its end, this month: a broken bridge, with the reason.
 * @throws INVALID where it is over, or was given up already
 */
export async function endCommitment(scope: Scope, commitmentId: string, reason: string) {
  const commitment = await getCommitment(scope, commitmentId);
  if (!["upcoming", "running"].includes(commitmentState(commitment, scope.month)))
    throw new DomainError("INVALID", { sentence: "commitmentOver" });
  await scope.tx
    .update(commitments)
    .set({ endedMonth: scope.month, endReason: reason })
    .where(and(eq(commitments.workspaceId, scope.workspaceId), eq(commitments.id, commitmentId)));
  await scope.audit("commitment.end", { kind: "commitment", id: commitmentId });
  scope.bell("budget");
}

/** The inverse of giving up. @throws INVALID where it was not given up */
export async function resumeCommitment(scope: Scope, commitmentId: string) {
  const { endedMonth } = await getCommitment(scope, commitmentId);
  if (endedMonth === null) throw new DomainError("INVALID", { sentence: "commitmentHolds" });
  await scope.tx
    .update(commitments)
    .set({ endedMonth: null, endReason: null })
    .where(and(eq(commitments.workspaceId, scope.workspaceId), eq(commitments.id, commitmentId)));
  await scope.audit("commitment.resume", { kind: "commitment", id: commitmentId });
  scope.bell("budget");
}
