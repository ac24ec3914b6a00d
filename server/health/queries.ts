// Reads of health: every check of one journey, and the number of each journey the reader may see.
import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { healthWaivers } from "#db/schema/health.ts";
import { memberships } from "#db/schema/workspaces.ts";
import { checkHealth, readHealthSettings, summaryOf, type Waiver } from "#domain/health.ts";
import { isCheck } from "#domain/health-facts.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listVisibleJourneys, openJourneyWithin } from "#server/journeys/queries.ts";
import { gatherFacts } from "./facts/queries.ts";

/** Settings as they are used: the switch of one person alone stands only while it is so. */
export async function getHealthSettings(scope: Scope) {
  const settings = readHealthSettings(scope.workspace.settings);
  const [row] = await scope.tx
    .select({ members: sql<number>`count(*)::int` })
    .from(memberships)
    .where(
      and(
        eq(memberships.workspaceId, scope.workspaceId),
        ne(memberships.role, "guest"),
        isNull(memberships.removedAt),
      ),
    );
  const members = row?.members ?? 0;
  return { ...settings, members, isSolo: settings.solo && members <= 1 };
}

async function listWaivers(scope: Scope, journeyIds: readonly string[]) {
  const rows = await scope.tx
    .select({
      journeyId: healthWaivers.journeyId,
      check: healthWaivers.checkId,
      item: healthWaivers.item,
      reason: healthWaivers.reason,
      ownerId: healthWaivers.ownerId,
      ownerName: sql<string>`coalesce(${memberships.displayName}, '')`,
      date: healthWaivers.givenOn,
      reviewOn: healthWaivers.reviewOn,
    })
    .from(healthWaivers)
    .leftJoin(
      memberships,
      and(eq(memberships.workspaceId, healthWaivers.workspaceId), eq(memberships.id, healthWaivers.ownerId)),
    )
    .where(
      and(
        eq(healthWaivers.workspaceId, scope.workspaceId),
        inArray(healthWaivers.journeyId, [...journeyIds]),
      ),
    )
    .orderBy(asc(healthWaivers.checkId), asc(healthWaivers.item));
  return rows.flatMap((row) =>
    isCheck(row.check) ? [{ ...row, check: row.check } satisfies Waiver & { journeyId: string }] : [],
  );
}

async function resultsOf(scope: Scope, journeyIds: readonly string[]) {
  if (journeyIds.length === 0) return [];
  const settings = await getHealthSettings(scope);
  const [facts, waivers] = await Promise.all([
    gatherFacts(scope, journeyIds, settings.isSolo),
    listWaivers(scope, journeyIds),
  ]);
  return [...facts].map(([journeyId, own]) => {
    const said = waivers.flatMap(({ journeyId: of, ...waiver }) => (of === journeyId ? [waiver] : []));
    const results = checkHealth(own, said, settings.limits);
    return { journeyId, results, summary: summaryOf(results) };
  });
}

/** Every check of one journey with its proof. @throws NOT_FOUND */
export async function getHealth(scope: Scope, journeyId: string) {
  await openJourneyWithin(scope, journeyId);
  const [found] = await resultsOf(scope, [journeyId]);
  if (!found) throw new Error("a journey has no health");
  return found;
}

export type HealthView = Awaited<ReturnType<typeof getHealth>>;

/** The number and the two sentences of every journey the reader may see. */
export async function listHealth(scope: Scope) {
  const journeys = await listVisibleJourneys(scope);
  const found = await resultsOf(
    scope,
    journeys.map((journey) => journey.id),
  );
  return journeys.flatMap(({ id, slug }) =>
    found.flatMap(({ journeyId, summary }) => (journeyId === id ? [{ journeyId, slug, ...summary }] : [])),
  );
}
