// Intents on what hangs on a touchpoint or straight on a phase: questions, needs and insights.
import type * as Y from "yjs";
import { DomainError } from "#domain/errors.ts";
import { type Holder, placeOf, type Spot, takePlace } from "./column.ts";
import { newId } from "./new-id.ts";
import type { EditOrigin } from "./origin.ts";
import { addRecord, dropRecord, existing, type Patch, patchRecord, transact } from "./record.ts";
import { recordsOf } from "./shape.ts";

type HungCollection = "questions" | "needs" | "insights";
type HungPatch<C extends HungCollection> = Omit<Patch<C>, "touchpointId">;

/** Hangs it on a touchpoint, or on a phase when no touchpoint is given. */
export interface HangOn extends Spot {
  readonly touchpointId?: string | null;
  readonly phaseId?: string | null;
}

function holderOf(doc: Y.Doc, on: HangOn): Holder {
  const touchpointId = on.touchpointId ?? null;
  if (touchpointId !== null) {
    // The touchpoint's phase is kept beside it only so that the place is never empty; reading asks the touchpoint.
    return { touchpointId, phaseId: placeOf(existing(doc, "touchpoints", touchpointId))[0] };
  }
  const phaseId = on.phaseId ?? null;
  if (phaseId !== null && !recordsOf(doc, "phases").has(phaseId))
    throw new DomainError("INVALID", { field: "phaseId" });
  return { touchpointId, phaseId };
}

function add<C extends HungCollection>(
  doc: Y.Doc,
  collection: C,
  input: HangOn & HungPatch<C> & { readonly id?: string },
  origin: EditOrigin,
): string {
  const { id = newId(), touchpointId, phaseId, after, before, ...fields } = input;
  const holder = holderOf(doc, { touchpointId, phaseId });
  return transact(doc, origin, () => {
    const place = takePlace(doc, collection, holder, id, { after, before });
    addRecord(doc, collection, id, { ...fields, touchpointId: holder.touchpointId, place });
    return id;
  });
}

function move(
  doc: Y.Doc,
  collection: HungCollection,
  input: HangOn & { readonly id: string },
  origin: EditOrigin,
): void {
  const holder = holderOf(doc, input);
  transact(doc, origin, () => {
    const map = existing(doc, collection, input.id);
    map.set("place", takePlace(doc, collection, holder, input.id, input));
    patchRecord(doc, collection, input.id, { touchpointId: holder.touchpointId });
  });
}

interface Update<C extends HungCollection> {
  readonly id: string;
  readonly patch: HungPatch<C>;
}

const update = <C extends HungCollection>(
  doc: Y.Doc,
  collection: C,
  input: Update<C>,
  origin: EditOrigin,
): void => transact(doc, origin, () => patchRecord(doc, collection, input.id, input.patch));

const remove = (doc: Y.Doc, collection: HungCollection, id: string, origin: EditOrigin): void =>
  transact(doc, origin, () => dropRecord(doc, collection, id));

export type NewQuestion = HangOn & HungPatch<"questions"> & { readonly id?: string; readonly text: string };
export type NewNeed = HangOn & HungPatch<"needs"> & { readonly id?: string; readonly text: string };
export type NewInsight = HangOn & HungPatch<"insights"> & { readonly id?: string; readonly title: string };

/** Adds a customer's question or worry. Answers its id. */
export const addQuestion = (doc: Y.Doc, input: NewQuestion, origin: EditOrigin): string =>
  add(doc, "questions", input, origin);
/** Changes fields of a question. */
export const updateQuestion = (doc: Y.Doc, input: Update<"questions">, origin: EditOrigin): void =>
  update(doc, "questions", input, origin);
/** Moves a question, also to another touchpoint or phase. */
export const moveQuestion = (doc: Y.Doc, input: HangOn & { readonly id: string }, origin: EditOrigin): void =>
  move(doc, "questions", input, origin);
/** Removes a question. */
export const removeQuestion = (doc: Y.Doc, input: { readonly id: string }, origin: EditOrigin): void =>
  remove(doc, "questions", input.id, origin);

/** Adds a need. Answers its id. */
export const addNeed = (doc: Y.Doc, input: NewNeed, origin: EditOrigin): string =>
  add(doc, "needs", input, origin);
/** Changes fields of a need. */
export const updateNeed = (doc: Y.Doc, input: Update<"needs">, origin: EditOrigin): void =>
  update(doc, "needs", input, origin);
/** Moves a need, also to another touchpoint or phase. */
export const moveNeed = (doc: Y.Doc, input: HangOn & { readonly id: string }, origin: EditOrigin): void =>
  move(doc, "needs", input, origin);
/** Removes a need. */
export const removeNeed = (doc: Y.Doc, input: { readonly id: string }, origin: EditOrigin): void =>
  remove(doc, "needs", input.id, origin);

/** Adds a pain, an opportunity or a strength. Answers its id. */
export const addInsight = (doc: Y.Doc, input: NewInsight, origin: EditOrigin): string =>
  add(doc, "insights", input, origin);
/** Changes fields of an insight. */
export const updateInsight = (doc: Y.Doc, input: Update<"insights">, origin: EditOrigin): void =>
  update(doc, "insights", input, origin);
/** Moves an insight, also to another touchpoint or phase. */
export const moveInsight = (doc: Y.Doc, input: HangOn & { readonly id: string }, origin: EditOrigin): void =>
  move(doc, "insights", input, origin);
/** Removes an insight. */
export const removeInsight = (doc: Y.Doc, input: { readonly id: string }, origin: EditOrigin): void =>
  remove(doc, "insights", input.id, origin);
