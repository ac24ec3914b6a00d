// Intents on routes through the journey and on the transitions between phases.
import type * as Y from "yjs";
import { type Spot, takeOrder } from "./column.ts";
import { newId } from "./new-id.ts";
import type { EditOrigin } from "./origin.ts";
import { addRecord, dropRecord, existing, type Patch, patchRecord, transact } from "./record.ts";

const everyRoute = (): boolean => true;

/** Adds a route. Answers its id. */
export function addRoute(
  doc: Y.Doc,
  input: Spot & Patch<"routes"> & { readonly id?: string },
  origin: EditOrigin,
): string {
  const { id = newId(), after, before, ...fields } = input;
  return transact(doc, origin, () => {
    addRecord(doc, "routes", id, {
      ...fields,
      order: takeOrder(doc, "routes", everyRoute, id, { after, before }),
    });
    return id;
  });
}

/** Changes fields of a route. */
export function updateRoute(
  doc: Y.Doc,
  input: { readonly id: string; readonly patch: Patch<"routes"> },
  origin: EditOrigin,
): void {
  transact(doc, origin, () => patchRecord(doc, "routes", input.id, input.patch));
}

/** Sets the touchpoints of a route in the order the customer meets them. */
export function setRouteSteps(
  doc: Y.Doc,
  input: { readonly id: string; readonly steps: readonly string[] },
  origin: EditOrigin,
): void {
  transact(doc, origin, () => patchRecord(doc, "routes", input.id, { steps: [...input.steps] }));
}

/** Moves a route among the routes. */
export function moveRoute(doc: Y.Doc, input: Spot & { readonly id: string }, origin: EditOrigin): void {
  transact(doc, origin, () => {
    existing(doc, "routes", input.id).set("order", takeOrder(doc, "routes", everyRoute, input.id, input));
  });
}

/** Removes a route. */
export function removeRoute(doc: Y.Doc, input: { readonly id: string }, origin: EditOrigin): void {
  transact(doc, origin, () => dropRecord(doc, "routes", input.id));
}

/** Describes a transition between two phases. Answers its id. */
export function addTransition(
  doc: Y.Doc,
  input: Patch<"transitions"> & {
    readonly id?: string;
    readonly fromPhaseId: string;
    readonly toPhaseId: string;
  },
  origin: EditOrigin,
): string {
  const { id = newId(), ...fields } = input;
  existing(doc, "phases", input.fromPhaseId);
  existing(doc, "phases", input.toPhaseId);
  return transact(doc, origin, () => {
    addRecord(doc, "transitions", id, fields);
    return id;
  });
}

/** Changes fields of a transition. */
export function updateTransition(
  doc: Y.Doc,
  input: { readonly id: string; readonly patch: Patch<"transitions"> },
  origin: EditOrigin,
): void {
  transact(doc, origin, () => patchRecord(doc, "transitions", input.id, input.patch));
}

/** Removes a transition's description. */
export function removeTransition(doc: Y.Doc, input: { readonly id: string }, origin: EditOrigin): void {
  transact(doc, origin, () => dropRecord(doc, "transitions", input.id));
}
