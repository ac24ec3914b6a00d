// Intents on touchpoints and on what a persona experiences there.
import * as Y from "yjs";
import type { MediaKind, Medium } from "#domain/journey.ts";
import { experienceKey } from "#domain/vocabulary.ts";
import { DomainError } from "#domain/errors.ts";
import { type Place, placeOf, type Spot, takePlace } from "./column.ts";
import { newId } from "./new-id.ts";
import type { EditOrigin } from "./origin.ts";
import { addRecord, copyInto, dropRecord, existing, type Patch, patchRecord, transact } from "./record.ts";
import {
  experiencePartsOf,
  experienceSchemaOf,
  experiencesOf,
  type ExperienceField,
  recordsOf,
} from "./shape.ts";
import { cleanText } from "./text-diff.ts";

const inColumn = (phaseId: string | null) => ({ touchpointId: null, phaseId });

/** Throws INVALID for a phase that is not there: the caller would see the record appear in another column. */
function assertPhase(doc: Y.Doc, phaseId: string | null): void {
  if (phaseId !== null && !recordsOf(doc, "phases").has(phaseId))
    throw new DomainError("INVALID", { field: "phaseId" });
}

export interface NewTouchpoint extends Spot, Patch<"touchpoints"> {
  readonly id?: string;
  readonly phaseId: string | null;
  readonly medium: Medium;
  readonly mediaKind?: MediaKind;
}

/** Adds a touchpoint to a phase's column (both halves share one order). Answers its id. */
export function addTouchpoint(doc: Y.Doc, input: NewTouchpoint, origin: EditOrigin): string {
  const { id = newId(), phaseId, after, before, ...fields } = input;
  assertPhase(doc, phaseId);
  return transact(doc, origin, () => {
    const place = takePlace(doc, "touchpoints", inColumn(phaseId), id, { after, before });
    addRecord(doc, "touchpoints", id, { ...fields, place });
    return id;
  });
}

/** Changes fields of a touchpoint. */
export function updateTouchpoint(
  doc: Y.Doc,
  input: { readonly id: string; readonly patch: Patch<"touchpoints"> },
  origin: EditOrigin,
): void {
  transact(doc, origin, () => patchRecord(doc, "touchpoints", input.id, input.patch));
}

/** Moves a touchpoint within or between phases, and across the seam when a medium is given. */
export function moveTouchpoint(
  doc: Y.Doc,
  input: Spot & { readonly id: string; readonly phaseId: string | null; readonly medium?: Medium },
  origin: EditOrigin,
): void {
  assertPhase(doc, input.phaseId);
  transact(doc, origin, () => {
    const map = existing(doc, "touchpoints", input.id);
    const place: Place = takePlace(doc, "touchpoints", inColumn(input.phaseId), input.id, input);
    map.set("place", place);
    if (input.medium !== undefined) patchRecord(doc, "touchpoints", input.id, { medium: input.medium });
  });
}

/** Copies a touchpoint and what personas experience there, right after the original. Answers the copy's id. */
export function duplicateTouchpoint(
  doc: Y.Doc,
  input: { readonly id: string; readonly newId?: string },
  origin: EditOrigin,
): string {
  const id = input.newId ?? newId();
  return transact(doc, origin, () => {
    const source = existing(doc, "touchpoints", input.id);
    const phaseId = placeOf(source)[0];
    const isThere = phaseId !== null && recordsOf(doc, "phases").has(phaseId);
    const place = takePlace(doc, "touchpoints", inColumn(isThere ? phaseId : null), id, { after: input.id });
    if (recordsOf(doc, "touchpoints").has(id)) throw new DomainError("CONFLICT", { field: "id" });
    const copy = new Y.Map<unknown>();
    copyInto(copy, "touchpoints", source);
    copy.set("place", place);
    recordsOf(doc, "touchpoints").set(id, copy);
    const felt = experiencesOf(doc);
    for (const [key, value] of [...felt.entries()]) {
      if (experiencePartsOf(key)?.touchpointId === input.id)
        felt.set(`${id}${key.slice(input.id.length)}`, value);
    }
    return id;
  });
}

/** Removes a touchpoint. What hangs on it is hidden and counted, and comes back with it. */
export function removeTouchpoint(doc: Y.Doc, input: { readonly id: string }, origin: EditOrigin): void {
  transact(doc, origin, () => dropRecord(doc, "touchpoints", input.id));
}

export interface ExperienceEdit {
  readonly touchpointId: string;
  readonly personaId: string;
  /** −2 … +2 in half steps; null = no value (which is not 0). */
  readonly value?: number | null;
  readonly note?: string;
  readonly message?: string;
}

/** Says what a persona experiences at a touchpoint; only the given fields change. */
export function setExperience(doc: Y.Doc, input: ExperienceEdit, origin: EditOrigin): void {
  existing(doc, "touchpoints", input.touchpointId);
  transact(doc, origin, () => {
    const felt = experiencesOf(doc);
    const write = (field: ExperienceField, value: unknown): void => {
      const key = experienceKey(input.touchpointId, input.personaId, field);
      if (experiencePartsOf(key) === null) throw new DomainError("INVALID", { field: "personaId" });
      if (value === null || value === "") {
        if (felt.has(key)) felt.delete(key);
        return;
      }
      if (!experienceSchemaOf(field).safeParse(value).success) throw new DomainError("INVALID", { field });
      if (felt.get(key) !== value) felt.set(key, value);
    };
    if (input.value !== undefined) write("value", input.value);
    if (input.note !== undefined) write("note", cleanText(input.note));
    if (input.message !== undefined) write("message", cleanText(input.message));
  });
}
