// The worker's own reads and writes of a batch's row: what it has to do, how far it is, how it ended.
import { and, eq, sql } from "drizzle-orm";
import { importBatches, importContents, importFiles, importSources } from "#db/schema/imports.ts";
import type { ImportMapping } from "#domain/imports/mapping.ts";
import type { Receipt } from "#domain/imports/receipt.ts";
import type { Scope } from "#server/auth/scope.ts";
import type { ImportDescription, ImportFailure, ImportState } from "#server/imports/queries.ts";
import { forgetPlans } from "./fresh-plans.ts";

const ofBatch = (scope: Scope, batchId: string) =>
  sql`${importBatches.workspaceId} = ${scope.workspaceId} and ${importBatches.id} = ${batchId}`;

export interface Work {
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly sha256: string;
  readonly sourceId: string | null;
  /** Name of the source: of items whose rows name none. */
  readonly sourceName: string;
  readonly timeZone: string;
  readonly mapping: ImportMapping | null;
  readonly createdBy: string | null;
}

/** What is to be done with a batch in that state; null when it was thrown away or is somewhere else by now. */
export async function takeWork(scope: Scope, batchId: string, state: ImportState): Promise<Work | null> {
  const [row] = await scope.tx
    .select({
      bytes: importFiles.content,
      fileName: importBatches.fileName,
      sha256: importBatches.sha256,
      sourceId: importBatches.sourceId,
      sourceName: sql<string>`coalesce(${importSources.name}, nullif(${importBatches.sourceName}, ''), ${importBatches.fileName})`,
      timeZone: importBatches.timeZone,
      mapping: sql<ImportMapping | null>`${importBatches.mapping}`,
      createdBy: importBatches.createdBy,
    })
    .from(importBatches)
    .leftJoin(
      importSources,
      and(
        eq(importSources.workspaceId, importBatches.workspaceId),
        eq(importSources.id, importBatches.sourceId),
      ),
    )
    .innerJoin(
      importFiles,
      and(eq(importFiles.workspaceId, importBatches.workspaceId), eq(importFiles.batchId, importBatches.id)),
    )
    .where(and(ofBatch(scope, batchId), eq(importBatches.state, state)));
  return row ?? null;
}

export interface SavedSource {
  readonly id: string;
  readonly name: string;
  readonly header: readonly string[];
  readonly mapping: ImportMapping;
  readonly timeZone: string;
}

/** Sources with the mapping they were last read with, the latest first. */
export async function listSavedSources(scope: Scope): Promise<SavedSource[]> {
  return scope.tx
    .select({
      id: importSources.id,
      name: importSources.name,
      header: importSources.header,
      mapping: sql<ImportMapping>`${importSources.mapping}`,
      timeZone: importSources.timeZone,
    })
    .from(importSources)
    .where(eq(importSources.workspaceId, scope.workspaceId))
    .orderBy(sql`${importSources.updatedAt} desc`);
}

/** Keeps what was read; from here on the person decides. */
export async function keepDescription(
  scope: Scope,
  batchId: string,
  read: {
    readonly description: ImportDescription;
    readonly receipt: Receipt;
    readonly sourceId: string | null;
    readonly timeZone: string;
    readonly sourceName?: string;
  },
) {
  const { description } = read;
  await scope.tx
    .update(importBatches)
    .set({ ...read, mapping: description.mapping, state: "open", failure: null, updatedAt: sql`now()` })
    .where(and(ofBatch(scope, batchId), eq(importBatches.state, "reading")));
  scope.bell("import");
}

/** Begins anew, once nothing of an earlier try is left. */
export async function openContents(scope: Scope, batchId: string) {
  await scope.tx.insert(importContents).values({ workspaceId: scope.workspaceId, id: batchId });
}

export async function noteProgress(scope: Scope, batchId: string, written: number) {
  await scope.tx.update(importBatches).set({ written, updatedAt: sql`now()` }).where(ofBatch(scope, batchId));
  scope.bell("import");
}

/** The last step: from this commit on everything of the batch is seen. */
export async function setReady(
  scope: Scope,
  batchId: string,
  done: { readonly work: Work; readonly receipt: Receipt; readonly madeMetricIds: string[] },
) {
  const { work, receipt, madeMetricIds } = done;
  await scope.tx
    .update(importContents)
    .set({ isReady: true })
    .where(and(eq(importContents.workspaceId, scope.workspaceId), eq(importContents.id, batchId)));
  const [batch] = await scope.tx
    .update(importBatches)
    .set({ state: "ready", receipt, madeMetricIds, finishedAt: sql`now()`, updatedAt: sql`now()` })
    .where(and(ofBatch(scope, batchId), eq(importBatches.state, "importing")))
    .returning({ description: sql<ImportDescription>`${importBatches.description}` });
  if (!batch) throw new Error("the batch is no longer being imported");
  await forgetFile(scope, batchId);
  await scope.tx
    .update(importBatches)
    .set({ description: withoutCells(batch.description) })
    .where(ofBatch(scope, batchId));
  if (work.sourceId !== null && work.mapping !== null) {
    await scope.tx
      .update(importSources)
      .set({
        mapping: work.mapping,
        timeZone: work.timeZone,
        header: batch.description.columns.map((column) => column.name),
        updatedAt: sql`now()`,
      })
      .where(and(eq(importSources.workspaceId, scope.workspaceId), eq(importSources.id, work.sourceId)));
  }
  const { read, accepted, rejected, duplicate } = receipt;
  await scope.audit(
    "import.finish",
    { kind: "import", id: batchId },
    { read, accepted, rejected, duplicate },
  );
  scope.bell("import");
  // touchpoints ring by themselves: they are an edit of the journey
  if (work.mapping?.target !== "touchpoints")
    scope.bell(work.mapping?.target === "readings" ? "metric" : "evidence");
}

