// Writes of imports that a person causes: a file is handed in, its columns are chosen, it is started, undone or thrown away.
// Reading and writing rows is the worker's (server/jobs/imports.ts).
import { createHash } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import { isUniqueViolation } from "#db/failures.ts";
import {
  importBatches,
  importContents,
  importFiles,
  importReadings,
  importSources,
} from "#db/schema/imports.ts";
import { metrics } from "#db/schema/research.ts";
import { newId } from "#document/new-id.ts";
import { DomainError } from "#domain/errors.ts";
import type { ImportMapping } from "#domain/imports/mapping.ts";
import type { Scope } from "#server/auth/scope.ts";
import { isTimeZone } from "#server/clock.ts";
import { requireNode } from "#server/journeys/queries.ts";
import { lockReadings, sumMonths } from "#server/metrics/days/commands.ts";
import { findSameFile, getImport, type ImportView, listLinkedJourneys } from "./queries.ts";
import { FILE_LIMITS } from "./reading/refusal.ts";
import { PLACES } from "./writing/write-readings.ts";
import { takeTouchpointsBack } from "./writing/write-touchpoints.ts";

export const READ_IMPORT_JOB = "read_import";
export const RUN_IMPORT_JOB = "run_import";
export const CLEAR_IMPORT_JOB = "clear_imports";

const FILE_NAME_MAX = 200;

/** Takes a file in and has it read. @returns the import's id */
export async function createImport(scope: Scope, file: { readonly name: string; readonly bytes: Buffer }) {
  if (file.bytes.length === 0) throw new DomainError("INVALID", { field: "file", sentence: "importEmpty" });
  if (file.bytes.length > FILE_LIMITS.uploadBytes)
    throw new DomainError("TOO_LARGE", { max: FILE_LIMITS.uploadBytes });
  const id = newId();
  const workspaceId = scope.workspaceId;
  await scope.tx.insert(importBatches).values({
    workspaceId,
    id,
    fileName:
      file.name
        .replace(/[\p{Cc}\p{Cf}]/gu, "")
        .trim()
        .slice(0, FILE_NAME_MAX) || "import",
    timeZone: scope.workspace.timeZone,
    sha256: createHash("sha256").update(file.bytes).digest("hex"),
    createdBy: scope.memberId,
  });
  await scope.tx.insert(importFiles).values({ workspaceId, batchId: id, content: file.bytes });
  await enqueue(scope, READ_IMPORT_JOB, id);
  await said(scope, "import.create", id);
  return { id };
}

export interface ImportChoice {
  readonly mapping: ImportMapping;
  readonly timeZone: string;
  /** Null for a source of its own. */
  readonly sourceId: string | null;
  readonly sourceName: string;
}

/** Keeps what was chosen and has the file read again with it. */
export async function chooseMapping(scope: Scope, batchId: string, choice: ImportChoice) {
  if (!isTimeZone(choice.timeZone)) throw new DomainError("INVALID", { field: "timeZone" });
  await requireNamed(scope, choice);
  const batch = await getImport(scope, batchId);
  if (batch.state !== "open") throw new DomainError("CONFLICT");
  await scope.tx
    .update(importBatches)
    .set({ ...choice, state: "reading", updatedAt: sql`now()` })
    .where(ofBatch(scope, batchId));
  await enqueue(scope, READ_IMPORT_JOB, batchId);
  await said(scope, "import.choose", batchId);
}

/** Begins the import of what was read: everything comes in, or nothing. */
export async function startImport(scope: Scope, batchId: string) {
  const batch = await getImport(scope, batchId);
  const { description, mapping } = batch;
  if (batch.state !== "open" || !description || !mapping) throw new DomainError("CONFLICT");
  if (description.questions.length + description.missing.length > 0)
    throw new DomainError("INVALID", { field: "mapping", sentence: "importOpen" });
  await requireNamed(scope, { mapping, sourceId: batch.sourceId });
  const sourceId = batch.sourceId ?? (await makeSource(scope, batch, mapping));
  await requireIdle(scope, sourceId);
  const sha256 = await hashOf(scope, batchId);
  if (await findSameFile(scope, { sourceId, sha256, batchId }))
    throw new DomainError("CONFLICT", { sentence: "importBefore" });
  try {
    await scope.tx
      .update(importBatches)
      .set({ sourceId, state: "importing", written: 0, updatedAt: sql`now()` })
      .where(ofBatch(scope, batchId));
  } catch (error) {
    if (isUniqueViolation(error, "import_batches_once"))
      throw new DomainError("CONFLICT", { sentence: "importBefore" });
    throw error;
  }
  await enqueue(scope, RUN_IMPORT_JOB, batchId);
  await said(scope, "import.start", batchId);
}

