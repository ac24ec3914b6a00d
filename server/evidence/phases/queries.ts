// Reads of evidence by the phase it stands in: where a complaint hurts, and what proof each phase has to show.
import { sql } from "drizzle-orm";
import { CASE_KINDS } from "#domain/evidence.ts";
import type { Period } from "#domain/journey.ts";
import { PERIODS } from "#domain/vocabulary.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listJourneys } from "#server/journeys/queries.ts";

/** The phase a link `l` stands in: on it, on what stands in it, or on what hangs on that; and the touchpoint on the way. */
const place = sql`(
  select coalesce(case when n.kind = 'phases' then n.node_id end, case when up.kind = 'phases' then up.node_id end, up.parent_id) as phase,
    case when n.kind = 'touchpoints' then n.node_id when up.kind = 'touchpoints' then up.node_id end as touchpoint
  from journey_nodes n
  left join journey_nodes up on up.workspace_id = n.workspace_id and up.journey_id = n.journey_id and up.node_id = n.parent_id
  where n.workspace_id = l.workspace_id and n.journey_id = l.journey_id and n.node_id = l.target_id and n.removed_at is null)`;

const visibleJourneys = async (scope: Scope) =>
  sql`any(${sql.param((await listJourneys(scope)).map((journey) => journey.id))}::text[])`;

/** The phase under which an item stands most often, and the touchpoint there; null while it stands in none. */
export async function findWhereItHurts(scope: Scope, evidenceId: string) {
  const [row] = await scope.tx.execute<{ journey: string; phase: string; touchpoint: string | null }>(sql`
    select l.journey_id as journey, p.phase, min(p.touchpoint) as touchpoint
    from evidence_links l join lateral ${place} p on p.phase is not null
    where l.workspace_id = ${scope.workspaceId} and l.evidence_id = ${evidenceId} and l.target = 'node'
      and l.journey_id = ${await visibleJourneys(scope)}
    group by 1, 2 order by count(*) desc, 1, 2 limit 1`);
  return row ? { journeyId: row.journey, phaseId: row.phase, touchpointId: row.touchpoint } : null;
}

export interface PhaseProof {
  readonly journeyId: string;
  readonly phaseId: string;
  readonly period: Period;
  readonly reviews: number;
  readonly cases: number;
}

/**
 * What each phase of the journeys one may see has to show to customers: reviews and cases that support something in it. What is
 * internal, or was said without consent, can be shown to nobody and is not counted.
 */
export async function listProof(scope: Scope): Promise<PhaseProof[]> {
  const journeys = await visibleJourneys(scope);
  const cases = sql`any(${sql.param([...CASE_KINDS])}::text[])`;
  const rows = await scope.tx.execute<{
    journey: string;
    phase: string;
    period: string | null;
    reviews: number;
    cases: number;
  }>(sql`
    select ph.journey_id as journey, ph.node_id as phase, ph.data ->> 'period' as period,
      count(distinct e.id) filter (where e.kind = 'review')::int as reviews,
      count(distinct e.id) filter (where e.kind = ${cases})::int as cases
    from journey_nodes ph
    left join (evidence_links l join lateral ${place} p on p.phase is not null
      join evidence e on e.workspace_id = l.workspace_id and e.id = l.evidence_id)
      on l.workspace_id = ph.workspace_id and l.journey_id = ph.journey_id and p.phase = ph.node_id and l.target = 'node'
        and l.stance = 'supports' and e.deleted_at is null and not e.internal and e.consent <> 'no'
    where ph.workspace_id = ${scope.workspaceId} and ph.kind = 'phases' and ph.removed_at is null and ph.journey_id = ${journeys}
    group by 1, 2, 3 order by 1, 2`);
  return rows.map(({ journey, phase, period, reviews, cases: shown }) => ({
    journeyId: journey,
    phaseId: phase,
    period: PERIODS.find((one) => one === period) ?? "before",
    reviews,
    cases: shown,
  }));
}
