// Reads of files: what is known of one.
import { and, eq } from "drizzle-orm";
import { files } from "#db/schema/files.ts";
import { DomainError } from "#domain/errors.ts";
import type { Scope } from "#server/auth/scope.ts";

/** @throws NOT_FOUND */
export async function getFile(scope: Scope, fileId: string) {
  const [file] = await scope.tx
    .select({ id: files.id, kind: files.kind, mime: files.mime, sha256: files.sha256 })
    .from(files)
    .where(and(eq(files.workspaceId, scope.workspaceId), eq(files.id, fileId)));
  if (!file) throw new DomainError("NOT_FOUND");
  return file;
}
