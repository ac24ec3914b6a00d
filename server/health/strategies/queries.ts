// Reads of strategies: the ways by which customers are won, with the interviews each rests on.
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { strategies } from "#db/schema/health.ts";
import { isShort } from "#domain/commitment.ts";
import { DomainError } from "#domain/errors.ts";
import type { Scope } from "#server/auth/scope.ts";

/** Strategies of these journeys, in order, each with the ids of the interviews it rests on. */
export async function listStrategies(scope: Scope, journeyIds: readonly string[]) {
  if (journeyIds.length === 0) return [];
  const [rows, links] = await Promise.all([
    scope.tx
      .select({
        id: strategies.id,
        journeyId: strategies.journeyId,
        name: strategies.name,
        horizonMonths: strategies.horizonMonths,
        isMulti: strategies.isMulti,
        channelIds: strategies.channelIds,
        routeIds: strategies.routeIds,
      })
      .from(strategies)
      .where(
        and(
          eq(strategies.workspaceId, scope.workspaceId),
          inArray(strategies.journeyId, [...journeyIds]),
          isNull(strategies.deletedAt),
        ),
      )
      .orderBy(asc(strategies.position), asc(strategies.createdAt), asc(strategies.id)),
    scope.tx
      .select({ strategyId: evidenceLinks.targetId, evidenceId: evidence.id })
      .from(evidenceLinks)
      .innerJoin(
        evidence,
        and(eq(evidence.workspaceId, evidenceLinks.workspaceId), eq(evidence.id, evidenceLinks.evidenceId)),
      )
      .where(
        and(
          eq(evidenceLinks.workspaceId, scope.workspaceId),
          eq(evidenceLinks.target, "strategy"),
          isNull(evidence.deletedAt),
        ),
      )
      .orderBy(asc(evidence.id)),
  ]);
  return rows.map((row) => ({
    ...row,
    /** Looks less far ahead than the six months of the articles. */
    isShort: isShort({ months: row.horizonMonths }),
    interviewIds: links.flatMap((link) => (link.strategyId === row.id ? [link.evidenceId] : [])),
  }));
}

export type StrategyView = Awaited<ReturnType<typeof listStrategies>>[number];

/** @throws NOT_FOUND */
export async function requireStrategy(scope: Scope, journeyId: string, strategyId: string, isGone = false) {
  const [row] = await scope.tx
    .select({ deletedAt: strategies.deletedAt })
    .from(strategies)
    .where(
      and(
        eq(strategies.workspaceId, scope.workspaceId),
        eq(strategies.journeyId, journeyId),
        eq(strategies.id, strategyId),
      ),
    );
  if (!row || (row.deletedAt !== null) !== isGone) throw new DomainError("NOT_FOUND");
}
