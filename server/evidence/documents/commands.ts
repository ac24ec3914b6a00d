// Writes of evidence that comes as a file: the item and the row of its file, in one transaction. The bytes are on disk before.
import { files } from "#db/schema/files.ts";
import { newId } from "#document/new-id.ts";
import { DomainError } from "#domain/errors.ts";
import type { EvidenceInput } from "#domain/evidence.ts";
import { type FileForm, isDescribed } from "#domain/evidence-file.ts";
import type { Scope } from "#server/auth/scope.ts";
import { createEvidence } from "#server/evidence/commands.ts";
import { requireRoom } from "#server/files/queries.ts";

/** A file as it lies on disk. */
export interface KeptFile {
  readonly form: FileForm;
  readonly name: string;
  readonly mime: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly width: number | null;
  readonly height: number | null;
}

/**
 * Adds an item with its file.
 * @throws INVALID for a picture or a PDF that nobody described, and an image that is none; TOO_LARGE where the workspace is full
 */
export async function createDocument(scope: Scope, item: EvidenceInput, { form, ...file }: KeptFile) {
  if (!isDescribed(item, form))
    throw new DomainError("INVALID", { field: "summary", sentence: "fileUndescribed" });
  await requireRoom(scope, file.bytes);
  const { id: evidenceId } = await createEvidence(scope, item, [], newId(), form);
  const id = newId();
  await scope.tx.insert(files).values({
    ...file,
    workspaceId: scope.workspaceId,
    id,
    kind: "evidence",
    evidenceId,
    createdBy: scope.memberId,
  });
  await scope.audit("file.create", { kind: "file", id }, { mime: file.mime, bytes: file.bytes });
  return { id: evidenceId };
}
