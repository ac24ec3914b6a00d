// Brings a document of an older shape to the current one, step by step. Only the server migrates: a shared text added to
// old records must be made once.
import type * as Y from "yjs";
import { DomainError } from "#domain/errors.ts";
import type { EditOrigin } from "./origin.ts";
import { transact } from "./record.ts";
import { metaOf, SHAPE_VERSION } from "./shape.ts";

/** Changes a document of shape `from` into one of shape `from + 1`; runs inside the migration's transaction. */
export interface MigrationStep {
  readonly from: number;
  readonly change: (doc: Y.Doc) => void;
}

/** In order of `from`. Shape 1 is the first, so there is nothing to do yet. */
const STEPS: readonly MigrationStep[] = [];

/** The shape version a document says it has; null when it holds no journey. */
export function shapeOf(doc: Y.Doc): number | null {
  const shape = metaOf(doc).get("shape");
  return typeof shape === "number" ? shape : null;
}

/**
 * Runs the missing steps in one transaction. Answers whether anything changed. Throws INVALID for a document without a
 * journey, CONFLICT for one of a newer shape than this code knows.
 */
export function migrateDoc(
  doc: Y.Doc,
  origin: EditOrigin,
  steps: readonly MigrationStep[] = STEPS,
  target: number = SHAPE_VERSION,
): boolean {
  const shape = shapeOf(doc);
  if (shape === null) throw new DomainError("INVALID");
  if (shape > target) throw new DomainError("CONFLICT");
  if (shape === target) return false;
  return transact(doc, origin, () => {
    for (let from = shape; from < target; from += 1) {
      const step = steps.find((one) => one.from === from);
      if (!step) throw new Error(`no migration from shape ${from}`);
      step.change(doc);
    }
    metaOf(doc).set("shape", target);
    return true;
  });
}
