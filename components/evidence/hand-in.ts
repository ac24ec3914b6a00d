// Hands a file in together with what is said of it, as one body: neither is ever there without the other.
import { type DomainFailure, Refused, Unreachable } from "#components/api/domain-error.ts";
import type { EvidenceInput } from "#domain/evidence.ts";

export interface HandIn {
  readonly workspaceId: string;
  readonly evidence: EvidenceInput;
  readonly file: File;
}

/** The length of the item in four bytes, the item as JSON, the file. */
function pack(evidence: EvidenceInput, file: Blob): Blob {
  const item = new TextEncoder().encode(JSON.stringify(evidence));
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, item.length);
  return new Blob([length, item, file]);
}

/** @throws Refused with the sentence that says why; Unreachable without a line */
export async function handIn({ workspaceId, evidence, file }: HandIn): Promise<{ readonly id: string }> {
  const query = new URLSearchParams({ workspaceId, name: file.name });
  const response = await fetch(`/api/evidence?${query}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: pack(evidence, file),
  }).catch(() => {
    throw new Unreachable();
  });
  const answer = (await response.json()) as { id?: string; error?: DomainFailure };
  if (answer.id !== undefined) return { id: answer.id };
  throw new Refused(answer.error ?? { code: "UNAVAILABLE", detail: {} });
}
