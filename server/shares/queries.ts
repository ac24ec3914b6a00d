// What a client may look at: published journeys, and one of them as the portal shows it. The wall filters every row once more.
import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { journeyNodes, journeyShares, journeys } from "#db/schema/journeys.ts";
import { journeyOfNodes } from "#document/nodes.ts";
import { DomainError } from "#domain/errors.ts";
import type { StrengthReport } from "#domain/evidence-strength.ts";
import type { Journey } from "#domain/journey.ts";
import { clientView } from "#domain/portal.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listJourneyStrengths } from "#server/evidence/strengths/queries.ts";
import {
  listClientChannels,
  listClientDepartments,
  listClientEvidence,
  listClientMetrics,
  listClientPersonas,
  listClientTasks,
  listClientWaivers,
  listNamedPeople,
} from "./surroundings/queries.ts";

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
  const shownPersonas = await listClientPersonas(scope);
  const waivers = await listClientWaivers(
    scope,
    rows.map((row) => row.id),
  );
  const journeysShown = [];
  for (const row of rows) {
    const shown = await readForClient(scope, row.id, shownPersonas);
    const outline = shown ? outlineOf(shown.journey) : { phases: [], thread: [] };
    /** Checks that are deliberately left, and why. */
    const left = waivers.flatMap(({ journeyId, ...one }) => (journeyId === row.id ? [one] : []));
    journeysShown.push({ ...row, ...outline, left });
  }
  return {
    workspace: { id: scope.workspaceId, name: scope.workspace.name, slug: scope.workspace.slug },
    /** A member looks over the client's shoulder and may go back to the workspace itself. */
    reader: { isGuest: scope.role === "guest" },
    journeys: journeysShown,
  };
}

