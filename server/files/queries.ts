// Reads of files: what is known of one, and whether there is room for another.
import { and, eq, isNull, or, sql } from "drizzle-orm";
import { evidence } from "#db/schema/evidence.ts";
import { files } from "#db/schema/files.ts";
import { DomainError } from "#domain/errors.ts";
import { LIMITS } from "#domain/limits.ts";
import type { Scope } from "#server/auth/scope.ts";

/** Takes the bytes of one workspace away that no row names any more. */
export const FORGET_BYTES_JOB = "forget_bytes";
/** Bytes are put down before their row: so old must they be before nobody can still be about to name them. */
export const BYTES_GRACE_MINUTES = 10;

/** @throws NOT_FOUND also for the file of an item that lies in the trash */
export async function getFile(scope: Scope, fileId: string) {
  const [file] = await scope.tx
    .select({ id: files.id, kind: files.kind, mime: files.mime, sha256: files.sha256, name: files.name })
    .from(files)
    .leftJoin(
      evidence,
      and(
        eq(evidence.workspaceId, files.workspaceId),
        eq(evidence.id, files.evidenceId),
        isNull(evidence.deletedAt),
      ),
    )
    .where(
      and(
        eq(files.workspaceId, scope.workspaceId),
        eq(files.id, fileId),
        or(isNull(files.evidenceId), eq(evidence.id, files.evidenceId)),
      ),
    );
  if (!file) throw new DomainError("NOT_FOUND");
  return file;
}

/**
 * Whether the workspace has room for so many bytes more. Two files at a time are counted one after the other: the lock holds until
 * this transaction ends.
 * @throws TOO_LARGE
 */
export async function requireRoom(scope: Scope, bytes: number): Promise<void> {
  await scope.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`files:${scope.workspaceId}`}, 0))`,
  );
  const [held] = await scope.tx
    .select({ bytes: sql<number>`coalesce(sum(${files.bytes}), 0)::float8` })
    .from(files)
    .where(eq(files.workspaceId, scope.workspaceId));
  if ((held?.bytes ?? 0) + bytes > LIMITS.workspaceFileBytes)
    throw new DomainError("TOO_LARGE", { max: LIMITS.workspaceFileBytes, sentence: "filesFull" });
}
