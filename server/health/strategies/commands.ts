// Writes of strategies. A removed one can come back; its interviews stay tied to it.
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { strategies } from "#db/schema/health.ts";
import { newId } from "#document/new-id.ts";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import type { JourneyScope, Scope } from "#server/auth/scope.ts";
import { listChannels } from "#server/channels/queries.ts";
import { requireNode } from "#server/journeys/queries.ts";
import { requireStrategy } from "./queries.ts";

export const strategyFields = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** Months it looks ahead; fewer than six are flagged, not refused. */
  horizonMonths: z.number().int().min(1).max(60).default(6),
  isMulti: z.boolean().default(false),
  channelIds: z.array(id).max(100).default([]),
  routeIds: z.array(z.string().min(1).max(64)).max(50).default([]),
  interviewIds: z.array(id).max(200).default([]),
});
export type StrategyFields = z.infer<typeof strategyFields>;

export async function createStrategy(scope: JourneyScope, fields: StrategyFields, strategyId = newId()) {
  const { interviewIds, ...row } = await checked(scope, fields);
  await scope.tx.insert(strategies).values({
    ...row,
    workspaceId: scope.workspaceId,
    journeyId: scope.journeyId,
    id: strategyId,
    position: sql`(select coalesce(max(s.position), 0) + 1 from strategies s where s.workspace_id = ${scope.workspaceId})`,
  });
  await tieInterviews(scope, strategyId, interviewIds);
  await said(scope, "strategy.create", strategyId);
  return { id: strategyId };
}

export async function updateStrategy(scope: JourneyScope, strategyId: string, fields: StrategyFields) {
  await requireStrategy(scope, scope.journeyId, strategyId);
  const { interviewIds, ...row } = await checked(scope, fields);
  await write(scope, strategyId, row);
  await tieInterviews(scope, strategyId, interviewIds);
  await said(scope, "strategy.update", strategyId);
}

export async function removeStrategy(scope: JourneyScope, strategyId: string) {
  await requireStrategy(scope, scope.journeyId, strategyId);
  await write(scope, strategyId, { deletedAt: sql`now()` });
  await said(scope, "strategy.remove", strategyId);
}

export async function restoreStrategy(scope: JourneyScope, strategyId: string) {
  await requireStrategy(scope, scope.journeyId, strategyId, true);
  await write(scope, strategyId, { deletedAt: null });
  await said(scope, "strategy.restore", strategyId);
}

/** What a strategy names must be there: channels in use, routes of this journey, interviews. @throws NOT_FOUND */
async function checked(scope: JourneyScope, fields: StrategyFields): Promise<StrategyFields> {
  const known = new Set((await listChannels(scope)).map((one) => one.id));
  if (fields.channelIds.some((one) => !known.has(one))) throw new DomainError("NOT_FOUND");
  for (const routeId of fields.routeIds) await requireNode(scope, scope.journeyId, routeId);
  const interviewIds = [...new Set(fields.interviewIds)];
  if (interviewIds.length > 0) {
    const found = await scope.tx
      .select({ id: evidence.id })
      .from(evidence)
      .where(
        and(
          eq(evidence.workspaceId, scope.workspaceId),
          inArray(evidence.id, interviewIds),
          eq(evidence.kind, "interview"),
          isNull(evidence.deletedAt),
        ),
      );
    if (found.length !== interviewIds.length) throw new DomainError("NOT_FOUND");
  }
  return {
    ...fields,
    channelIds: [...new Set(fields.channelIds)],
    routeIds: [...new Set(fields.routeIds)],
    interviewIds,
  };
}

/** Makes the ties exactly these interviews. */
async function tieInterviews(scope: JourneyScope, strategyId: string, interviewIds: readonly string[]) {
  const kept = await scope.tx
    .select({ id: evidenceLinks.id, evidenceId: evidenceLinks.evidenceId })
    .from(evidenceLinks)
    .where(
      and(
        eq(evidenceLinks.workspaceId, scope.workspaceId),
        eq(evidenceLinks.target, "strategy"),
        eq(evidenceLinks.targetId, strategyId),
      ),
    );
  const gone = kept.filter((one) => !interviewIds.includes(one.evidenceId)).map((one) => one.id);
  if (gone.length > 0)
    await scope.tx
      .delete(evidenceLinks)
      .where(
        and(
          eq(evidenceLinks.workspaceId, scope.workspaceId),
          eq(evidenceLinks.target, "strategy"),
          eq(evidenceLinks.targetId, strategyId),
          inArray(evidenceLinks.id, gone),
        ),
      );
  const fresh = interviewIds.filter((one) => !kept.some(({ evidenceId }) => evidenceId === one));
  if (fresh.length === 0) return;
  await scope.tx.insert(evidenceLinks).values(
    fresh.map((evidenceId) => ({
      workspaceId: scope.workspaceId,
      id: newId(),
      evidenceId,
      target: "strategy",
      targetId: strategyId,
      createdBy: scope.memberId,
    })),
  );
  scope.bell("evidence", null);
}

async function write(
  scope: JourneyScope,
  strategyId: string,
  set: Parameters<ReturnType<Scope["tx"]["update"]>["set"]>[0],
) {
  await scope.tx
    .update(strategies)
    .set({ ...set, updatedAt: sql`now()` })
    .where(
      and(
        eq(strategies.workspaceId, scope.workspaceId),
        eq(strategies.journeyId, scope.journeyId),
        eq(strategies.id, strategyId),
      ),
    );
}

async function said(scope: JourneyScope, action: string, strategyId: string) {
  await scope.audit(action, { kind: "strategy", id: strategyId });
  scope.bell("health");
}
