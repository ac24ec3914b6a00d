// Readings of a batch are laid down beside the real ones, then put in their place in one transaction that notes what stood
// there before.
import { and, eq, isNull, sql } from "drizzle-orm";
import { journeys } from "#db/schema/journeys.ts";
import { importReadings } from "#db/schema/imports.ts";
import { metrics } from "#db/schema/research.ts";
import { newId } from "#document/new-id.ts";
import { isAdditive, type MetricChoice, type ReadingsMapping } from "#domain/imports/mapping.ts";
import type { ImportedReading } from "#domain/imports/readings.ts";
import type { Locale } from "#domain/journey.ts";
import { GRAINS, type MetricUnit } from "#domain/metric.ts";
import { metricFields } from "#domain/metric-input.ts";
import { ATTENTION_MEANING, needsInterpretation } from "#domain/metric-presets.ts";
import { isMonth, monthOf } from "#domain/month.ts";
import type { Scope } from "#server/auth/scope.ts";
import { createMetrics } from "#server/metrics/commands.ts";
import { lockReadings, sumMonths } from "#server/metrics/days/commands.ts";
import { forgetPlans } from "./fresh-plans.ts";

/** The mapping with every metric of the journey in it by its names, so that a figure finds the metric it was given to before. */
export async function withKnownMetrics(scope: Scope, mapping: ReadingsMapping): Promise<ReadingsMapping> {
  if (mapping.journeyId === null) return mapping;
  const rows = await scope.tx
    .select({ id: metrics.id, name: metrics.name, names: metrics.nameTranslations, unit: metrics.unit })
    .from(metrics)
    .where(
      and(
        eq(metrics.workspaceId, scope.workspaceId),
        eq(metrics.journeyId, mapping.journeyId),
        isNull(metrics.deletedAt),
      ),
    );
  const units = new Map(rows.map((row) => [row.id, row.unit as MetricUnit]));
  const known: Record<string, MetricChoice> = {};
  for (const row of rows) {
    for (const name of [row.name, ...Object.values(row.names)]) {
      known[name] ??= { metricId: row.id, unit: row.unit as MetricUnit, direction: "up", touchpointId: null };
    }
  }
  for (const [name, choice] of Object.entries(mapping.metrics)) {
    const unit = choice.metricId === null ? undefined : units.get(choice.metricId);
    // one that is there keeps its own unit; one that was thrown away since is found by its name, else made anew
    if (unit !== undefined) known[name] = { ...choice, unit };
    else known[name] ??= { ...choice, metricId: null };
  }
  return { ...mapping, metrics: known };
}

export interface ReadingWriter {
  readonly batchId: string;
  readonly mapping: ReadingsMapping;
  /** Ids of the metrics that will be made, by name. */
  readonly made: Map<string, { readonly id: string; readonly unit: MetricUnit }>;
}

/** Where a figure of a month and one of a day are put: a month that was only added up from its days holds no figure yet. */
export const PLACES = {
  month: {
    table: sql`readings`,
    key: sql`month`,
    isIts: sql`i.day = ''`,
    isGiven: sql`r.summed_days is null`,
    makesGiven: sql`summed_days = null,`,
  },
  day: {
    table: sql`day_readings`,
    key: sql`day`,
    isIts: sql`i.day <> ''`,
    isGiven: sql`true`,
    makesGiven: sql``,
  },
} as const;

/** Metrics whose readings are put in their place by one statement. */
const METRICS_AT_ONCE = 250;

const metricIdOf = (
  { mapping, made }: Pick<ReadingWriter, "mapping" | "made">,
  one: ImportedReading,
): string => {
  const known = mapping.metrics[one.name]?.metricId ?? made.get(one.name)?.id;
  if (known) return known;
  const id = newId();
  made.set(one.name, { id, unit: one.unit });
  return id;
};

/** Readings with the metric of each beside them: one more object for every reading would weigh more than all it says. */
interface Placed {
  readonly list: readonly ImportedReading[];
  readonly metricIds: readonly string[];
}