/** Takes a whole import back: its items are gone with their links, its readings are what they were, its touchpoints are out. */
export async function undoImport(scope: Scope, batchId: string) {
  const batch = await getImport(scope, batchId);
  if (batch.state !== "ready") throw new DomainError("CONFLICT");
  const { journeyIds } = await listLinkedJourneys(scope, batchId);
  const touched = await putReadingsBack(scope, batchId);
  await takeTouchpointsBack(scope, batchId);
  await scope.tx
    .update(importContents)
    .set({ isReady: false })
    .where(and(eq(importContents.workspaceId, scope.workspaceId), eq(importContents.id, batchId)));
  await scope.tx
    .update(importBatches)
    .set({ state: "undone", undoneAt: sql`now()`, undoneBy: scope.memberId, updatedAt: sql`now()` })
    .where(ofBatch(scope, batchId));
  await enqueue(scope, CLEAR_IMPORT_JOB, batchId);
  await said(scope, "import.undo", batchId);
  scope.bell("evidence");
  for (const journeyId of journeyIds) scope.bell("evidence", journeyId);
  if (touched) scope.bell("metric");
}

/** How long the words of a source's items are kept; null: always. Answers what it was, for undo. @throws NOT_FOUND */
export async function setRetention(scope: Scope, sourceId: string, months: number | null) {
  const isIt = sql`(${importSources.workspaceId}, ${importSources.id}) = (${scope.workspaceId}, ${sourceId})`;
  const [was] = await scope.tx
    .select({ months: importSources.retentionMonths })
    .from(importSources)
    .where(isIt)
    .for("update");
  if (!was) throw new DomainError("NOT_FOUND");
  await scope.tx.update(importSources).set({ retentionMonths: months }).where(isIt);
  await scope.audit("import.retention", { kind: "importSource", id: sourceId }, { months });
  scope.bell("import");
  return { previous: was.months };
}

/** Throws a file away that is not in: nothing of it stays. */
export async function discardImport(scope: Scope, batchId: string) {
  const gone = await scope.tx
    .delete(importBatches)
    .where(and(ofBatch(scope, batchId), inArray(importBatches.state, ["reading", "open", "failed"])))
    .returning({ id: importBatches.id });
  if (gone.length === 0) throw new DomainError("NOT_FOUND");
  await said(scope, "import.discard", batchId);
}

/**
 * Puts back what stood there before the readings of an import. A figure that somebody changed since is theirs and stays; a
 * metric that was made for the import goes when nothing else stands in it.
 */
async function putReadingsBack(scope: Scope, batchId: string): Promise<boolean> {
  const here = scope.workspaceId;
  await lockReadings(scope);
  let touched = 0;
  for (const { table, key, isIts, isGiven } of Object.values(PLACES)) {
    const same = sql`r.workspace_id = i.workspace_id and r.metric_id = i.metric_id and r.${key} = i.${key} and ${isIts}
      and r.numerator is not distinct from i.numerator and r.denominator is not distinct from i.denominator
      and r.value is not distinct from i.value and ${isGiven} and i.workspace_id = ${here} and i.batch_id = ${batchId}`;
    const back = await scope.tx.execute(sql`
      update ${table} r set numerator = i.former_numerator, denominator = i.former_denominator,
        value = i.former_value, tally = i.former_tally, scale_max = i.former_scale_max,
        segments = i.former_segments, updated_at = now()
      from import_readings i where ${same} and i.was_there returning 1`);
    const gone = await scope.tx.execute(sql`
      delete from ${table} r using import_readings i where ${same} and i.was_there is not true returning 1`);
    touched += back.length + gone.length;
  }
  await sumMonths(
    scope,
    sql`select distinct i.metric_id, i.month from import_readings i
      where i.workspace_id = ${here} and i.batch_id = ${batchId}`,
  );
  // a later import that wrote over these figures must not bring them back when it is undone
  await scope.tx.execute(sql`
    update ${importReadings} j set was_there = i.was_there, former_numerator = i.former_numerator,
      former_denominator = i.former_denominator, former_value = i.former_value, former_tally = i.former_tally,
      former_scale_max = i.former_scale_max, former_segments = i.former_segments
    from ${importReadings} i
    where i.workspace_id = ${here} and i.batch_id = ${batchId} and j.workspace_id = ${here} and j.batch_id <> ${batchId}
      and j.metric_id = i.metric_id and j.month = i.month and j.day = i.day and j.was_there
      and j.former_numerator is not distinct from i.numerator
      and j.former_denominator is not distinct from i.denominator
      and j.former_value is not distinct from i.value`);
  await scope.tx.execute(sql`
    delete from ${metrics} m
    where m.workspace_id = ${here}
      and exists (select 1 from import_batches b where b.workspace_id = ${here} and b.made_metric_ids ? m.id
        and (b.id = ${batchId} or b.state = 'undone'))
      and not exists (select 1 from readings r where r.workspace_id = m.workspace_id and r.metric_id = m.id)
      and not exists (select 1 from day_readings d where d.workspace_id = m.workspace_id and d.metric_id = m.id)
      and not exists (select 1 from tasks t where t.workspace_id = m.workspace_id and t.metric_id = m.id)`);
  return touched > 0;
}

