// A journey that was kept as plain data, as a document again.
import { expect, test } from "vitest";
import { createJourneyDoc } from "./create.ts";
import { docOfJourney } from "./from-journey.ts";
import { addTouchpoint, moveTouchpoint, removeTouchpoint } from "./edit-touchpoint.ts";
import { createOrigin } from "./origin.ts";
import { readJourney } from "./read.ts";
import { restoreJourney } from "./restore.ts";
import { smallSeed } from "./test-journey.ts";

const origin = createOrigin("user", "someone");
const kept = (doc: Parameters<typeof readJourney>[0]) =>
  JSON.parse(JSON.stringify(readJourney(doc))) as ReturnType<typeof readJourney>;

test("it reads as it was kept: ids, places, texts in both languages, feelings", () => {
  const doc = createJourneyDoc({
    ...smallSeed(),
    translations: { "touchpoints/tp-1/title@en": "Search engine", "meta//title@en": "Buying a bike" },
  });
  const journey = kept(doc);
  expect(kept(docOfJourney(journey))).toEqual(journey);
});

test("a live document goes back to it by an edit forward, and on again", () => {
  const doc = createJourneyDoc(smallSeed());
  const before = kept(doc);
  moveTouchpoint(doc, { id: "tp-2", phaseId: "ph-3", after: null }, origin);
  removeTouchpoint(doc, { id: "tp-4" }, origin);
  addTouchpoint(doc, { phaseId: "ph-1", medium: "digital", title: "Chat" }, origin);
  const after = kept(doc);
  restoreJourney(doc, docOfJourney(before), origin);
  expect(kept(doc)).toEqual(before);
  restoreJourney(doc, docOfJourney(after), origin);
  expect(kept(doc)).toEqual(after);
});
