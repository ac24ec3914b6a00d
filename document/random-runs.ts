// Several people edit at once, with messages late, doubled, out of order or cut off: everybody ends with the same
// journey. Test material only; a failing run prints its seed.
import fc from "fast-check";
import { expect } from "vitest";
import * as Y from "yjs";
import type { Journey } from "#domain/journey.ts";
import { createJourneyDoc } from "./create.ts";
import { createOrigin } from "./origin.ts";
import { canonicalState } from "./plain-state.ts";
import { doRandomEdit, EDIT_KINDS, type RandomEdit } from "./random-edits.ts";
import { createJourneyReader, readJourney } from "./read.ts";
import { smallSeed } from "./test-journey.ts";
import { createUndo } from "./undo.ts";
import { prefilterUpdate } from "./prefilter.ts";
import { checkDocument, checkRecords } from "./validate.ts";

const FEWEST = 3;
const MOST = 6;

export function replicas(count: number): Y.Doc[] {
  const state = Y.encodeStateAsUpdate(createJourneyDoc(smallSeed()));
  return Array.from({ length: count }, () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    return doc;
  });
}

export function exchangeAll(docs: readonly Y.Doc[]): void {
  for (const to of docs) {
    for (const from of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), "wire");
  }
}

export function expectSame(docs: readonly Y.Doc[]): void {
  const [first, ...others] = docs;
  if (!first) throw new Error("no replicas");
  for (const other of others) {
    expect(canonicalState(other)).toBe(canonicalState(first));
    expect([...Y.decodeStateVector(Y.encodeStateVector(other))].sort()).toEqual(
      [...Y.decodeStateVector(Y.encodeStateVector(first))].sort(),
    );
    expect(other.store.pendingStructs).toBeNull();
    expect(JSON.stringify(readJourney(other))).toBe(JSON.stringify(readJourney(first)));
  }
}

/** What must hold of every journey that is read, whatever was edited at once. */
function expectInvariants(journey: Journey): void {
  const phaseIds = new Set(journey.phases.map((one) => one.id));
  const touchpointIds = new Set(journey.touchpoints.map((one) => one.id));
  expect(journey.phases.map((one) => one.index)).toEqual(journey.phases.map((_, i) => i));
  expect(journey.touchpoints.map((one) => one.number)).toEqual(journey.touchpoints.map((_, i) => i + 1));
  let last = -1;
  for (const one of journey.touchpoints) {
    if (one.phaseId !== null) expect(phaseIds.has(one.phaseId)).toBe(true);
    const index = journey.phases.find((phase) => phase.id === one.phaseId)?.index ?? journey.phases.length;
    expect(index).toBeGreaterThanOrEqual(last);
    last = index;
  }
  for (const one of [...journey.questions, ...journey.needs, ...journey.insights]) {
    if (one.touchpointId !== null) expect(touchpointIds.has(one.touchpointId)).toBe(true);
    if (one.phaseId !== null) expect(phaseIds.has(one.phaseId)).toBe(true);
  }
  for (const one of journey.experiences) expect(touchpointIds.has(one.touchpointId)).toBe(true);
  for (const one of journey.routes) for (const step of one.steps) expect(touchpointIds.has(step)).toBe(true);
  const pairs = journey.transitions.map((one) => `${one.fromPhaseId} ${one.toPhaseId}`);
  expect(new Set(pairs).size).toBe(pairs.length);
  for (const one of journey.goals) expect(phaseIds.has(one.phaseId)).toBe(true);
}

const edit: fc.Arbitrary<RandomEdit> = fc.record({
  kind: fc.nat({ max: EDIT_KINDS - 1 }),
  a: fc.nat({ max: 30 }),
  b: fc.nat({ max: 30 }),
  word: fc.string({ maxLength: 12, unit: "grapheme" }),
});
const action = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant("edit" as const), who: fc.nat({ max: MOST - 1 }), edit }),
  },
  // Delivers one waiting message: any of them, so order is free; sometimes it stays in the queue and comes again.
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant("deliver" as const), which: fc.nat(), isDoubled: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant("cut" as const),
      who: fc.nat({ max: MOST - 1 }),
      isCut: fc.boolean(),
    }),
  },
);

/** Random runs on three to six replicas; throws with the seed of the first that ends otherwise. */
export function checkRandomRuns(runs: number): void {
  fc.assert(
    fc.property(
      fc.integer({ min: FEWEST, max: MOST }),
      fc.array(action, { minLength: 10, maxLength: 60 }),
      (count, actions) => {
        const docs = replicas(count);
        const queue: { to: number; update: Uint8Array }[] = [];
        const cut = new Set<number>();
        const refused: unknown[] = [];
        const people = docs.map((doc, i) => {
          const origin = createOrigin("user", `p-${i}`);
          doc.on("update", (update: Uint8Array, from: unknown) => {
            if (from === "wire") return;
            prefilterUpdate(update);
            docs.forEach((_, to) => to !== i && queue.push({ to, update }));
          });
          // Honest edits are never refused, undone ones and late ones included.
          doc.on("afterTransaction", (transaction: Y.Transaction) => {
            try {
              checkRecords(doc, transaction);
            } catch (error) {
              refused.push(error);
            }
          });
          return { doc, origin, undo: createUndo(doc, origin), reader: createJourneyReader(doc) };
        });
        for (const [i, one] of actions.entries()) {
          if (one.does === "cut") {
            if (one.isCut) cut.add(one.who % count);
            else cut.delete(one.who % count);
          } else if (one.does === "edit") {
            const person = people[one.who % count];
            if (person)
              doRandomEdit(person.doc, one.edit, person.origin, person.undo, `new-${one.who % count}-${i}`);
            person?.reader.read();
          } else if (queue.length > 0) {
            const at = one.which % queue.length;
            const message = queue[at];
            const target = message ? docs[message.to] : undefined;
            if (!message || !target || cut.has(message.to)) continue;
            if (!one.isDoubled) queue.splice(at, 1);
            Y.applyUpdate(target, message.update, "wire");
          }
        }
        exchangeAll(docs);
        expectSame(docs);
        expect(refused).toEqual([]);
        for (const person of people) {
          expectInvariants(person.reader.read());
          expect(person.reader.read()).toEqual(readJourney(person.doc));
          checkDocument(person.doc);
        }
      },
    ),
    { numRuns: runs },
  );
}