async function makeSource(scope: Scope, batch: ImportView, mapping: ImportMapping): Promise<string> {
  const id = newId();
  await scope.tx.insert(importSources).values({
    workspaceId: scope.workspaceId,
    id,
    name: (batch.sourceName || batch.fileName).slice(0, FILE_NAME_MAX),
    target: mapping.target,
    timeZone: batch.timeZone,
    header: batch.description?.columns.map((column) => column.name) ?? [],
    mapping,
  });
  return id;
}

/** What a choice names must be here, and within reach of this person: a source, a journey, its metrics and touchpoints. */
async function requireNamed(
  scope: Scope,
  { mapping, sourceId }: Pick<ImportChoice, "mapping" | "sourceId">,
): Promise<void> {
  if (sourceId !== null) {
    const [found] = await scope.tx
      .select({ target: importSources.target })
      .from(importSources)
      .where(and(eq(importSources.workspaceId, scope.workspaceId), eq(importSources.id, sourceId)));
    if (!found) throw new DomainError("NOT_FOUND");
    if (found.target !== mapping.target) throw new DomainError("INVALID", { field: "sourceId" });
  }
  if (mapping.target === "evidence" || mapping.journeyId === null) return;
  const { journeyId } = mapping;
  if (mapping.target === "touchpoints") {
    await scope.enter(journeyId, "journey.edit");
    return;
  }
  const journey = await scope.enter(journeyId, "metric.edit");
  const choices = Object.values(mapping.metrics);
  const metricIds = [...new Set(choices.flatMap((one) => one.metricId ?? []))];
  const found = await scope.tx
    .select({ id: metrics.id })
    .from(metrics)
    .where(
      and(
        eq(metrics.workspaceId, scope.workspaceId),
        eq(metrics.journeyId, journeyId),
        sql`${metrics.id} = any(${sql.param(metricIds)}::text[])`,
      ),
    );
  if (found.length !== metricIds.length) throw new DomainError("NOT_FOUND");
  const nodeIds = new Set(choices.flatMap((one) => one.touchpointId ?? []));
  for (const nodeId of nodeIds) await requireNode(journey, journeyId, nodeId);
}

/**
 * Two imports of one source at a time could both write what neither had seen. The lock holds until this transaction ends.
 * @throws CONFLICT while another file of this source is coming in
 */
async function requireIdle(scope: Scope, sourceId: string): Promise<void> {
  await scope.tx
    .select({ id: importSources.id })
    .from(importSources)
    .where(and(eq(importSources.workspaceId, scope.workspaceId), eq(importSources.id, sourceId)))
    .for("update");
  const busy = await scope.tx
    .select({ id: importBatches.id })
    .from(importBatches)
    .where(
      and(
        eq(importBatches.workspaceId, scope.workspaceId),
        eq(importBatches.sourceId, sourceId),
        eq(importBatches.state, "importing"),
      ),
    )
    .limit(1);
  if (busy.length > 0) throw new DomainError("CONFLICT", { sentence: "importBusy" });
}

async function hashOf(scope: Scope, batchId: string): Promise<string> {
  const [row] = await scope.tx
    .select({ sha256: importBatches.sha256 })
    .from(importBatches)
    .where(ofBatch(scope, batchId));
  return row?.sha256 ?? "";
}

const ofBatch = (scope: Scope, batchId: string) =>
  sql`${importBatches.workspaceId} = ${scope.workspaceId} and ${importBatches.id} = ${batchId}`;

async function enqueue(scope: Scope, job: string, batchId: string): Promise<void> {
  const payload = JSON.stringify({ workspaceId: scope.workspaceId, batchId });
  await scope.tx.execute(sql`select jobs.add_job(${job}, ${payload}::json, max_attempts => 3)`);
}

async function said(scope: Scope, action: string, batchId: string) {
  await scope.audit(action, { kind: "import", id: batchId });
  scope.bell("import");
}
