// Gathers what every claim of a journey rests on and lets the rule decide. Nothing of it is stored.
import { sql } from "drizzle-orm";
import { readRows, texts } from "#db/read-rows.ts";
import type { EvidenceKind, Stance } from "#domain/evidence.ts";
import {
  levelOfClaim,
  type StrengthInput,
  type StrengthItem,
  type StrengthLevel,
  type StrengthReport,
  strengthOf,
} from "#domain/evidence-strength.ts";
import type { Scope } from "#server/auth/scope.ts";

/** Kinds of record that carry a strength. */
const CLAIM_KINDS = ["touchpoints", "insights", "questions", "transitions", "routes"] as const;

/** Reports by journey and node. A claim without any link is an assumption and has a report all the same. */
export type StrengthsByJourney = Record<string, Record<string, StrengthReport>>;

/** A claim of a journey with what it rests on. */
export interface Claim {
  readonly journeyId: string;
  readonly nodeId: string;
  readonly items: readonly StrengthItem[];
  readonly metrics: StrengthInput["metrics"];
  readonly confirmation: StrengthInput["confirmation"];
}

/**
 * Strength of every claim of the given journeys, in four reads whatever their number.
 * @param asOf day the rule is asked for; what is dated later is not there yet
 * Evidence on a node that was just made counts before the read model knows the node.
 */
export async function listStrengths(
  scope: Scope,
  journeyIds: readonly string[],
  asOf: string = scope.today,
): Promise<StrengthsByJourney> {
  if (journeyIds.length === 0) return {};
  const [claims, nodes] = await Promise.all([
    listClaims(scope, journeyIds),
    readRows<{ j: string; n: string }>(
      scope.tx,
      "claim_nodes",
      sql`select journey_id as j, node_id as n from journey_nodes
        where workspace_id = ${scope.workspaceId} and journey_id = any(${texts(journeyIds)})
          and kind = any(${texts(CLAIM_KINDS)}) and removed_at is null`,
    ),
  ]);
  const bare = { items: [], metrics: [], confirmation: null };
  const found = judgeOn(journeyIds, claims, (claim) => strengthOf({ ...claim, asOf }));
  for (const { j, n } of nodes) {
    const ofJourney = found[j];
    if (ofJourney) ofJourney[n] ??= strengthOf({ ...bare, asOf });
  }
  return found;
}

/** Levels by journey and node on one day; a claim that rests on nothing is not among them: it is an assumption. */
export type LevelsByJourney = Record<string, Record<string, { readonly level: StrengthLevel }>>;

/** A day on which levels are asked, and of which journeys. */
export interface AskedDay {
  readonly asOf: string;
  readonly journeyIds: readonly string[];
}

/** The levels alone, on several days in their order: what is linked is read once. */
export const levelsOn = (claims: readonly Claim[], days: readonly AskedDay[]): LevelsByJourney[] =>
  days.map(({ asOf, journeyIds }) =>
    judgeOn(journeyIds, claims, (claim) => ({ level: levelOfClaim({ ...claim, asOf }) })),
  );

function judgeOn<R>(
  journeyIds: readonly string[],
  claims: readonly Claim[],
  judge: (claim: Claim) => R,
): Record<string, Record<string, R>> {
  const found: Record<string, Record<string, R>> = Object.fromEntries(journeyIds.map((id) => [id, {}]));
  for (const claim of claims) {
    const ofJourney = found[claim.journeyId];
    if (ofJourney) ofJourney[claim.nodeId] = judge(claim);
  }
  return found;
}

type Gathered = { -readonly [K in keyof Claim]: Claim[K] };

type ItemRow = readonly [
  id: string,
  kind: EvidenceKind,
  date: string,
  stance: Stance,
  respondent: string | null,
];

/** Every claim of the journeys that rests on something, with that. */
export async function listClaims(scope: Scope, journeyIds: readonly string[]): Promise<readonly Claim[]> {
  const { tx, workspaceId } = scope;
  const chosen = texts(journeyIds);
  const [linked, measured, confirmed] = await Promise.all([
    readRows<{ j: string; n: string; items: ItemRow[] }>(
      tx,
      "claim_items",
      // one look-up by key a link (`offset 0` keeps it one): behind the wall the planner expects so few rows that it would compare
      // every link with every piece of evidence
      sql`select l.journey_id as j, l.target_id as n,
          json_agg(json_build_array(e.id, e.kind, e.observed_on, l.stance, e.respondent_key)) as items
        from evidence_links l
        cross join lateral (select id, kind, observed_on, respondent_key from evidence
          where workspace_id = l.workspace_id and id = l.evidence_id and deleted_at is null offset 0) e
        where l.workspace_id = ${workspaceId} and l.journey_id = any(${chosen}) and l.target = 'node'
        group by l.journey_id, l.target_id`,
    ),
    readRows<{ j: string; n: string; metric: string; months: string[] | null }>(
      tx,
      "claim_metrics",
      sql`select k.journey_id as j, k.node_id as n, m.id as metric, (select json_agg(r.month) from readings r
          where r.workspace_id = k.workspace_id and r.metric_id = k.metric_id) as months
        from metric_links k
        cross join lateral (select id from metrics
          where workspace_id = k.workspace_id and id = k.metric_id and deleted_at is null offset 0) m
        where k.workspace_id = ${workspaceId} and k.journey_id = any(${chosen})`,
    ),
    readRows<{ j: string; n: string; by: string; on: string; held: boolean }>(
      tx,
      "claim_confirmations",
      sql`select journey_id as j, node_id as n, confirmed_by as "by", confirmed_on as "on", held_when_given as held
        from confirmations where workspace_id = ${workspaceId} and journey_id = any(${chosen})`,
    ),
  ]);

  const claims = new Map<string, Gathered>();
  const claimOf = ({ j, n }: { j: string; n: string }): Gathered => {
    const key = `${j}/${n}`;
    const known = claims.get(key) ?? { journeyId: j, nodeId: n, items: [], metrics: [], confirmation: null };
    claims.set(key, known);
    return known;
  };
  for (const row of linked)
    claimOf(row).items = row.items.map(([evidenceId, kind, date, stance, respondent]) => ({
      evidenceId,
      kind,
      date,
      stance,
      respondent,
    }));
  for (const row of measured) {
    if (row.months === null) continue;
    const claim = claimOf(row);
    claim.metrics = [...claim.metrics, { metricId: row.metric, readingMonths: row.months }];
  }
  for (const row of confirmed)
    claimOf(row).confirmation = { by: row.by, on: row.on, heldWhenGiven: row.held };
  return [...claims.values()];
}

/** Pieces of evidence under these claims; one that hangs on several counts once. */
export const countEvidence = (claims: readonly Claim[]): number =>
  new Set(claims.flatMap(({ items }) => items.map((one) => one.evidenceId))).size;

/** Strengths of one journey by node. */
export async function listJourneyStrengths(
  scope: Scope,
  journeyId: string,
): Promise<Record<string, StrengthReport>> {
  return (await listStrengths(scope, [journeyId]))[journeyId] ?? {};
}
