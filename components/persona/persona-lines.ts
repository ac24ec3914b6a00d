// How the statements about a persona are grouped, and how sure a persona is. Pure, so that it can be tested.
import type { StrengthLevel } from "#domain/evidence-level.ts";
import { PERSONA_FIELDS, type PersonaField } from "#domain/persona.ts";
import type { DeviceAccess, Generation } from "#domain/persona-device.ts";
import type { PersonaView } from "#server/personas/queries.ts";

/** Interviews from which a persona is more than an anecdote. */
export const ENOUGH_INTERVIEWS = 3;

export function linesByField<L extends { readonly field: string }>(
  lines: readonly L[],
): { readonly field: PersonaField; readonly lines: L[] }[] {
  return PERSONA_FIELDS.map((field) => ({ field, lines: lines.filter((line) => line.field === field) }));
}

export const interviewLevel = (interviews: number): StrengthLevel =>
  interviews === 0 ? "assumption" : interviews < ENOUGH_INTERVIEWS ? "anecdotal" : "supported";

/** What the API takes to keep a persona as it is; a change is laid over it. */
export const personaInput = (persona: PersonaView) => ({
  name: persona.name,
  age: persona.age,
  thread: persona.thread as "red",
  tagline: persona.tagline,
  occupation: persona.occupation,
  translations: persona.translations,
  internal: persona.internal,
  fictional: persona.fictional,
  customerGroupId: persona.customerGroupId,
  generation: persona.generation as Generation | null,
  devices: persona.devices as DeviceAccess,
  expertise: persona.expertise,
  photoFileId: persona.photoFileId,
  photoAlt: persona.photoAlt,
  lines: persona.lines.map((line) => ({
    id: line.id,
    field: line.field as PersonaField,
    text: line.text,
    translations: line.translations,
  })),
  channelIds: persona.channelIds,
  productGroupIds: persona.productGroupIds,
});
export type PersonaInput = ReturnType<typeof personaInput>;
