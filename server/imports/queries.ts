// Reads of imports: the list, one import with everything about it, and the sources whose mapping is used again.
import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { importBatches, importSources } from "#db/schema/imports.ts";
import { DomainError } from "#domain/errors.ts";
import type { ImportMapping, ImportTarget } from "#domain/imports/mapping.ts";
import type { Receipt } from "#domain/imports/receipt.ts";
import type { Scope } from "#server/auth/scope.ts";
import type { Description } from "./reading/prepare.ts";
import type { FileRefusalCode } from "./reading/refusal.ts";

export type ImportState = "reading" | "open" | "importing" | "ready" | "undone" | "failed";

/** What was read of a file, and the source whose mapping was used for it. */
export interface ImportDescription extends Description {
  readonly source: {
    readonly id: string;
    readonly name: string;
    /** What changed in the header since; null when nothing did. */
    readonly changed: { readonly added: readonly string[]; readonly removed: readonly string[] } | null;
  } | null;
  /** The import with which this very file came in before. */
  readonly before: { readonly batchId: string; readonly day: string } | null;
}

export interface ImportFailure {
  readonly code: FileRefusalCode | "interrupted" | "unexpected";
  readonly line: number | null;
}

const columns = {
  id: importBatches.id,
  fileName: importBatches.fileName,
  sourceId: importBatches.sourceId,
  sourceName: sql<string>`coalesce(${importSources.name}, ${importBatches.sourceName})`,
  retentionMonths: importSources.retentionMonths,
  target: sql<ImportTarget | null>`${importBatches.mapping} ->> 'target'`,
  state: sql<ImportState>`${importBatches.state}`,
  receipt: sql<Receipt | null>`${importBatches.receipt}`,
  failure: sql<ImportFailure | null>`${importBatches.failure}`,
  written: importBatches.written,
  createdBy: importBatches.createdBy,
  createdAt: importBatches.createdAt,
  updatedAt: importBatches.updatedAt,
  finishedAt: importBatches.finishedAt,
  undoneAt: importBatches.undoneAt,
};

const withSource = and(
  eq(importSources.workspaceId, importBatches.workspaceId),
  eq(importSources.id, importBatches.sourceId),
);

/** Imports, newest first. Of the receipts only the counts. */
export async function listImports(scope: Scope) {
  const rows = await scope.tx
    .select(columns)
    .from(importBatches)
    .leftJoin(importSources, withSource)
    .where(eq(importBatches.workspaceId, scope.workspaceId))
    .orderBy(desc(importBatches.createdAt))
    .limit(100);
  return rows.map(({ receipt, ...row }) => ({
    ...row,
    counts: receipt && {
      read: receipt.read,
      accepted: receipt.accepted,
      rejected: receipt.rejected,
      duplicate: receipt.duplicate,
      made: receipt.made,
    },
  }));
}

const isSettled = sql`${importBatches.state} not in ('reading', 'importing')`;

/** One import; while the worker is busy with it, without what was read of the file. @throws NOT_FOUND */
export async function getImport(scope: Scope, batchId: string) {
  const [row] = await scope.tx
    .select({
      ...columns,
      timeZone: importBatches.timeZone,
      // while the worker is busy this is asked again and again, and of a file with thousands of names it is most of the answer
      mapping: sql<ImportMapping | null>`case when ${isSettled} then ${importBatches.mapping} end`,
      description: sql<ImportDescription | null>`case when ${isSettled} then ${importBatches.description} end`,
    })
    .from(importBatches)
    .leftJoin(importSources, withSource)
    .where(and(eq(importBatches.workspaceId, scope.workspaceId), eq(importBatches.id, batchId)));
  if (!row) throw new DomainError("NOT_FOUND");
  return { ...row, links: row.state === "ready" ? (await listLinkedJourneys(scope, batchId)).links : 0 };
}

/** @throws NOT_FOUND where the workspace has no such import */
export async function requireImport(scope: Scope, batchId: string): Promise<void> {
  const [found] = await scope.tx
    .select({ id: importBatches.id })
    .from(importBatches)
    .where(and(eq(importBatches.workspaceId, scope.workspaceId), eq(importBatches.id, batchId)));
  if (!found) throw new DomainError("NOT_FOUND");
}

export type ImportView = Awaited<ReturnType<typeof getImport>>;
export type ImportLine = Awaited<ReturnType<typeof listImports>>[number];

/**
 * How many links hang on a batch's items, and in which journeys. The linked items are found first, once: right after an import the
 * planner knows nothing of its size, and would walk through all of it for every link of the workspace.
 */
export async function listLinkedJourneys(scope: Scope, batchId: string) {
  const rows = await scope.tx.execute<{ journey_id: string | null; links: number }>(sql`
    with linked as materialized (
      select id from evidence
      where workspace_id = ${scope.workspaceId} and batch_id = ${batchId} and link_count > 0)
    select l.journey_id, count(*)::int as links
    from linked join evidence_links l on l.workspace_id = ${scope.workspaceId} and l.evidence_id = linked.id
    group by l.journey_id`);
  return {
    links: rows.reduce((sum, row) => sum + row.links, 0),
    journeyIds: rows.flatMap((row) => row.journey_id ?? []),
  };
}

/** Sources, by name. */
export async function listSources(scope: Scope) {
  return scope.tx
    .select({
      id: importSources.id,
      name: importSources.name,
      target: sql<ImportTarget>`${importSources.target}`,
      timeZone: importSources.timeZone,
    })
    .from(importSources)
    .where(eq(importSources.workspaceId, scope.workspaceId))
    .orderBy(importSources.name);
}

/** The import with which a file of this source came in. */
export async function findSameFile(
  scope: Scope,
  {
    sourceId,
    sha256,
    batchId,
  }: { readonly sourceId: string; readonly sha256: string; readonly batchId: string },
): Promise<{ readonly batchId: string; readonly day: string } | null> {
  const [found] = await scope.tx
    .select({
      batchId: importBatches.id,
      day: sql<string>`to_char(${importBatches.createdAt} at time zone ${scope.workspace.timeZone}, 'YYYY-MM-DD')`,
    })
    .from(importBatches)
    .where(
      and(
        eq(importBatches.workspaceId, scope.workspaceId),
        eq(importBatches.sourceId, sourceId),
        eq(importBatches.sha256, sha256),
        inArray(importBatches.state, ["importing", "ready"]),
        ne(importBatches.id, batchId),
      ),
    )
    .limit(1);
  return found ?? null;
}