/** Those of some placed readings that are meant; the very same where all are. */
function pick(placed: Placed, isMeant: (one: ImportedReading, metricId: string) => boolean): Placed {
  const list: ImportedReading[] = [];
  const metricIds: string[] = [];
  for (const [at, one] of placed.list.entries()) {
    const metricId = placed.metricIds[at] ?? "";
    if (!isMeant(one, metricId)) continue;
    list.push(one);
    metricIds.push(metricId);
  }
  return list.length === placed.list.length ? placed : { list, metricIds };
}

const columns = ({ list, metricIds }: Placed) => sql`unnest(
  ${sql.param(metricIds)}::text[], ${sql.param(list.map((one) => monthOf(one.period)))}::text[],
  ${sql.param(list.map((one) => (isMonth(one.period) ? "" : one.period)))}::text[],
  ${sql.param(list.map((one) => one.numerator))}::float8[], ${sql.param(list.map((one) => one.denominator))}::float8[],
  ${sql.param(list.map((one) => one.value))}::float8[])`;

/** Which of some readings stand there already, figure for figure. */
async function splitPlaced(scope: Scope, { mapping }: Pick<ReadingWriter, "mapping">, placed: Placed) {
  const asked = pick(placed, (one) => Boolean(mapping.metrics[one.name]?.metricId));
  const known = new Set<string>();
  for (const grain of GRAINS) {
    const own = pick(asked, (one) => isMonth(one.period) === (grain === "month"));
    if (own.list.length === 0) continue;
    const { table, key, isGiven } = PLACES[grain];
    const rows = await scope.tx.execute<{ metric_id: string; period: string }>(sql`
      select u.metric_id, u.${key} as period
      from ${columns(own)} as u (metric_id, month, day, numerator, denominator, value)
      join ${table} r on r.workspace_id = ${scope.workspaceId} and r.metric_id = u.metric_id and r.${key} = u.${key}
        and r.numerator is not distinct from u.numerator and r.denominator is not distinct from u.denominator
        and r.value is not distinct from u.value and ${isGiven}`);
    for (const { period, metric_id } of rows) known.add(`${period} ${metric_id}`);
  }
  const isKnown = ({ period }: ImportedReading, metricId: string) =>
    known.size > 0 && known.has(`${period} ${metricId}`);
  return { fresh: pick(placed, (one, id) => !isKnown(one, id)), known: pick(placed, isKnown) };
}

const place = (
  writer: Pick<ReadingWriter, "mapping" | "made">,
  list: readonly ImportedReading[],
): Placed => ({
  list,
  metricIds: list.map((one) => metricIdOf(writer, one)),
});

/** Which of some readings would be new, and which stand there already, figure for figure. */
export async function splitReadings(
  scope: Scope,
  writer: Pick<ReadingWriter, "mapping" | "made">,
  list: readonly ImportedReading[],
) {
  const { fresh, known } = await splitPlaced(scope, writer, place(writer, list));
  return { fresh: fresh.list, known: known.list };
}

/** Lays readings down beside the real ones. */
export async function layReadings(scope: Scope, writer: ReadingWriter, list: readonly ImportedReading[]) {
  const { fresh, known } = await splitPlaced(scope, writer, place(writer, list));
  if (fresh.list.length > 0)
    await scope.tx.execute(sql`
      insert into import_readings (workspace_id, batch_id, metric_id, month, day, numerator, denominator, value, rows)
      select ${scope.workspaceId}, ${writer.batchId}, u.metric_id, u.month, u.day, u.numerator, u.denominator, u.value, 1
      from ${columns(fresh)} as u (metric_id, month, day, numerator, denominator, value)`);
  return { fresh: fresh.list, known: known.list };
}

const meaningIn = (locale: Locale) => ({
  interpretation: ATTENTION_MEANING.interpretation[locale],
  alternative: ATTENTION_MEANING.alternative[locale],
});

async function contentLocaleOf(scope: Scope, journeyId: string): Promise<Locale> {
  const [row] = await scope.tx
    .select({ locale: journeys.contentLocale })
    .from(journeys)
    .where(and(eq(journeys.workspaceId, scope.workspaceId), eq(journeys.id, journeyId)));
  return row?.locale === "en" ? "en" : "nl";
}

