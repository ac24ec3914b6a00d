// Gathers what the checks are asked about, for several journeys in a fixed number of reads. Nothing of it is stored.
import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { journeyNodes } from "#db/schema/journeys.ts";
import { metrics, readings, tasks } from "#db/schema/research.ts";
import { memberships } from "#db/schema/workspaces.ts";
import { journeyOfNodes } from "#document/nodes.ts";
import { isModelText } from "#domain/model-texts.ts";
import type { EvidenceKind } from "#domain/evidence.ts";
import type { HealthFacts, HealthTouchpoint } from "#domain/health-facts.ts";
import type { Journey, Touchpoint } from "#domain/journey.ts";
import type { Scope } from "#server/auth/scope.ts";
import { dayIn } from "#server/clock.ts";
import { listLastClosings } from "#server/cycles/queries.ts";
import { listStrengths } from "#server/evidence/strengths/queries.ts";
import { listCopied } from "#server/journeys/queries.ts";
import { listStrategies } from "#server/health/strategies/queries.ts";
import { listCustomerGroups } from "#server/personas/customer-groups/queries.ts";
import { listDepartments } from "#server/workspaces/departments/queries.ts";
import { listChannelFacts } from "./channels.ts";
import { listPersonaFacts } from "./personas.ts";
import { listRevisions } from "./revisions.ts";

/** The facts of each of these journeys. The caller has proven that the reader may see them. */
export async function gatherFacts(
  scope: Scope,
  journeyIds: readonly string[],
  isSolo: boolean,
): Promise<Map<string, HealthFacts>> {
  const ids = [...journeyIds];
  const [
    boards,
    strengths,
    items,
    figures,
    departments,
    people,
    chores,
    strategies,
    channels,
    groups,
    closings,
    personas,
    copied,
  ] = await Promise.all([
    listBoards(scope, ids),
    listStrengths(scope, ids),
    listItems(scope, ids),
    listFigures(scope, ids),
    listDepartments(scope),
    listMemberDepartments(scope),
    listTaskDepartments(scope, ids),
    listStrategies(scope, ids),
    listChannelFacts(scope),
    listCustomerGroups(scope),
    listLastClosings(scope, ids),
    listPersonaFacts(scope),
    listCopied(scope, ids),
  ]);
  const revisions = await listRevisions(scope, boards, strengths);
  return new Map(
    ids.map((journeyId): [string, HealthFacts] => {
      const board = boards.get(journeyId) ?? null;
      const levels = strengths[journeyId] ?? {};
      const own = items.filter((one) => one.journeyId === journeyId);
      const talks = own.filter((one) => one.kind === "interview");
      const named = personasOf(board);
      const about = named.size === 0 ? personas : personas.filter((one) => named.has(one.id));
      const closedAt = closings.get(journeyId);
      const touchpoints = board?.touchpoints ?? [];
      const phaseOf = new Map(touchpoints.map((one) => [one.id, one.phaseId]));
      const steps = new Set(touchpoints.map((one) => one.id));
      return [
        journeyId,
        {
          today: scope.today,
          month: scope.month,
          isSolo,
          copiedFrom: copied.get(journeyId) ?? board?.meta.copiedFrom ?? null,
          phases: (board?.phases ?? []).map((phase) => ({
            id: phase.id,
            ...called(phase.name, "name", phase.translations),
            period: phase.period,
            hasOwnGoal: phase.customerGoal.trim() !== "" && !isModelText(phase.customerGoal),
          })),
          touchpoints: touchpoints.map(
            (one): HealthTouchpoint => ({
              id: one.id,
              ...called(one.title, "title", one.translations),
              phaseId: one.phaseId,
              period: one.period ?? board?.phases.find((phase) => phase.id === one.phaseId)?.period ?? null,
              channelId: one.channelId,
              mediaKind: one.mediaKind,
              state: one.state,
              departmentIds: departmentsOf(one, people),
              isExample: one.example && isModelText(one.title),
              level: levels[one.id]?.level ?? "assumption",
              toRevise: revisions.get(`${journeyId}/${one.id}`) ?? [],
            }),
          ),
          routes: (board?.routes ?? []).map((route) => ({
            personaId: route.personaId ?? board?.meta.primaryPersonaId ?? null,
            steps: route.steps.filter((step) => steps.has(step)),
          })),
          answeredPhaseIds: [
            ...new Set(
              (board?.questions ?? []).flatMap((one) =>
                one.kind === "question" && one.answered === "yes" && one.phaseId !== null
                  ? [one.phaseId]
                  : [],
              ),
            ),
          ],
          strategies: strategies
            .filter((one) => one.journeyId === journeyId)
            .map(({ id, name, isMulti, channelIds, interviewIds }) => ({
              id,
              name,
              isMulti,
              channelIds,
              interviews: interviewIds.length,
            })),
          personas: about.map((persona) => ({
            ...persona,
            journeyInterviews: persons(talks.filter((one) => one.personaId === persona.id)).length,
          })),
          groups: groups.map((one) => ({ id: one.id, ...called(one.name, "name", one.translations) })),
          interviewDays: persons(talks).map((one) => one.day),
          evidenceKinds: own.map((one) => one.kind as EvidenceKind),
          metrics: figures
            .filter((one) => one.journeyId === journeyId)
            .map(({ phaseId, touchpointId, months }) => ({
              phaseIds: [phaseId, touchpointId === null ? null : phaseOf.get(touchpointId)].flatMap(
                (id) => id ?? [],
              ),
              months,
            })),
          channels,
          departments: departments.map(({ id, key, name, nameTranslations }) => ({
            id,
            key,
            name,
            names: nameTranslations,
          })),
          taskDepartmentIds: chores.flatMap((one) =>
            one.journeyId === journeyId && one.departmentId !== null ? [one.departmentId] : [],
          ),
          lastReview: closedAt ? dayIn(scope.workspace.timeZone, closedAt) : null,
        },
      ];
    }),
  );
}

