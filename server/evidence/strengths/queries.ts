// Gathers what every claim of a journey rests on and lets the rule decide. Nothing of it is stored.
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { confirmations, journeyNodes } from "#db/schema/journeys.ts";
import { metricLinks, metrics, readings } from "#db/schema/research.ts";
import type { EvidenceKind, Stance } from "#domain/evidence.ts";
import {
  type StrengthInput,
  type StrengthItem,
  levelOfClaim,
  type StrengthLevel,
  type StrengthReport,
  strengthOf,
} from "#domain/evidence-strength.ts";
import type { Scope } from "#server/auth/scope.ts";

/** Kinds of record that carry a strength. */
const CLAIM_KINDS = ["touchpoints", "insights", "questions", "transitions", "routes"] as const;

/** Reports by journey and node. A claim without any link is an assumption and has a report all the same. */
export type StrengthsByJourney = Record<string, Record<string, StrengthReport>>;

/**
 * Strength of every claim of the given journeys, in five reads whatever their number.
 * @param asOf day the rule is asked for; what is dated later is not there yet
 * Evidence on a node that was just made counts before the read model knows the node.
 */
export async function listStrengths(
  scope: Scope,
  journeyIds: readonly string[],
  asOf: string = scope.today,
): Promise<StrengthsByJourney> {
  const [reports = {}] = await judgeOn(scope, journeyIds, [asOf], strengthOf);
  return reports;
}

/** The levels alone, on several days in their order: what is linked is read once. */
export const listLevelsOn = (
  scope: Scope,
  journeyIds: readonly string[],
  days: readonly string[],
): Promise<Record<string, Record<string, { readonly level: StrengthLevel }>>[]> =>
  judgeOn(scope, journeyIds, days, (input) => ({ level: levelOfClaim(input) }));

/** Asks the rule for every claim on each of the days. */
async function judgeOn<R>(
  scope: Scope,
  journeyIds: readonly string[],
  days: readonly string[],
  judge: (input: StrengthInput) => R,
): Promise<Record<string, Record<string, R>>[]> {
  if (days.length === 0) return [];
  const claims = journeyIds.length === 0 ? [] : await gatherClaims(scope, journeyIds);
  return days.map((asOf) => {
    const found: Record<string, Record<string, R>> = Object.fromEntries(journeyIds.map((id) => [id, {}]));
    for (const claim of claims) {
      const ofJourney = found[claim.journeyId];
      if (ofJourney) ofJourney[claim.nodeId] = judge({ ...inputOf(claim), asOf });
    }
    return found;
  });
}

/** What every claim of the journeys rests on. */
async function gatherClaims(scope: Scope, journeyIds: readonly string[]): Promise<readonly Claim[]> {
  const ids = [...journeyIds];
  const [links, metricRows, confirmed, nodes] = await Promise.all([
    scope.tx
      .select({
        journeyId: evidenceLinks.journeyId,
        nodeId: evidenceLinks.targetId,
        stance: evidenceLinks.stance,
        evidenceId: evidence.id,
        kind: evidence.kind,
        date: evidence.observedOn,
        respondent: evidence.respondentKey,
      })
      .from(evidenceLinks)
      .innerJoin(
        evidence,
        and(eq(evidence.workspaceId, evidenceLinks.workspaceId), eq(evidence.id, evidenceLinks.evidenceId)),
      )
      .where(
        and(
          eq(evidenceLinks.workspaceId, scope.workspaceId),
          inArray(evidenceLinks.journeyId, ids),
          eq(evidenceLinks.target, "node"),
          isNull(evidence.deletedAt),
        ),
      ),
    scope.tx
      .select({
        journeyId: metricLinks.journeyId,
        nodeId: metricLinks.nodeId,
        metricId: metrics.id,
        months: sql<string[]>`array_agg(${readings.month})`,
      })
      .from(metricLinks)
      .innerJoin(
        metrics,
        and(eq(metrics.workspaceId, metricLinks.workspaceId), eq(metrics.id, metricLinks.metricId)),
      )
      .innerJoin(
        readings,
        and(eq(readings.workspaceId, metrics.workspaceId), eq(readings.metricId, metrics.id)),
      )
      .where(
        and(
          eq(metricLinks.workspaceId, scope.workspaceId),
          inArray(metricLinks.journeyId, ids),
          isNull(metrics.deletedAt),
        ),
      )
      .groupBy(metricLinks.journeyId, metricLinks.nodeId, metrics.id),
    scope.tx
      .select({
        journeyId: confirmations.journeyId,
        nodeId: confirmations.nodeId,
        by: confirmations.confirmedBy,
        on: confirmations.confirmedOn,
        heldWhenGiven: confirmations.heldWhenGiven,
      })
      .from(confirmations)
      .where(and(eq(confirmations.workspaceId, scope.workspaceId), inArray(confirmations.journeyId, ids))),
    scope.tx
      .select({ journeyId: journeyNodes.journeyId, nodeId: journeyNodes.nodeId })
      .from(journeyNodes)
      .where(
        and(
          eq(journeyNodes.workspaceId, scope.workspaceId),
          inArray(journeyNodes.journeyId, ids),
          inArray(journeyNodes.kind, [...CLAIM_KINDS]),
          isNull(journeyNodes.removedAt),
        ),
      ),
  ]);

  const claims = new Map<string, Claim>();
  const claimOf = (journeyId: string, nodeId: string) => {
    const key = `${journeyId}/${nodeId}`;
    const known: Claim = claims.get(key) ?? {
      journeyId,
      nodeId,
      items: [],
      metrics: new Map(),
      confirmation: null,
    };
    claims.set(key, known);
    return known;
  };
  for (const node of nodes) claimOf(node.journeyId, node.nodeId);
  for (const link of links) {
    if (!link.journeyId) continue;
    claimOf(link.journeyId, link.nodeId).items.push({
      evidenceId: link.evidenceId,
      kind: link.kind as EvidenceKind,
      date: link.date,
      stance: link.stance as Stance,
      respondent: link.respondent,
    });
  }
  for (const row of metricRows) claimOf(row.journeyId, row.nodeId).metrics.set(row.metricId, row.months);
  for (const row of confirmed) {
    const { by, on, heldWhenGiven } = row;
    claimOf(row.journeyId, row.nodeId).confirmation = { by, on, heldWhenGiven };
  }

  return [...claims.values()];
}

interface Claim {
  readonly journeyId: string;
  readonly nodeId: string;
  readonly items: StrengthItem[];
  readonly metrics: Map<string, readonly string[]>;
  confirmation: StrengthInput["confirmation"];
}

const inputOf = (claim: Claim): Omit<StrengthInput, "asOf"> => ({
  items: claim.items,
  metrics: [...claim.metrics].map(([metricId, readingMonths]) => ({ metricId, readingMonths })),
  confirmation: claim.confirmation,
});

/** Strengths of one journey by node. */
export async function listJourneyStrengths(
  scope: Scope,
  journeyId: string,
): Promise<Record<string, StrengthReport>> {
  return (await listStrengths(scope, [journeyId]))[journeyId] ?? {};
}