/** Puts what was laid down in its place, with metrics for the names that had none. @returns ids of the metrics made */
export async function placeReadings(
  scope: Scope,
  { batchId, mapping, made }: ReadingWriter,
  createdBy: string | null,
): Promise<string[]> {
  const { journeyId } = mapping;
  if (journeyId === null) return [];
  const locale = await contentLocaleOf(scope, journeyId);
  const fresh = [...made].map(([name, { id, unit }]) => {
    const choice = mapping.metrics[name];
    const { direction = "up", touchpointId = null } = choice ?? {};
    const meaning = needsInterpretation({ preset: null, names: [name] }) ? meaningIn(locale) : {};
    const additive = isAdditive(mapping, name);
    return { id, metric: metricFields.parse({ name, unit, direction, touchpointId, additive, ...meaning }) };
  });
  await createMetrics(scope, journeyId, fresh);
  await forgetPlans(scope);
  const here = scope.workspaceId;
  // two imports that write the same month note its former figure one after the other
  await lockReadings(scope);
  await keepApart(scope, mapping);
  const laid = await scope.tx
    .select({
      id: importReadings.metricId,
      month: sql<boolean>`bool_or(${importReadings.day} = '')`,
      day: sql<boolean>`bool_or(${importReadings.day} <> '')`,
    })
    .from(importReadings)
    .where(and(eq(importReadings.workspaceId, here), eq(importReadings.batchId, batchId)))
    .groupBy(importReadings.metricId);
  // some metrics a statement, so that none runs into the limit of time
  for (let at = 0; at < laid.length; at += METRICS_AT_ONCE) {
    const some = laid.slice(at, at + METRICS_AT_ONCE);
    const ids = sql`any(${sql.param(some.map((one) => one.id))}::text[])`;
    const own = sql`i.workspace_id = ${here} and i.batch_id = ${batchId} and i.metric_id = ${ids}`;
    for (const grain of GRAINS) {
      if (!some.some((one) => one[grain])) continue;
      const { table, key, isIts, isGiven, makesGiven } = PLACES[grain];
      await scope.tx.execute(sql`
        update import_readings i set was_there = true, former_numerator = r.numerator,
          former_denominator = r.denominator, former_value = r.value, former_tally = r.tally,
          former_scale_max = r.scale_max, former_segments = r.segments
        from ${table} r
        where ${own} and ${isIts} and r.workspace_id = ${here} and r.metric_id = i.metric_id and r.${key} = i.${key}
          and ${isGiven}`);
      await scope.tx.execute(sql`
        insert into ${table} (workspace_id, metric_id, ${key}, numerator, denominator, value, created_by)
        select i.workspace_id, i.metric_id, i.${key}, i.numerator, i.denominator, i.value, ${createdBy}
        from import_readings i where ${own} and ${isIts}
        on conflict (workspace_id, metric_id, ${key}) do update set numerator = excluded.numerator,
          denominator = excluded.denominator, value = excluded.value, tally = null, scale_max = null, segments = null,
          ${makesGiven} updated_at = now()`);
    }
    if (some.some((one) => one.day))
      await sumMonths(
        scope,
        sql`select distinct i.metric_id, i.month from import_readings i where ${own} and i.day <> ''`,
      );
  }
  return [...made.values()].map(({ id }) => id);
}

/** A file that says its days do not add up says it of the metrics they go to, unless there are days already and somebody chose so. */
async function keepApart(scope: Scope, mapping: ReadingsMapping): Promise<void> {
  const ids = Object.entries(mapping.metrics).flatMap(([name, { metricId }]) =>
    metricId !== null && mapping.series.some((one) => one.name === name && !one.isAdditive) ? [metricId] : [],
  );
  if (ids.length === 0) return;
  await scope.tx.execute(sql`
    update metrics m set additive = false, updated_at = now()
    where m.workspace_id = ${scope.workspaceId} and m.id = any(${sql.param(ids)}::text[]) and m.additive
      and not exists (select 1 from day_readings d where d.workspace_id = m.workspace_id and d.metric_id = m.id)`);
}
