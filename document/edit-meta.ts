// Intents on the journey's own head.
import type * as Y from "yjs";
import { DomainError } from "#domain/errors.ts";
import type { MetaFields } from "./defaults.ts";
import type { EditOrigin } from "./origin.ts";
import { patchRecord, transact } from "./record.ts";

/** Changes fields of the journey's head (title, mission, trigger, main persona …). */
export function updateMeta(
  doc: Y.Doc,
  input: { readonly patch: Partial<Omit<MetaFields, "shape">> },
  origin: EditOrigin,
): void {
  if ("shape" in input.patch) throw new DomainError("INVALID", { field: "shape" });
  transact(doc, origin, () => patchRecord(doc, "meta", "", input.patch));
}