/** What was read of a file, without what stood in its cells: names in columns that nobody chose must not stay behind. */
const withoutCells = (description: ImportDescription): ImportDescription => ({
  ...description,
  preview: [],
  columns: description.columns.map((column) => ({ ...column, sample: [] })),
});

/** Nothing of it stays but the reason; rows that were written are unseen and go with {@link clearUndone}. */
export async function setFailed(scope: Scope, batchId: string, failure: ImportFailure) {
  await forgetFile(scope, batchId);
  await scope.tx
    .update(importBatches)
    .set({ state: "failed", failure, description: null, updatedAt: sql`now()` })
    .where(ofBatch(scope, batchId));
  await scope.audit("import.fail", { kind: "import", id: batchId }, { code: failure.code });
  scope.bell("import");
}

const forgetFile = (scope: Scope, batchId: string) =>
  scope.tx
    .delete(importFiles)
    .where(and(eq(importFiles.workspaceId, scope.workspaceId), eq(importFiles.batchId, batchId)));

/** Minutes without a sign of life after which an import counts as interrupted, and hours a file waits for an answer. */
const SILENT_MINUTES = 15;
const WAIT_HOURS = 24;

/** Removes what nobody sees and nobody is busy with: undone contents, interrupted imports, files that nobody came back for. */
export async function sweepImports(scope: Scope): Promise<void> {
  const here = eq(importBatches.workspaceId, scope.workspaceId);
  const silent = sql`${importBatches.updatedAt} < now() - make_interval(mins => ${SILENT_MINUTES})`;
  const interrupted = await scope.tx
    .select({ id: importBatches.id })
    .from(importBatches)
    .where(and(here, sql`${importBatches.state} in ('reading', 'importing')`, silent));
  for (const { id } of interrupted) await setFailed(scope, id, { code: "interrupted", line: null });
  await scope.tx
    .delete(importBatches)
    .where(
      and(
        here,
        eq(importBatches.state, "open"),
        sql`${importBatches.updatedAt} < now() - make_interval(hours => ${WAIT_HOURS})`,
      ),
    );
  await clearUndone(scope);
}

/**
 * Items that one transaction takes away. Each goes with its quotes, its ties, its private half and its words in the index; a
 * statement that takes eight seconds is broken off, and then nothing would ever be gone.
 */
const ITEMS_AT_ONCE = 5_000;

/** Takes away what hangs on imports that were undone or failed, as far as one transaction goes. Answers whether more may be left. */
export async function clearUndone(scope: Scope, most = ITEMS_AT_ONCE): Promise<boolean> {
  const ended = await scope.tx
    .select({ id: importContents.id })
    .from(importContents)
    .where(
      and(
        eq(importContents.workspaceId, scope.workspaceId),
        eq(importContents.isReady, false),
        sql`exists (select 1 from import_batches b where b.workspace_id = ${importContents.workspaceId}
          and b.id = ${importContents.id} and b.state in ('undone', 'failed'))`,
      ),
    );
  let left = most;
  for (const { id } of ended) {
    if (left === 0) break;
    left -= await takeItems(scope, id, left);
  }
  return left === 0;
}

/** The same for what an earlier try of this import left behind. */
export const clearEarlier = async (scope: Scope, batchId: string, most = ITEMS_AT_ONCE): Promise<boolean> =>
  (await takeItems(scope, batchId, most)) === most;

/** @returns items taken; fewer than asked means that nothing is left of these contents */
async function takeItems(scope: Scope, batchId: string, most: number): Promise<number> {
  const here = scope.workspaceId;
  const isIt = sql`(${importContents.workspaceId}, ${importContents.id}) = (${here}, ${batchId})`;
  // unseen rows are hidden from this job too: it sees them for as long as this transaction lasts, and nobody else ever does
  const [found] = await scope.tx
    .update(importContents)
    .set({ isReady: true })
    .where(isIt)
    .returning({ id: importContents.id });
  if (!found) return 0;
  await forgetPlans(scope);
  const gone = await scope.tx.execute(sql`
    delete from evidence where workspace_id = ${here} and id in (
      select id from evidence where workspace_id = ${here} and batch_id = ${batchId} limit ${most})
    returning 1`);
  if (gone.length < most) await scope.tx.delete(importContents).where(isIt);
  else await scope.tx.update(importContents).set({ isReady: false }).where(isIt);
  return gone.length;
}