/** A record's own name, and what it is called in the other languages. */
function called(name: string, field: string, translations: Readonly<Record<string, string>> = {}) {
  const names = Object.fromEntries(
    Object.entries(translations).flatMap(([key, text]) =>
      key.startsWith(`${field}@`) ? [[key.slice(field.length + 1), text]] : [],
    ),
  );
  return { name, names };
}

/** Personas a journey names: who leads it, who walks a route, who feels something. */
function personasOf(board: Journey | null): ReadonlySet<string> {
  if (!board) return new Set();
  return new Set(
    [
      board.meta.primaryPersonaId,
      ...board.routes.map((one) => one.personaId),
      ...board.experiences.map((one) => (one.value === null ? null : one.personaId)),
    ].flatMap((id) => id ?? []),
  );
}

const departmentsOf = (one: Touchpoint, people: ReadonlyMap<string, string | null>): string[] => [
  ...new Set(
    [
      one.departmentId,
      ...Object.keys(one.involvedDepartmentIds),
      one.ownerId === null ? null : people.get(one.ownerId),
    ].flatMap((id) => id ?? []),
  ),
];

interface Item {
  readonly evidenceId: string;
  readonly respondent: string | null;
  readonly day: string;
}

/** Items of one respondent count once: the newest of each. */
function persons<I extends Item>(items: readonly I[]): I[] {
  const found = new Map<string, I>();
  for (const item of items) {
    const key = item.respondent ? `person:${item.respondent}` : `record:${item.evidenceId}`;
    const known = found.get(key);
    if (!known || known.day < item.day) found.set(key, item);
  }
  return [...found.values()];
}

async function listBoards(scope: Scope, ids: string[]): Promise<Map<string, Journey>> {
  const rows = await scope.tx
    .select({
      journeyId: journeyNodes.journeyId,
      nodeId: journeyNodes.nodeId,
      kind: journeyNodes.kind,
      data: journeyNodes.data,
    })
    .from(journeyNodes)
    .where(
      and(
        eq(journeyNodes.workspaceId, scope.workspaceId),
        inArray(journeyNodes.journeyId, ids),
        inArray(journeyNodes.kind, ["meta", "phases", "touchpoints", "experiences", "routes", "questions"]),
        isNull(journeyNodes.removedAt),
      ),
    );
  return new Map(
    ids.flatMap((id): [string, Journey][] => {
      const board = journeyOfNodes(rows.filter((row) => row.journeyId === id));
      return board ? [[id, board]] : [];
    }),
  );
}

/** Every item linked to a record of these journeys, once a journey. */
const listItems = (scope: Scope, ids: string[]) =>
  scope.tx
    .selectDistinct({
      journeyId: sql<string>`${evidenceLinks.journeyId}`,
      evidenceId: evidence.id,
      kind: evidence.kind,
      day: evidence.observedOn,
      respondent: evidence.respondentKey,
      personaId: evidence.personaId,
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
        isNull(evidence.deletedAt),
      ),
    );

/** Own figures with the months that have a reading. */
const listFigures = (scope: Scope, ids: string[]) =>
  scope.tx
    .select({
      id: metrics.id,
      journeyId: metrics.journeyId,
      phaseId: metrics.phaseId,
      touchpointId: metrics.touchpointId,
      months: sql<
        string[]
      >`coalesce(array_agg(${readings.month}) filter (where ${readings.month} is not null), '{}')`,
    })
    .from(metrics)
    .leftJoin(readings, and(eq(readings.workspaceId, metrics.workspaceId), eq(readings.metricId, metrics.id)))
    .where(
      and(
        eq(metrics.workspaceId, scope.workspaceId),
        inArray(metrics.journeyId, ids),
        isNull(metrics.deletedAt),
      ),
    )
    .groupBy(metrics.workspaceId, metrics.id);

async function listMemberDepartments(scope: Scope): Promise<Map<string, string | null>> {
  const rows = await scope.tx
    .select({ id: memberships.id, departmentId: memberships.departmentId })
    .from(memberships)
    .where(eq(memberships.workspaceId, scope.workspaceId));
  return new Map(rows.map((row) => [row.id, row.departmentId]));
}

/** What was carried on counts where it went. */
const listTaskDepartments = (scope: Scope, ids: string[]) =>
  scope.tx
    .select({ journeyId: tasks.journeyId, departmentId: tasks.departmentId })
    .from(tasks)
    .where(
      and(
        eq(tasks.workspaceId, scope.workspaceId),
        inArray(tasks.journeyId, ids),
        isNull(tasks.deletedAt),
        ne(tasks.status, "carried_over"),
      ),
    );
