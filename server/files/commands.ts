// Writes of files: the row. The bytes are on disk before it, so a row never names what is not there.
import { and, eq, isNull, lt, notExists, sql } from "drizzle-orm";
import { files } from "#db/schema/files.ts";
import { personas } from "#db/schema/research.ts";
import { newId } from "#document/new-id.ts";
import type { Scope } from "#server/auth/scope.ts";
import { requireRoom } from "./queries.ts";

export interface StoredFile {
  readonly kind: "photo";
  readonly mime: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** @throws TOO_LARGE where the workspace has no room */
export async function createFile(scope: Scope, file: StoredFile): Promise<{ id: string }> {
  const id = newId();
  await requireRoom(scope, file.bytes);
  await scope.tx
    .insert(files)
    .values({ ...file, workspaceId: scope.workspaceId, id, createdBy: scope.memberId });
  await scope.audit("file.create", { kind: "file", id }, { mime: file.mime, bytes: file.bytes });
  return { id };
}

/**
 * Forgets photos that no persona shows (nor one in the trash) and that are older than a day; what evidence was handed in with goes
 * with the evidence. Answers the hashes that stay.
 */
export async function forgetUnusedFiles(scope: Scope): Promise<ReadonlySet<string>> {
  const shown = scope.tx
    .select({ id: personas.id })
    .from(personas)
    .where(and(eq(personas.workspaceId, files.workspaceId), eq(personas.photoFileId, files.id)));
  const gone = await scope.tx
    .delete(files)
    .where(
      and(
        eq(files.workspaceId, scope.workspaceId),
        isNull(files.evidenceId),
        lt(files.createdAt, sql`now() - interval '1 day'`),
        notExists(shown),
      ),
    )
    .returning({ id: files.id });
  if (gone.length > 0)
    await scope.audit("files.purge", { kind: "workspace", id: scope.workspaceId }, { count: gone.length });
  const kept = await scope.tx
    .select({ sha256: files.sha256 })
    .from(files)
    .where(eq(files.workspaceId, scope.workspaceId));
  return new Set(kept.map((row) => row.sha256));
}
