// What stands around a shared journey, row by row as a client may have it: an allow-list of columns, and only rows that the
// visible journey names. The database's wall holds guests to the same; members who look over a client's shoulder pass it.
import { and, asc, desc, eq, gte, inArray, isNull, or } from "drizzle-orm";
import { evidence, evidenceLinks, quotes } from "#db/schema/evidence.ts";
import { healthWaivers } from "#db/schema/health.ts";
import { people } from "#db/schema/people.ts";
import { channels, metricLinks, metrics, personas, readings, tasks } from "#db/schema/research.ts";
import { departments } from "#db/schema/workspaces.ts";
import { mayShowQuotes, type Stance } from "#domain/evidence.ts";
import { isCheck } from "#domain/health-facts.ts";
import type { MetricUnit } from "#domain/metric.ts";
import type { TaskStatus } from "#domain/task.ts";
import type { Scope } from "#server/auth/scope.ts";

type Ids = ReadonlySet<string>;

/** Whether a row may be shown that hangs on this node, or on none. */
const isOn = (visible: Ids) => (nodeId: string | null) => nodeId === null || visible.has(nodeId);

/** Personas that are not internal; which of them the journey names is for the caller to say. */
export async function listClientPersonas(scope: Scope) {
  return scope.tx
    .select({
      id: personas.id,
      name: personas.name,
      age: personas.age,
      tagline: personas.tagline,
      occupation: personas.occupation,
      thread: personas.thread,
    })
    .from(personas)
    .where(
      and(
        eq(personas.workspaceId, scope.workspaceId),
        eq(personas.internal, false),
        isNull(personas.deletedAt),
      ),
    )
    .orderBy(asc(personas.position), asc(personas.createdAt), asc(personas.id));
}

/**
 * Metrics of the journey with their readings; none that is internal or hangs on something internal.
 * @param visible records and channels of the journey that a metric may hang on
 * @param named metrics its goals name, wherever they were made
 */
export async function listClientMetrics(scope: Scope, journeyId: string, visible: Ids, named: Ids) {
  const found = await scope.tx
    .select({
      id: metrics.id,
      phaseId: metrics.phaseId,
      touchpointId: metrics.touchpointId,
      transitionId: metrics.transitionId,
      channelId: metrics.channelId,
      preset: metrics.preset,
      name: metrics.name,
      nameTranslations: metrics.nameTranslations,
      unit: metrics.unit,
      direction: metrics.direction,
      target: metrics.target,
    })
    .from(metrics)
    .where(
      and(
        eq(metrics.workspaceId, scope.workspaceId),
        or(eq(metrics.journeyId, journeyId), inArray(metrics.id, [...named])),
        eq(metrics.internal, false),
        isNull(metrics.deletedAt),
      ),
    )
    .orderBy(asc(metrics.position), asc(metrics.id));
  const rows = found.filter((row) =>
    [row.phaseId, row.touchpointId, row.transitionId, row.channelId].every(isOn(visible)),
  );
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const [series, links] = await Promise.all([
    scope.tx
      .select({
        metricId: readings.metricId,
        month: readings.month,
        numerator: readings.numerator,
        denominator: readings.denominator,
        value: readings.value,
      })
      .from(readings)
      .where(and(eq(readings.workspaceId, scope.workspaceId), inArray(readings.metricId, ids)))
      .orderBy(asc(readings.month)),
    scope.tx
      .select({ metricId: metricLinks.metricId, nodeId: metricLinks.nodeId })
      .from(metricLinks)
      .where(
        and(
          eq(metricLinks.workspaceId, scope.workspaceId),
          eq(metricLinks.journeyId, journeyId),
          inArray(metricLinks.metricId, ids),
        ),
      ),
  ]);
  return rows.map(({ transitionId: _transition, channelId: _channel, ...row }) => ({
    ...row,
    unit: row.unit as MetricUnit,
    readings: series.filter((one) => one.metricId === row.id).map(({ metricId: _metric, ...one }) => one),
    nodeIds: links
      .filter((link) => link.metricId === row.id && visible.has(link.nodeId))
      .map((link) => link.nodeId),
  }));
}

export async function listClientChannels(scope: Scope, named: Ids) {
  if (named.size === 0) return [];
  return scope.tx
    .select({
      id: channels.id,
      name: channels.name,
      nameTranslations: channels.nameTranslations,
      icon: channels.icon,
      medium: channels.medium,
      mediaKind: channels.mediaKind,
    })
    .from(channels)
    .where(and(eq(channels.workspaceId, scope.workspaceId), inArray(channels.id, [...named])))
    .orderBy(asc(channels.position), asc(channels.name), asc(channels.id));
}

