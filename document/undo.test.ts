// Undo: own changes only, one step per intent, typing grouped, and a warning when others wrote meanwhile.
import * as Y from "yjs";
import { expect, test } from "vitest";
import { createJourneyDoc } from "./create.ts";
import {
  addTouchpoint,
  moveTouchpoint,
  removeTouchpoint,
  setExperience,
  updateTouchpoint,
} from "./edit-touchpoint.ts";
import { createOrigin } from "./origin.ts";
import { readJourney } from "./read.ts";
import { smallSeed } from "./test-journey.ts";
import { setText } from "./texts.ts";
import { createUndo } from "./undo.ts";

const mine = createOrigin("user", "me");
const title = (id: string) => ({ collection: "touchpoints", id, field: "title" }) as const;
const titleOf = (doc: Y.Doc, id: string) => readJourney(doc).touchpoints.find((one) => one.id === id)?.title;

function pair() {
  const doc = createJourneyDoc(smallSeed());
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  doc.on(
    "update",
    (update: Uint8Array, origin: unknown) => origin !== "wire" && Y.applyUpdate(other, update, "wire"),
  );
  other.on(
    "update",
    (update: Uint8Array, origin: unknown) => origin !== "wire" && Y.applyUpdate(doc, update, "wire"),
  );
  return { doc, other, theirs: createOrigin("user", "them") };
}

test("only own changes are undone", () => {
  const { doc, other, theirs } = pair();
  const undo = createUndo(doc, mine);
  updateTouchpoint(doc, { id: "tp-1", patch: { convenience: 4 } }, mine);
  updateTouchpoint(other, { id: "tp-2", patch: { convenience: 2 } }, theirs);
  expect(undo.conflictsWithOthers()).toBe(false);
  expect(undo.undo()).toBe(true);
  const [first, second] = readJourney(doc).touchpoints;
  expect(first?.convenience).toBeNull();
  expect(second?.convenience).toBe(2);
  expect(undo.canUndo()).toBe(false);
  expect(undo.redo()).toBe(true);
  expect(readJourney(other).touchpoints[0]?.convenience).toBe(4);
});

test("each intent is a step, typing in one text is one step", () => {
  const { doc } = pair();
  const undo = createUndo(doc, mine);
  for (const typed of ["Z", "Zo", "Zoe", "Zoek"]) setText(doc, title("tp-1"), typed, mine);
  updateTouchpoint(doc, { id: "tp-1", patch: { convenience: 4 } }, mine);
  moveTouchpoint(doc, { id: "tp-1", phaseId: "ph-3", after: null }, mine);
  setText(doc, title("tp-1"), "Zoeken", mine);
  setText(doc, title("tp-2"), "Flyer", mine);
  undo.undo();
  expect(titleOf(doc, "tp-2")).toBe("Folder");
  expect(titleOf(doc, "tp-1")).toBe("Zoeken");
  undo.undo();
  expect(titleOf(doc, "tp-1")).toBe("Zoek");
  undo.undo();
  expect(readJourney(doc).touchpoints.find((one) => one.id === "tp-1")?.phaseId).toBe("ph-1");
  undo.undo();
  expect(readJourney(doc).touchpoints[0]?.convenience).toBeNull();
  expect(titleOf(doc, "tp-1")).toBe("Zoek");
  undo.undo();
  expect(titleOf(doc, "tp-1")).toBe("Zoekmachine");
  expect(undo.canUndo()).toBe(false);
});

test("typing after the grouping time, or after a pause that was announced, is a new step", async () => {
  const { doc } = pair();
  const undo = createUndo(doc, mine, { groupMs: 5 });
  setText(doc, title("tp-1"), "een", mine);
  await new Promise((resolve) => setTimeout(resolve, 20));
  setText(doc, title("tp-1"), "een twee", mine);
  undo.undo();
  expect(titleOf(doc, "tp-1")).toBe("een");
});

test("a removed touchpoint comes back with its texts, its experiences and what hangs on it", () => {
  const { doc, other } = pair();
  const undo = createUndo(doc, mine);
  const before = readJourney(doc);
  removeTouchpoint(doc, { id: "tp-3" }, mine);
  expect(readJourney(doc).touchpoints).toHaveLength(4);
  undo.undo();
  expect(readJourney(doc)).toEqual(before);
  expect(readJourney(other)).toEqual(before);
  setText(doc, title("tp-3"), "Proefrit buiten", mine);
  expect(titleOf(other, "tp-3")).toBe("Proefrit buiten");
});

test("says when somebody else since wrote the same key", () => {
  const { doc, other, theirs } = pair();
  const undo = createUndo(doc, mine);
  setExperience(doc, { touchpointId: "tp-1", personaId: "per-1", value: 2 }, mine);
  expect(undo.conflictsWithOthers()).toBe(false);
  setExperience(other, { touchpointId: "tp-1", personaId: "per-1", value: -1 }, theirs);
  expect(undo.conflictsWithOthers()).toBe(true);
  // After a yes the step is taken back, over the other's value.
  undo.undo();
  expect(readJourney(other).experiences[0]?.value).toBe(1.5);

  const id = addTouchpoint(doc, { phaseId: "ph-1", medium: "digital", title: "Nieuw" }, mine);
  setText(other, title(id), "Nieuw van ons", theirs);
  expect(undo.conflictsWithOthers()).toBe(true);
  updateTouchpoint(doc, { id: "tp-2", patch: { convenience: 1 } }, mine);
  expect(undo.conflictsWithOthers()).toBe(false);
  removeTouchpoint(other, { id: "tp-2" }, theirs);
  expect(undo.conflictsWithOthers()).toBe(true);
});
