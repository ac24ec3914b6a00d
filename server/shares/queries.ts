// What a client may look at: published journeys, and one of them as the portal shows it. The wall filters every row once more.
import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { evidence, evidenceLinks, quotes } from "#db/schema/evidence.ts";
import { journeyNodes, journeyShares, journeys } from "#db/schema/journeys.ts";
import { tasks } from "#db/schema/research.ts";
import { departments } from "#db/schema/workspaces.ts";
import { journeyOfNodes } from "#document/nodes.ts";
import { DomainError } from "#domain/errors.ts";
import { clientView } from "#domain/portal.ts";
import { mayShowQuotes } from "#domain/evidence.ts";
import type { Journey } from "#domain/journey.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listChannels } from "#server/channels/queries.ts";
import { listJourneyStrengths } from "#server/evidence/strengths/queries.ts";
import { listJourneyMetrics } from "#server/metrics/queries.ts";
import { listPersonas } from "#server/personas/queries.ts";

/** Workspace and published journeys; a guest's list holds those shared with them. */
export async function getPortal(scope: Scope) {
  const rows = await scope.tx
    .select({
      id: journeys.id,
      slug: journeys.slug,
      title: journeys.title,
      titleTranslations: journeys.titleTranslations,
      contentLocale: journeys.contentLocale,
      publishedAt: journeys.publishedAt,
      updatedAt: journeys.updatedAt,
    })
    .from(journeys)
    .where(
      and(
        eq(journeys.workspaceId, scope.workspaceId),
        isNull(journeys.deletedAt),
        isNotNull(journeys.publishedAt),
        sharedWith(scope),
      ),
    )
    .orderBy(desc(journeys.publishedAt), asc(journeys.id));
  return {
    workspace: { id: scope.workspaceId, name: scope.workspace.name, slug: scope.workspace.slug },
    journeys: rows,
  };
}

/** A guest reads what was shared with them; members may look over the client's shoulder. */
const sharedWith = (scope: Scope) =>
  scope.role === "guest"
    ? sql`exists (select 1 from ${journeyShares} s where s.workspace_id = ${journeys.workspaceId}
        and s.journey_id = ${journeys.id} and s.user_id = ${scope.userId})`
    : undefined;

/**
 * The journey as the client sees it: nothing internal, no respondent, no budget, people by name and department only.
 * @throws NOT_FOUND while it is not published
 */
export async function getPortalBoard(scope: Scope, journeyId: string) {
  const [row] = await scope.tx
    .select({ id: journeys.id, publishedAt: journeys.publishedAt })
    .from(journeys)
    .where(
      and(
        eq(journeys.workspaceId, scope.workspaceId),
        eq(journeys.id, journeyId),
        isNotNull(journeys.publishedAt),
        sharedWith(scope),
      ),
    );
  if (!row) throw new DomainError("NOT_FOUND");
  const journey = await readVisible(scope, journeyId);
  const visible = new Set(
    [...journey.touchpoints, ...journey.insights, ...journey.phases].map((one) => one.id),
  );
  const [strengths, metrics, personas, channels, teams, journeyTasks, items] = await Promise.all([
    listJourneyStrengths(scope, journeyId),
    listJourneyMetrics(scope, journeyId),
    listPersonas(scope),
    listChannels(scope),
    listTeams(scope),
    listVisibleTasks(scope, journeyId, visible),
    listVisibleEvidence(scope, journeyId, visible),
  ]);
  return {
    journey,
    strengths: Object.fromEntries(Object.entries(strengths).filter(([nodeId]) => visible.has(nodeId))),
    metrics: metrics.filter((metric) => !metric.internal),
    personas: personas.filter((persona) => !persona.internal),
    channels,
    departments: teams,
    tasks: journeyTasks,
    evidence: items,
  };
}