/** What a row of the list shows of a journey: its phases and the leading persona's thread. */
function outlineOf({ meta, phases, touchpoints, experiences }: Journey) {
  const lead = meta.primaryPersonaId ?? experiences[0]?.personaId;
  const felt = new Map(
    experiences.filter((one) => one.personaId === lead).map((one) => [one.touchpointId, one.value]),
  );
  const columns = new Map(phases.map((phase) => [phase.id, phase.index]));
  return {
    phases: phases.map(({ name, translations = {} }) => ({ name, translations })),
    thread: touchpoints.map(({ id, phaseId }) => ({
      touchpointId: id,
      phase: columns.get(phaseId ?? "") ?? phases.length,
      value: felt.get(id) ?? null,
    })),
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
  await requirePublished(scope, journeyId);
  const shownPersonas = await listClientPersonas(scope);
  const shown = await readForClient(scope, journeyId, shownPersonas);
  if (!shown) throw new DomainError("NOT_FOUND");
  const { journey, metrics } = shown;
  const metricIds = idsOf(metrics);
  const visible = claimsOf(journey);
  const [strengths, tasks, evidence, channels] = await Promise.all([
    listJourneyStrengths(scope, journeyId),
    listClientTasks(scope, journeyId, visible, metricIds),
    listClientEvidence(scope, journeyId, visible),
    listClientChannels(scope, channelsOf(journey)),
  ]);
  const shownStrengths = Object.entries(strengths).filter(([nodeId]) => visible.has(nodeId));
  const people = await listNamedPeople(
    scope,
    new Set([
      ...peopleOf(journey),
      ...tasks.flatMap((task) => task.assigneeId ?? []),
      ...shownStrengths.flatMap(([, report]) => report.confirmation?.by ?? []),
    ]),
  );
  const named = nameKeys(people);
  const departments = await listClientDepartments(
    scope,
    new Set([
      ...journey.touchpoints.flatMap((one) =>
        [one.departmentId ?? [], Object.keys(one.involvedDepartmentIds)].flat(),
      ),
      ...tasks.flatMap((task) => task.departmentId ?? []),
      ...people.flatMap((person) => person.departmentId ?? []),
    ]),
  );
  const personaIds = personasOf(journey);
  return {
    month: scope.month,
    journey: withNames(journey, named),
    strengths: Object.fromEntries(
      shownStrengths.map(([nodeId, report]) => [nodeId, withConfirmer(report, named)]),
    ),
    metrics,
    personas: shownPersonas.filter((persona) => personaIds.has(persona.id)),
    channels,
    departments,
    people: people.map(({ id, ...person }) => ({ ...person, id: named.get(id) ?? "" })),
    tasks: tasks.map((task) => ({ ...task, assigneeId: nameOf(named, task.assigneeId) })),
    evidence,
  };
}

async function requirePublished(scope: Scope, journeyId: string) {
  const [row] = await scope.tx
    .select({ id: journeys.id })
    .from(journeys)
    .where(
      and(
        eq(journeys.workspaceId, scope.workspaceId),
        eq(journeys.id, journeyId),
        isNull(journeys.deletedAt),
        isNotNull(journeys.publishedAt),
        sharedWith(scope),
      ),
    );
  if (!row) throw new DomainError("NOT_FOUND");
}

/** The journey by the allow-list, and the metrics that may stand on it; null while the read model does not hold it. */
async function readForClient(
  scope: Scope,
  journeyId: string,
  shownPersonas: readonly { readonly id: string }[],
) {
  const whole = await readVisible(scope, journeyId);
  if (!whole) return null;
  const metrics = await listClientMetrics(scope, journeyId, measuredOf(whole), metricsOf(whole));
  const internalRowIds = unseenRows(whole, idsOf(shownPersonas), idsOf(metrics));
  return { journey: clientView(whole, { internalNodeIds: new Set(), internalRowIds }), metrics };
}

/** Records that tasks, metrics and evidence stand under. */
const claimsOf = (journey: Journey) =>
  idsOf([...journey.touchpoints, ...journey.insights, ...journey.phases]);

/** What a metric may hang on: claims, steps between phases, channels. */
const measuredOf = (journey: Journey): ReadonlySet<string> =>
  new Set([...claimsOf(journey), ...idsOf(journey.transitions), ...channelsOf(journey)]);

/** Records the read model marks as internal do not leave the database. */
async function readVisible(scope: Scope, journeyId: string): Promise<Journey | null> {
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
  return journeyOfNodes(rows);
}

const idsOf = (rows: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(rows.map((row) => row.id));

/** Personas and metrics the journey names and the client may not see: internal, removed, or made so since the last edit. */
function unseenRows(journey: Journey, personaIds: ReadonlySet<string>, metricIds: ReadonlySet<string>) {
  return new Set([
    ...[...personasOf(journey)].filter((id) => !personaIds.has(id)),
    ...[...metricsOf(journey)].filter((id) => !metricIds.has(id)),
  ]);
}

const personasOf = (journey: Journey): ReadonlySet<string> =>
  new Set([
    ...(journey.meta.primaryPersonaId ? [journey.meta.primaryPersonaId] : []),
    ...journey.experiences.map((one) => one.personaId),
    ...journey.routes.flatMap((route) => route.personaId ?? []),
  ]);

const metricsOf = (journey: Journey): ReadonlySet<string> =>
  new Set(journey.goals.flatMap((goal) => goal.metricId ?? []));

const channelsOf = (journey: Journey): ReadonlySet<string> =>
  new Set([
    ...journey.touchpoints.flatMap((one) => one.channelId ?? []),
    ...journey.phases.flatMap((one) => one.contactChannelId ?? []),
  ]);

const peopleOf = (journey: Journey): readonly string[] => [
  ...journey.touchpoints.flatMap((one) => one.ownerId ?? []),
  ...journey.phases.flatMap((one) => one.contactUserId ?? []),
];

type NameKeys = ReadonlyMap<string, string>;

/** A person is known to a client by display name, which stands in place of every id; namesakes are numbered. */
function nameKeys(people: readonly { readonly id: string; readonly name: string }[]): NameKeys {
  const keys = new Map<string, string>();
  for (const { id, name } of people) {
    const before = [...keys.values()].filter((key) => key === name || key.startsWith(`${name} (`)).length;
    keys.set(id, before === 0 ? name : `${name} (${before + 1})`);
  }
  return keys;
}

const nameOf = (named: NameKeys, id: string | null) => (id === null ? null : (named.get(id) ?? null));

const withNames = (journey: Journey, named: NameKeys): Journey => ({
  ...journey,
  phases: journey.phases.map((one) => ({ ...one, contactUserId: nameOf(named, one.contactUserId) })),
  touchpoints: journey.touchpoints.map((one) => ({ ...one, ownerId: nameOf(named, one.ownerId) })),
});

const withConfirmer = (
  { confirmation, explanation, ...report }: StrengthReport,
  named: NameKeys,
): StrengthReport => ({
  ...report,
  confirmation: confirmation && { ...confirmation, by: nameOf(named, confirmation.by) ?? "" },
  explanation: explanation.map((part) =>
    "by" in part ? { ...part, by: nameOf(named, part.by) ?? "" } : part,
  ),
});
