// Writes of approvals: given to a closed month, taken back, and brought back while the month is what it was.
import { and, eq, isNull, sql } from "drizzle-orm";
import { cycleApprovals } from "#db/schema/cycles.ts";
import { newId } from "#document/new-id.ts";
import { DomainError } from "#domain/errors.ts";
import { can } from "#domain/permissions.ts";
import type { Scope } from "#server/auth/scope.ts";
import { holdCycle, listRecipients } from "#server/cycles/queries.ts";
import { compareWithNow, findSnapshot } from "#server/cycles/snapshots/queries.ts";
import { notify } from "#server/notifications/notify.ts";
import { emit } from "#server/webhooks/emit.ts";
import { listUserIds } from "#server/workspaces/members/queries.ts";
import { approvalViews, listGivenApprovals } from "./queries.ts";

/** A month of a journey. */
interface MonthPlace {
  readonly journeyId: string;
  readonly month: string;
}

/**
 * Approves a closed month as it was frozen. An approval of one's own that the month has outgrown ends with it; one that stands
 * cannot be given twice.
 * @throws CONFLICT for a month that is not closed, or that one approved already
 */
export async function approveCycle(scope: Scope, place: MonthPlace): Promise<{ id: string }> {
  const { journeyId, month } = place;
  const cycle = await holdCycle(scope, journeyId, month, "update");
  const snapshot = cycle.state === "closed" ? await findSnapshot(scope, journeyId, month) : null;
  if (!snapshot || !cycle.closedAt) throw new DomainError("CONFLICT", { sentence: "cycleNotClosed" });
  const by = scope.memberId;
  if (by === null) throw new DomainError("FORBIDDEN");
  const since = await compareWithNow(scope, journeyId, month, { snapshot, closedAt: cycle.closedAt });
  const now = { state: cycle.state, takenAt: snapshot.takenAt, since };
  const own = (await listGivenApprovals(scope, journeyId, month)).filter((one) => one.approvedBy === by);
  for (const { id, change } of approvalViews(own, now)) {
    if (change === null) throw new DomainError("CONFLICT", { sentence: "cycleApproved" });
    await end(scope, id);
  }
  const approvalId = newId();
  await scope.tx.insert(cycleApprovals).values({
    workspaceId: scope.workspaceId,
    id: approvalId,
    journeyId,
    month,
    approvedBy: by,
    approvedAt: scope.now,
    takenAt: snapshot.takenAt,
    seen: Object.fromEntries(since.differences),
  });
  await said(scope, "approval.give", place, approvalId, { takenAt: snapshot.takenAt.toISOString() });
  const closers = cycle.closedBy === null ? [] : await listUserIds(scope, [cycle.closedBy]);
  await notify(scope, {
    kind: "monthApproved",
    recipients: [...(await listRecipients(scope, cycle)), ...closers],
    subject: { kind: "cycle", id: month },
    journeyId,
    key: `monthApproved:${approvalId}`,
  });
  await emit(scope, {
    event: "approval.given",
    key: `approval.given:${approvalId}`,
    data: {
      approval: { id: approvalId, of: "month", by, takenAt: snapshot.takenAt.toISOString() },
      journeyId,
      month,
    },
  });
  return { id: approvalId };
}

/** Takes an approval back: one's own, or anybody's for who manages the members. @throws NOT_FOUND, FORBIDDEN */
export async function takeBackApproval(scope: Scope, place: MonthPlace, approvalId: string): Promise<void> {
  await holdCycle(scope, place.journeyId, place.month, "update");
  const given = await listGivenApprovals(scope, place.journeyId, place.month);
  const found = given.find((one) => one.id === approvalId);
  if (!found) throw new DomainError("NOT_FOUND");
  if (found.approvedBy !== scope.memberId && !can(scope.role, "member.manage"))
    throw new DomainError("FORBIDDEN");
  await end(scope, approvalId);
  await said(scope, "approval.takeBack", place, approvalId);
}

/**
 * Brings an approval back that was just taken back, as it was given; nobody is told anew. Only whoever took it back may.
 * @throws NOT_FOUND for one that is not there, stands, or was ended by somebody else; CONFLICT where a newer one stands
 */
export async function restoreApproval(scope: Scope, place: MonthPlace, approvalId: string): Promise<void> {
  const { journeyId, month } = place;
  await holdCycle(scope, journeyId, month, "update");
  const [ended] = await scope.tx
    .select({ approvedBy: cycleApprovals.approvedBy })
    .from(cycleApprovals)
    .where(
      sql`(${cycleApprovals.workspaceId}, ${cycleApprovals.journeyId}, ${cycleApprovals.month}, ${cycleApprovals.id})
        = (${scope.workspaceId}, ${journeyId}, ${month}, ${approvalId})
        and ${cycleApprovals.endedBy} = ${scope.memberId}`,
    );
  if (!ended) throw new DomainError("NOT_FOUND");
  const given = await listGivenApprovals(scope, journeyId, month);
  if (given.some((one) => one.approvedBy === ended.approvedBy))
    throw new DomainError("CONFLICT", { sentence: "cycleApproved" });
  await scope.tx
    .update(cycleApprovals)
    .set({ endedAt: null, endedBy: null })
    .where(and(eq(cycleApprovals.workspaceId, scope.workspaceId), eq(cycleApprovals.id, approvalId)));
  await said(scope, "approval.restore", place, approvalId);
}

async function end(scope: Scope, approvalId: string): Promise<void> {
  await scope.tx
    .update(cycleApprovals)
    .set({ endedAt: scope.now, endedBy: scope.memberId })
    .where(
      and(
        eq(cycleApprovals.workspaceId, scope.workspaceId),
        eq(cycleApprovals.id, approvalId),
        isNull(cycleApprovals.endedAt),
      ),
    );
}

async function said(
  scope: Scope,
  action: string,
  { journeyId, month }: MonthPlace,
  approvalId: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await scope.audit(action, { kind: "approval", id: approvalId }, { journeyId, month, ...detail });
  scope.bell("cycle", journeyId);
}