export async function listClientDepartments(scope: Scope, named: Ids) {
  if (named.size === 0) return [];
  return scope.tx
    .select({
      id: departments.id,
      name: departments.name,
      nameTranslations: departments.nameTranslations,
      color: departments.color,
    })
    .from(departments)
    .where(and(eq(departments.workspaceId, scope.workspaceId), inArray(departments.id, [...named])))
    .orderBy(asc(departments.position), asc(departments.id));
}

/** Tasks of the journey that are not about anything internal. */
export async function listClientTasks(scope: Scope, journeyId: string, visible: Ids, metricIds: Ids) {
  const rows = await scope.tx
    .select({
      id: tasks.id,
      title: tasks.title,
      titleTranslations: tasks.titleTranslations,
      month: tasks.month,
      due: tasks.due,
      status: tasks.status,
      touchpointId: tasks.touchpointId,
      insightId: tasks.insightId,
      phaseId: tasks.phaseId,
      departmentId: tasks.departmentId,
      assigneeId: tasks.assigneeId,
      metricId: tasks.metricId,
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
  return rows
    .filter((task) => [task.touchpointId, task.insightId, task.phaseId].every(isOn(visible)))
    .map((task) => ({
      ...task,
      status: task.status as TaskStatus,
      metricId: task.metricId !== null && metricIds.has(task.metricId) ? task.metricId : null,
    }));
}

/** Who is named on the journey, by the ids content uses; the caller takes the ids off. */
export async function listNamedPeople(scope: Scope, named: Ids) {
  if (named.size === 0) return [];
  return scope.tx
    .select({ id: people.id, name: people.displayName, departmentId: people.departmentId })
    .from(people)
    .where(and(eq(people.workspaceId, scope.workspaceId), inArray(people.id, [...named])))
    .orderBy(asc(people.displayName), asc(people.id));
}

/**
 * What is deliberately left in each of these journeys, as long as it holds: the check as a whole, with its reason. Who stands for
 * it is named where the client knows that person from the journey.
 */
export async function listClientWaivers(scope: Scope, journeyIds: readonly string[]) {
  if (journeyIds.length === 0) return [];
  const rows = await scope.tx
    .select({
      journeyId: healthWaivers.journeyId,
      check: healthWaivers.checkId,
      reason: healthWaivers.reason,
      date: healthWaivers.givenOn,
      by: people.displayName,
    })
    .from(healthWaivers)
    .leftJoin(
      people,
      and(eq(people.workspaceId, healthWaivers.workspaceId), eq(people.id, healthWaivers.ownerId)),
    )
    .where(
      and(
        eq(healthWaivers.workspaceId, scope.workspaceId),
        inArray(healthWaivers.journeyId, [...journeyIds]),
        eq(healthWaivers.item, ""),
        or(isNull(healthWaivers.reviewOn), gte(healthWaivers.reviewOn, scope.today)),
      ),
    )
    .orderBy(asc(healthWaivers.givenOn), asc(healthWaivers.checkId));
  return rows.flatMap(({ check, ...row }) => (isCheck(check) ? [{ ...row, check }] : []));
}

/** Kinds whose body the customer wrote; of the others it is the notes of whoever listened. */
const OWN_WORDS: Ids = new Set(["review", "ticket", "survey"]);

/** Items under visible claims: what was said, by no one in particular. */
export async function listClientEvidence(scope: Scope, journeyId: string, visible: Ids) {
  const found = await scope.tx
    .select({
      evidenceId: evidenceLinks.evidenceId,
      quoteId: evidenceLinks.quoteId,
      nodeId: evidenceLinks.targetId,
      stance: evidenceLinks.stance,
    })
    .from(evidenceLinks)
    .where(
      and(
        eq(evidenceLinks.workspaceId, scope.workspaceId),
        eq(evidenceLinks.journeyId, journeyId),
        eq(evidenceLinks.target, "node"),
      ),
    );
  const links = found.filter((link) => visible.has(link.nodeId));
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
        rewarded: evidence.rewarded,
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
  return rows.map(({ consent, body, translations, ...item }) => {
    const mayShow = mayShowQuotes(consent);
    const said = mayShow ? lines.filter((line) => line.evidenceId === item.id) : [];
    const isOwnWords = mayShow && OWN_WORDS.has(item.kind);
    return {
      ...item,
      body: isOwnWords ? body : "",
      translations: withoutBody(translations, isOwnWords),
      quotes: said.map(({ evidenceId: _item, ...line }) => line),
      links: links
        .filter((link) => link.evidenceId === item.id)
        .map(({ evidenceId: _item, stance, quoteId, ...link }) => ({
          ...link,
          stance: stance as Stance,
          quoteId: said.some((line) => line.id === quoteId) ? quoteId : null,
        })),
    };
  });
}

/** A hidden body is hidden in every language. */
const withoutBody = (translations: Readonly<Record<string, string>>, isShown: boolean) =>
  Object.fromEntries(Object.entries(translations).filter(([key]) => isShown || !key.startsWith("body")));
