// Intents on phases.
import type * as Y from "yjs";
import { DomainError } from "#domain/errors.ts";
import { moveColumn, PLACED, type Spot, takeOrder } from "./column.ts";
import { newId } from "./new-id.ts";
import type { EditOrigin } from "./origin.ts";
import { addRecord, dropRecord, existing, type Patch, patchRecord, transact } from "./record.ts";
import { recordsOf } from "./shape.ts";

const everyPhase = (): boolean => true;

/** Adds a phase; at the end unless a spot is given. Answers its id. */
export function addPhase(
  doc: Y.Doc,
  input: Spot & Patch<"phases"> & { readonly id?: string; readonly name: string },
  origin: EditOrigin,
): string {
  const { id = newId(), after, before, ...fields } = input;
  return transact(doc, origin, () => {
    const order = takeOrder(doc, "phases", everyPhase, id, { after, before });
    addRecord(doc, "phases", id, { ...fields, order });
    return id;
  });
}

/** Changes fields of a phase. */
export function updatePhase(
  doc: Y.Doc,
  input: { readonly id: string; readonly patch: Patch<"phases"> },
  origin: EditOrigin,
): void {
  transact(doc, origin, () => patchRecord(doc, "phases", input.id, input.patch));
}

/** Moves a phase with everything in it. */
export function movePhase(doc: Y.Doc, input: Spot & { readonly id: string }, origin: EditOrigin): void {
  transact(doc, origin, () => {
    const map = existing(doc, "phases", input.id);
    map.set("order", takeOrder(doc, "phases", everyPhase, input.id, input));
  });
}

/**
 * Removes a phase. Its touchpoints and what hangs straight on it go to the end of another phase, or to the column
 * without a phase (`null`). Its goals, own cells and transitions stay in the document, hidden, for undo.
 */
export function removePhase(
  doc: Y.Doc,
  input: { readonly id: string; readonly moveTouchpointsTo: string | null },
  origin: EditOrigin,
): void {
  const target = input.moveTouchpointsTo;
  if (target === input.id || (target !== null && !recordsOf(doc, "phases").has(target))) {
    throw new DomainError("INVALID", { field: "moveTouchpointsTo" });
  }
  transact(doc, origin, () => {
    for (const collection of PLACED) moveColumn(doc, collection, input.id, target);
    dropRecord(doc, "phases", input.id);
  });
}
