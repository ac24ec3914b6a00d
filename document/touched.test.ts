// Which records each piece of a log touched, as a comparison names them.
import * as Y from "yjs";
import { expect, test } from "vitest";
import { createJourneyDoc } from "./create.ts";
import { updateMeta } from "./edit-meta.ts";
import { addTouchpoint, moveTouchpoint, removeTouchpoint, setExperience } from "./edit-touchpoint.ts";
import { createOrigin } from "./origin.ts";
import { smallSeed } from "./test-journey.ts";
import { setText } from "./texts.ts";
import { applyTouching } from "./touched.ts";

const origin = createOrigin("user", "someone");

/** What each step touches, read from the pieces of a log that the steps leave. */
function touchedBy(...steps: ((doc: Y.Doc) => void)[]): string[][] {
  const doc = createJourneyDoc(smallSeed());
  const before = Y.encodeStateAsUpdate(doc);
  const pieces = steps.map((step) => {
    const state = Y.encodeStateVector(doc);
    step(doc);
    return { payload: Y.encodeStateAsUpdate(doc, state) };
  });
  const reader = new Y.Doc();
  Y.applyUpdate(reader, before);
  const found: string[][] = pieces.map(() => []);
  applyTouching(reader, pieces, (piece, touched) => {
    found[pieces.indexOf(piece)] = [...touched].sort();
  });
  return found;
}

test("a text, a place, a new record, one that is gone, a feeling and the head are told apart", () => {
  expect(
    touchedBy(
      (doc) =>
        void setText(doc, { collection: "touchpoints", id: "tp-1", field: "title" }, "Etalage", origin),
      (doc) => moveTouchpoint(doc, { id: "tp-2", phaseId: "ph-3", after: null }, origin),
      (doc) =>
        void addTouchpoint(doc, { id: "tp-9", phaseId: "ph-1", medium: "digital", title: "Chat" }, origin),
      (doc) => removeTouchpoint(doc, { id: "tp-3" }, origin),
      (doc) => setExperience(doc, { touchpointId: "tp-1", personaId: "per-1", value: -1 }, origin),
      (doc) => updateMeta(doc, { patch: { audience: "b2b" } }, origin),
    ),
  ).toEqual([
    ["touchpoints/tp-1"],
    ["touchpoints/tp-2"],
    ["touchpoints/tp-9"],
    ["touchpoints/tp-3"],
    ["experiences/tp-1:per-1"],
    ["meta/"],
  ]);
});

test("what was there already touches nothing", () => {
  const doc = createJourneyDoc(smallSeed());
  const payload = Y.encodeStateAsUpdate(doc);
  const heard: string[] = [];
  applyTouching(doc, [{ payload }], (_piece, touched) => heard.push(...touched));
  expect(heard).toEqual([]);
});
