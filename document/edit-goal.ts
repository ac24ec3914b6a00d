// Intents on goals of phases and on comparisons with alternatives.
import type * as Y from "yjs";
import { DomainError } from "#domain/errors.ts";
import { type Spot, takeOrder, takePlace } from "./column.ts";
import { newId } from "./new-id.ts";
import type { EditOrigin } from "./origin.ts";
import { addRecord, dropRecord, existing, type Patch, patchRecord, transact } from "./record.ts";
import { type RecordMap, recordsOf } from "./shape.ts";

const inPhase =
  (phaseId: unknown) =>
  (map: RecordMap): boolean =>
    map.get("phaseId") === phaseId;

/** Adds a goal to a phase. Answers its id. */
export function addGoal(
  doc: Y.Doc,
  input: Spot & Patch<"goals"> & { readonly id?: string; readonly phaseId: string },
  origin: EditOrigin,
): string {
  const { id = newId(), after, before, ...fields } = input;
  existing(doc, "phases", input.phaseId);
  return transact(doc, origin, () => {
    const order = takeOrder(doc, "goals", inPhase(input.phaseId), id, { after, before });
    addRecord(doc, "goals", id, { ...fields, order });
    return id;
  });
}

/** Changes fields of a goal. */
export function updateGoal(
  doc: Y.Doc,
  input: { readonly id: string; readonly patch: Patch<"goals"> },
  origin: EditOrigin,
): void {
  transact(doc, origin, () => patchRecord(doc, "goals", input.id, input.patch));
}

/** Moves a goal within its phase or to another. */
export function moveGoal(
  doc: Y.Doc,
  input: Spot & { readonly id: string; readonly phaseId: string },
  origin: EditOrigin,
): void {
  existing(doc, "phases", input.phaseId);
  transact(doc, origin, () => {
    const map = existing(doc, "goals", input.id);
    map.set("order", takeOrder(doc, "goals", inPhase(input.phaseId), input.id, input));
    patchRecord(doc, "goals", input.id, { phaseId: input.phaseId });
  });
}

/** Removes a goal. */
export function removeGoal(doc: Y.Doc, input: { readonly id: string }, origin: EditOrigin): void {
  transact(doc, origin, () => dropRecord(doc, "goals", input.id));
}

const column = (doc: Y.Doc, phaseId: string | null) => {
  if (phaseId !== null && !recordsOf(doc, "phases").has(phaseId))
    throw new DomainError("INVALID", { field: "phaseId" });
  return { touchpointId: null, phaseId };
};

/** Adds an alternative the customer compares with. Answers its id. */
export function addComparison(
  doc: Y.Doc,
  input: Spot &
    Patch<"comparisons"> & {
      readonly id?: string;
      readonly phaseId: string | null;
      readonly alternative: string;
    },
  origin: EditOrigin,
): string {
  const { id = newId(), phaseId, after, before, ...fields } = input;
  const holder = column(doc, phaseId);
  return transact(doc, origin, () => {
    const place = takePlace(doc, "comparisons", holder, id, { after, before });
    addRecord(doc, "comparisons", id, { ...fields, place });
    return id;
  });
}

/** Changes fields of a comparison. */
export function updateComparison(
  doc: Y.Doc,
  input: { readonly id: string; readonly patch: Patch<"comparisons"> },
  origin: EditOrigin,
): void {
  transact(doc, origin, () => patchRecord(doc, "comparisons", input.id, input.patch));
}

/** Moves a comparison within its phase or to another. */
export function moveComparison(
  doc: Y.Doc,
  input: Spot & { readonly id: string; readonly phaseId: string | null },
  origin: EditOrigin,
): void {
  const holder = column(doc, input.phaseId);
  transact(doc, origin, () => {
    existing(doc, "comparisons", input.id).set(
      "place",
      takePlace(doc, "comparisons", holder, input.id, input),
    );
  });
}

/** Removes a comparison. */
export function removeComparison(doc: Y.Doc, input: { readonly id: string }, origin: EditOrigin): void {
  transact(doc, origin, () => dropRecord(doc, "comparisons", input.id));
}
