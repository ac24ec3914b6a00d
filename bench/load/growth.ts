// A journey with a long history: two thousand touchpoints and fifty thousand edits by twenty people.
import * as Y from "yjs";
import { createJourneyDoc } from "#document/create.ts";
import { setExperience } from "#document/edit-touchpoint.ts";
import { createOrigin } from "#document/origin.ts";
import { textOf } from "#document/texts.ts";
import { seedOf } from "./world.ts";

const TOUCHPOINTS = 2_000;
const PEOPLE = 20;
const user = createOrigin("user", "bench");

/** The updates of such a history in the order they were made; the first holds the journey as it began. */
export function longHistory(edits: number): Uint8Array[] {
  const doc = createJourneyDoc(seedOf(TOUCHPOINTS));
  const updates: Uint8Array[] = [Y.encodeStateAsUpdate(doc)];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const people = Array.from({ length: PEOPLE }, (_, index) => 1_000 + index);
  // the same history every time: a generator of its own, not chance
  let state = 20_261_122;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
  for (let edit = 0; edit < edits; edit += 1) {
    doc.clientID = people[edit % PEOPLE] ?? 1;
    const touchpoint = next(TOUCHPOINTS);
    if (edit % 5 === 0) {
      const personaId = `persona-${next(3)}`;
      setExperience(doc, { touchpointId: `touch-${touchpoint}`, personaId, value: next(9) / 2 - 2 }, user);
      continue;
    }
    const text = textOf(doc, { collection: "touchpoints", id: `touch-${touchpoint}`, field: "description" });
    if (text && text.length > 40 && edit % 3 === 0) text.delete(next(text.length - 5), 5);
    else text?.insert(text.length === 0 ? 0 : next(text.length), "woord ");
  }
  return updates;
}
