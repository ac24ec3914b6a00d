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

/** Begins anew: nothing of an earlier try, and nothing of undone imports, stands in the way. */
export async function openContents(scope: Scope, batchId: string) {
  await clearUndone(scope);
  await scope.tx
    .delete(importContents)
    .where(and(eq(importContents.workspaceId, scope.workspaceId), eq(importContents.id, batchId)));
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

/** Nothing of it stays but the reason. */
export async function setFailed(scope: Scope, batchId: string, failure: ImportFailure) {
  await scope.tx
    .delete(importContents)
    .where(and(eq(importContents.workspaceId, scope.workspaceId), eq(importContents.id, batchId)));
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

/** Takes away what hangs on undone imports. */
export async function clearUndone(scope: Scope): Promise<void> {
  await forgetPlans(scope);
  await scope.tx.delete(importContents).where(
    and(
      eq(importContents.workspaceId, scope.workspaceId),
      eq(importContents.isReady, false),
      sql`exists (select 1 from import_batches b where b.workspace_id = ${importContents.workspaceId}
        and b.id = ${importContents.id} and b.state in ('undone', 'failed'))`,
    ),
  );
}