/** Internal rows do not leave the database; the allow-list takes off the fields that are not for a client. */
async function readVisible(scope: Scope, journeyId: string): Promise<Journey> {
  const rows = await scope.tx
    .select({ nodeId: journeyNodes.nodeId, kind: journeyNodes.kind, data: journeyNodes.data })
    .from(journeyNodes)
    .where(
      and(
        eq(journeyNodes.workspaceId, scope.workspaceId),
        eq(journeyNodes.journeyId, journeyId),
        eq(journeyNodes.internal, false),
        isNull(journeyNodes.removedAt),
      ),
    );
  const journey = journeyOfNodes(rows);
  if (!journey) throw new DomainError("NOT_FOUND");
  return clientView(journey, { internalNodeIds: new Set() });
}

const listTeams = (scope: Scope) =>
  scope.tx
    .select({
      id: departments.id,
      name: departments.name,
      nameTranslations: departments.nameTranslations,
      color: departments.color,
    })
    .from(departments)
    .where(eq(departments.workspaceId, scope.workspaceId))
    .orderBy(asc(departments.position), asc(departments.id));

async function listVisibleTasks(scope: Scope, journeyId: string, visible: ReadonlySet<string>) {
  const rows = await scope.tx
    .select({
      id: tasks.id,
      title: tasks.title,
      titleTranslations: tasks.titleTranslations,
      month: tasks.month,
      status: tasks.status,
      touchpointId: tasks.touchpointId,
      insightId: tasks.insightId,
      phaseId: tasks.phaseId,
      departmentId: tasks.departmentId,
    })
    .from(tasks)
    .where(
      and(
        eq(tasks.workspaceId, scope.workspaceId),
        eq(tasks.journeyId, journeyId),
        eq(tasks.internal, false),
        isNull(tasks.deletedAt),
      ),
    )
    .orderBy(asc(tasks.month), asc(tasks.position), asc(tasks.id));
  const isVisible = (nodeId: string | null) => nodeId === null || visible.has(nodeId);
  return rows.filter(
    (task) => isVisible(task.touchpointId) && isVisible(task.insightId) && isVisible(task.phaseId),
  );
}

/** Items under visible claims: what was said, by no one in particular. */
async function listVisibleEvidence(scope: Scope, journeyId: string, visible: ReadonlySet<string>) {
  const links = (
    await scope.tx
      .select({
        evidenceId: evidenceLinks.evidenceId,
        quoteId: evidenceLinks.quoteId,
        nodeId: evidenceLinks.targetId,
        stance: evidenceLinks.stance,
      })
      .from(evidenceLinks)
      .where(and(eq(evidenceLinks.workspaceId, scope.workspaceId), eq(evidenceLinks.journeyId, journeyId)))
  ).filter((link) => visible.has(link.nodeId));
  const ids = [...new Set(links.map((link) => link.evidenceId))];
  if (ids.length === 0) return [];
  const [rows, lines] = await Promise.all([
    scope.tx
      .select({
        id: evidence.id,
        kind: evidence.kind,
        title: evidence.title,
        body: evidence.body,
        summary: evidence.summary,
        translations: evidence.translations,
        observedOn: evidence.observedOn,
        source: evidence.source,
        rating: evidence.rating,
        ratingMax: evidence.ratingMax,
        segment: evidence.segment,
        consent: evidence.consent,
      })
      .from(evidence)
      .where(
        and(
          eq(evidence.workspaceId, scope.workspaceId),
          inArray(evidence.id, ids),
          eq(evidence.internal, false),
          isNull(evidence.deletedAt),
        ),
      )
      .orderBy(desc(evidence.observedOn), asc(evidence.id)),
    scope.tx
      .select({
        id: quotes.id,
        evidenceId: quotes.evidenceId,
        text: quotes.text,
        translations: quotes.translations,
      })
      .from(quotes)
      .where(and(eq(quotes.workspaceId, scope.workspaceId), inArray(quotes.evidenceId, ids)))
      .orderBy(asc(quotes.position), asc(quotes.id)),
  ]);
  return rows.map(({ consent, body, ...item }) => ({
    ...item,
    // A note is the interviewer's paper; a review or ticket is what the customer wrote.
    body: item.kind === "review" || item.kind === "ticket" || item.kind === "survey" ? body : "",
    quotes: mayShowQuotes(consent) ? lines.filter((line) => line.evidenceId === item.id) : [],
    links: links.filter((link) => link.evidenceId === item.id),
  }));
}
