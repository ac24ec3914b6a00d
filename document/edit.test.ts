// Every intent: what it changes, what it refuses, and that it writes no more than it must.
import * as Y from "yjs";
import { beforeEach, expect, test } from "vitest";
import { createJourneyDoc } from "./create.ts";
import {
  addComparison,
  addGoal,
  moveComparison,
  moveGoal,
  removeComparison,
  removeGoal,
  updateComparison,
  updateGoal,
} from "./edit-goal.ts";
import {
  addInsight,
  addNeed,
  addQuestion,
  moveInsight,
  moveNeed,
  moveQuestion,
  removeInsight,
  removeNeed,
  removeQuestion,
  updateInsight,
  updateNeed,
  updateQuestion,
} from "./edit-hung.ts";
import {
  addFrame,
  addLane,
  addLaneCell,
  moveFrame,
  moveLane,
  removeFrame,
  removeLane,
  updateFrame,
  updateLane,
} from "./edit-lane.ts";
import { updateMeta } from "./edit-meta.ts";
import { addPhase, movePhase, removePhase, updatePhase } from "./edit-phase.ts";
import {
  addRoute,
  addTransition,
  moveRoute,
  removeRoute,
  removeTransition,
  setRouteSteps,
  updateRoute,
  updateTransition,
} from "./edit-route.ts";
import {
  addTouchpoint,
  duplicateTouchpoint,
  moveTouchpoint,
  removeTouchpoint,
  setExperience,
  updateTouchpoint,
} from "./edit-touchpoint.ts";
import { newId } from "./new-id.ts";
import { createOrigin } from "./origin.ts";
import { readJourney } from "./read.ts";
import { switchModel } from "./switch-model.ts";
import { smallSeed } from "./test-journey.ts";
import { setText, setTranslation } from "./texts.ts";
import { checkDocument } from "./validate.ts";

const origin = createOrigin("user", "someone");
let doc: Y.Doc;
beforeEach(() => {
  doc = createJourneyDoc(smallSeed());
  return () => checkDocument(doc);
});

const ids = (list: readonly { readonly id: string }[]) => list.map((one) => one.id);
const columns = () => readJourney(doc).touchpoints.map((one) => `${one.phaseId}/${one.id}`);
/** How many transactions and bytes an edit costs. */
function cost(edit: () => void): { transactions: number; bytes: number } {
  let transactions = 0;
  let bytes = 0;
  const count = (update: Uint8Array) => {
    transactions += 1;
    bytes += update.length;
  };
  doc.on("update", count);
  edit();
  doc.off("update", count);
  return { transactions, bytes };
}

test("ids have 21 characters and do not repeat", () => {
  const made = new Set(Array.from({ length: 1_000 }, newId));
  expect(made.size).toBe(1_000);
  for (const id of made) expect(id).toMatch(/^[A-Za-z0-9_-]{21}$/);
});

test("the journey's head", () => {
  updateMeta(doc, { patch: { title: "E-bike kopen", primaryPersonaId: "per-1", audience: "b2c" } }, origin);
  expect(readJourney(doc).meta).toMatchObject({
    title: "E-bike kopen",
    primaryPersonaId: "per-1",
    audience: "b2c",
  });
  expect(() => updateMeta(doc, { patch: { title: "x".repeat(201) } }, origin)).toThrow("TOO_LONG");
  // @ts-expect-error the shape's version is not for editing
  expect(() => updateMeta(doc, { patch: { shape: 2 } }, origin)).toThrow("INVALID");
});

test("phases are added, changed, moved and removed with their touchpoints going elsewhere", () => {
  const id = addPhase(doc, { name: "Ontdekken", before: "ph-1", period: "before" }, origin);
  addPhase(doc, { id: "ph-last", name: "Afscheid" }, origin);
  expect(ids(readJourney(doc).phases)).toEqual([id, "ph-1", "ph-2", "ph-3", "ph-last"]);
  movePhase(doc, { id: "ph-3", after: id }, origin);
  expect(ids(readJourney(doc).phases)).toEqual([id, "ph-3", "ph-1", "ph-2", "ph-last"]);
  updatePhase(
    doc,
    { id: "ph-1", patch: { name: "Kijken", checklist: { price: "no", trust: "na" } } },
    origin,
  );
  expect(readJourney(doc).phases[2]).toMatchObject({
    name: "Kijken",
    checklist: { price: "no", trust: "na" },
  });
  removePhase(doc, { id: "ph-1", moveTouchpointsTo: "ph-2" }, origin);
  expect(columns()).toEqual(["ph-3/tp-5", "ph-2/tp-3", "ph-2/tp-4", "ph-2/tp-1", "ph-2/tp-2"]);
  expect(readJourney(doc).questions.find((one) => one.id === "q-2")?.phaseId).toBe("ph-2");
  removePhase(doc, { id: "ph-2", moveTouchpointsTo: null }, origin);
  expect(columns()).toEqual(["ph-3/tp-5", "null/tp-3", "null/tp-4", "null/tp-1", "null/tp-2"]);
  expect(() => removePhase(doc, { id: "ph-3", moveTouchpointsTo: "ph-3" }, origin)).toThrow("INVALID");
  expect(() => removePhase(doc, { id: "gone", moveTouchpointsTo: null }, origin)).toThrow("NOT_FOUND");
});

test("touchpoints are added at a spot, changed, moved, doubled and removed", () => {
  const id = addTouchpoint(
    doc,
    { phaseId: "ph-1", medium: "digital", title: "Advertentie", after: null },
    origin,
  );
  addTouchpoint(
    doc,
    { id: "tp-6", phaseId: "ph-1", medium: "physical", title: "Vriend", after: "tp-1" },
    origin,
  );
  expect(columns().slice(0, 4)).toEqual([`ph-1/${id}`, "ph-1/tp-1", "ph-1/tp-6", "ph-1/tp-2"]);
  moveTouchpoint(doc, { id: "tp-2", phaseId: "ph-3", medium: "digital", after: "tp-5" }, origin);
  expect(columns().at(-1)).toBe("ph-3/tp-2");
  expect(readJourney(doc).touchpoints.at(-1)?.medium).toBe("digital");
  moveTouchpoint(doc, { id: "tp-2", phaseId: null, after: null }, origin);
  expect(columns().at(-1)).toBe("null/tp-2");
  const copy = duplicateTouchpoint(doc, { id: "tp-3" }, origin);
  const [original, doubled] = readJourney(doc).touchpoints.filter((one) => one.phaseId === "ph-2");
  expect(doubled?.id).toBe(copy);
  expect(doubled).toMatchObject({
    title: "Proefrit",
    momentOfTruth: true,
    number: (original?.number ?? 0) + 1,
  });
  expect(readJourney(doc).experiences.find((one) => one.touchpointId === copy)).toMatchObject({
    value: -2,
    message: "Kom langs",
  });
  removeTouchpoint(doc, { id: copy }, origin);
  expect(() => removeTouchpoint(doc, { id: copy }, origin)).toThrow("NOT_FOUND");
  expect(() => addTouchpoint(doc, { phaseId: "gone", medium: "digital" }, origin)).toThrow("INVALID");
  expect(() => addTouchpoint(doc, { id: "tp-1", phaseId: null, medium: "digital" }, origin)).toThrow(
    "CONFLICT",
  );
});

test("a patch is one transaction, writes only what differs and refuses what does not fit", () => {
  const patch = { convenience: 4, state: "planned", involvedDepartmentIds: { "dep-2": true } } as const;
  expect(cost(() => updateTouchpoint(doc, { id: "tp-4", patch }, origin)).transactions).toBe(1);
  expect(readJourney(doc).touchpoints[3]).toMatchObject({ ...patch });
  expect(cost(() => updateTouchpoint(doc, { id: "tp-4", patch }, origin)).transactions).toBe(0);
  const change = (wrong: Record<string, unknown>) => () =>
    updateTouchpoint(doc, { id: "tp-4", patch: wrong }, origin);
  expect(change({ convenience: 6 })).toThrow("INVALID");
  expect(change({ colour: "red" })).toThrow("INVALID");
  expect(change({ involvedDepartmentIds: { "not an id": true } })).toThrow("INVALID");
  expect(change({ title: "x".repeat(201) })).toThrow("TOO_LONG");
  expect(readJourney(doc).touchpoints[3]).toMatchObject({ ...patch });
});

test("an experience is set field by field, and emptied again", () => {
  const set = (edit: { value?: number | null; note?: string }) =>
    setExperience(doc, { touchpointId: "tp-2", personaId: "per-1", ...edit }, origin);
  set({ value: 0.5 });
  set({ note: "Aardig" });
  const find = () => readJourney(doc).experiences.find((one) => one.touchpointId === "tp-2");
  expect(find()).toMatchObject({ value: 0.5, note: "Aardig" });
  set({ value: null });
  expect(find()?.value).toBeNull();
  set({ note: "" });
  expect(find()).toBeUndefined();
  expect(() => set({ value: 0.3 })).toThrow("INVALID");
  expect(() => set({ value: 3 })).toThrow("INVALID");
  expect(() => setExperience(doc, { touchpointId: "tp-2", personaId: "a:b", value: 1 }, origin)).toThrow(
    "INVALID",
  );
});

test("questions, needs and insights hang on touchpoints or phases and can move", () => {
  const question = addQuestion(
    doc,
    { touchpointId: "tp-1", text: "Waar begin ik?", answered: "partly" },
    origin,
  );
  updateQuestion(doc, { id: question, patch: { answered: "yes", answeredByIds: { "tp-4": true } } }, origin);
  moveQuestion(doc, { id: question, phaseId: "ph-3" }, origin);
  const asked = readJourney(doc).questions.find((one) => one.id === question);
  expect(asked).toMatchObject({
    touchpointId: null,
    phaseId: "ph-3",
    answered: "yes",
    answeredByIds: { "tp-4": true },
  });
  removeQuestion(doc, { id: question }, origin);

  const need = addNeed(doc, { phaseId: "ph-2", text: "Zekerheid", kind: "implicit", before: null }, origin);
  updateNeed(doc, { id: need, patch: { answeredByUs: "yes" } }, origin);
  moveNeed(doc, { id: need, touchpointId: "tp-1", after: null }, origin);
  expect(ids(readJourney(doc).needs)).toEqual([need, "n-1"]);
  removeNeed(doc, { id: need }, origin);

  const insight = addInsight(doc, { touchpointId: "tp-3", title: "Regen", kind: "opportunity" }, origin);
  updateInsight(doc, { id: insight, patch: { status: "solved", solvedIn: "2026-11", severity: 3 } }, origin);
  moveInsight(doc, { id: insight, touchpointId: "tp-3", after: null }, origin);
  expect(ids(readJourney(doc).insights)).toEqual([insight, "in-1"]);
  removeInsight(doc, { id: insight }, origin);
  expect(readJourney(doc).insights).toHaveLength(1);
  expect(() => addQuestion(doc, { touchpointId: "gone", text: "?" }, origin)).toThrow("NOT_FOUND");
});

test("routes and transitions", () => {
  const id = addRoute(doc, { kind: "skip", name: "Kort", steps: ["tp-1", "tp-5"], after: null }, origin);
  setRouteSteps(doc, { id, steps: ["tp-1", "tp-4", "tp-1"] }, origin);
  updateRoute(doc, { id, patch: { sharePercent: 12.5 } }, origin);
  expect(readJourney(doc).routes[0]).toMatchObject({
    id,
    steps: ["tp-1", "tp-4", "tp-1"],
    sharePercent: 12.5,
  });
  moveRoute(doc, { id, after: "r-1" }, origin);
  expect(ids(readJourney(doc).routes)).toEqual(["r-1", id]);
  removeRoute(doc, { id }, origin);

  addTransition(doc, { id: "tr-2", fromPhaseId: "ph-2", toPhaseId: "ph-3", reason: "Te duur" }, origin);
  addTransition(doc, { id: "tr-0", fromPhaseId: "ph-2", toPhaseId: "ph-3" }, origin);
  expect(ids(readJourney(doc).transitions)).toEqual(["tr-1", "tr-0"]);
  expect(readJourney(doc).hidden).toEqual({ transitions: 1 });
  removeTransition(doc, { id: "tr-0" }, origin);
  updateTransition(doc, { id: "tr-2", patch: { outcome: "drops_out", returns: 3 } }, origin);
  expect(readJourney(doc).transitions[1]).toMatchObject({ id: "tr-2", reason: "Te duur", returns: 3 });
});

test("goals and comparisons", () => {
  const goal = addGoal(doc, { phaseId: "ph-2", title: "Sneller kiezen", after: null }, origin);
  expect(ids(readJourney(doc).goals)).toEqual([goal, "g-1"]);
  updateGoal(doc, { id: goal, patch: { metricId: "m-2" } }, origin);
  moveGoal(doc, { id: goal, phaseId: "ph-3" }, origin);
  expect(readJourney(doc).goals[1]).toMatchObject({ id: goal, phaseId: "ph-3", metricId: "m-2" });
  removeGoal(doc, { id: goal }, origin);

  const other = addComparison(doc, { phaseId: "ph-1", alternative: "Niets doen" }, origin);
  updateComparison(doc, { id: other, patch: { pros: "Gratis" } }, origin);
  moveComparison(doc, { id: other, phaseId: "ph-2", after: "c-1" }, origin);
  expect(readJourney(doc).comparisons[1]).toMatchObject({ id: other, phaseId: "ph-2", pros: "Gratis" });
  removeComparison(doc, { id: other }, origin);
  expect(readJourney(doc).comparisons).toHaveLength(1);
});

test("own lanes with cells, and pictures", () => {
  const lane = addLane(doc, { name: "Kosten", after: null }, origin);
  const cell = addLaneCell(doc, { laneId: lane, phaseId: "ph-1", text: "€ 10" }, origin);
  updateLane(doc, { id: cell, patch: { text: "€ 12" } }, origin);
  moveLane(doc, { id: lane, after: "l-1" }, origin);
  const lanes = readJourney(doc).lanes;
  expect(ids(lanes.filter((one) => one.laneId === null))).toEqual(["l-1", lane]);
  expect(lanes.find((one) => one.id === cell)?.text).toBe("€ 12");
  removeLane(doc, { id: lane }, origin);
  expect(readJourney(doc).hidden).toEqual({ lanes: 1 });
  expect(() => addLaneCell(doc, { laneId: "l-2", phaseId: "ph-1", text: "" }, origin)).toThrow("INVALID");

  const frame = addFrame(doc, { touchpointId: "tp-1", alt: "Een bank", after: null }, origin);
  moveFrame(doc, { id: frame, after: "f-1" }, origin);
  updateFrame(doc, { id: frame, patch: { videoUrl: "https://video.example/1" } }, origin);
  expect(ids(readJourney(doc).frames)).toEqual(["f-1", frame]);
  removeFrame(doc, { id: frame }, origin);
  expect(readJourney(doc).frames).toHaveLength(1);
});

test("a text changes by its smallest difference; its translation stands beside it", () => {
  const ref = { collection: "touchpoints", id: "tp-1", field: "description" } as const;
  setText(doc, ref, `${"lang ".repeat(1_000)}verhaal`, origin);
  expect(cost(() => setText(doc, ref, `${"lang ".repeat(1_000)}mooi verhaal`, origin)).bytes).toBeLessThan(
    60,
  );
  setText(doc, ref, "👍🏽", origin);
  setText(doc, ref, "👍🏿", origin);
  expect(readJourney(doc).touchpoints[0]?.description).toBe("👍🏿");
  setTranslation(doc, ref, "en", "thumbs up", origin);
  expect(readJourney(doc).touchpoints[0]?.translations?.["description@en"]).toBe("thumbs up");
  setTranslation(doc, ref, "en", "", origin);
  expect(readJourney(doc).touchpoints[0]?.translations?.["description@en"]).toBeUndefined();
  expect(() => setText(doc, { ...ref, field: "medium" }, "x", origin)).toThrow("INVALID");
  expect(() => setText(doc, { ...ref, id: "gone" }, "x", origin)).toThrow("NOT_FOUND");
});

test("another model keeps every touchpoint with its id, and what people wrote themselves", () => {
  const before = readJourney(doc);
  const phases = [
    { id: "nw-1", name: "Voor", key: "before" },
    { id: "nw-2", name: "Na", key: "after" },
  ];
  switchModel(
    doc,
    { model: "two", phases, mapping: { "ph-1": "nw-1", "ph-2": "nw-1", "ph-3": null } },
    origin,
  );
  const after = readJourney(doc);
  expect(ids(after.phases)).toEqual(["nw-1", "nw-2"]);
  expect(columns()).toEqual(["nw-1/tp-1", "nw-1/tp-2", "nw-1/tp-3", "nw-1/tp-4", "null/tp-5"]);
  expect(ids(after.touchpoints)).toEqual(ids(before.touchpoints));
  expect(after.phases[0]?.behaviour).toBe("Kijkt rond");
  expect(after.goals[0]?.phaseId).toBe("nw-1");
  expect(after.meta.model).toBe("two");
  expect(after.experiences).toEqual(before.experiences);
  // Its two phases became one, so there is nothing between them any more.
  expect(after.hidden).toEqual({ transitions: 1 });
  expect(() => switchModel(doc, { model: null, phases, mapping: { "nw-1": "gone" } }, origin)).toThrow(
    "INVALID",
  );
});

test("two records with the same order key can be told apart, and one can go between them", () => {
  const place = addTouchpoint(doc, { id: "tp-a", phaseId: "ph-3", medium: "digital" }, origin);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  addTouchpoint(doc, { id: "tp-b", phaseId: "ph-3", medium: "digital", after: place }, origin);
  addTouchpoint(other, { id: "tp-c", phaseId: "ph-3", medium: "digital", after: place }, origin);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect(columns().slice(-3)).toEqual(["ph-3/tp-a", "ph-3/tp-b", "ph-3/tp-c"]);
  addTouchpoint(doc, { id: "tp-z", phaseId: "ph-3", medium: "digital", after: "tp-b" }, origin);
  expect(columns().slice(-4)).toEqual(["ph-3/tp-a", "ph-3/tp-b", "ph-3/tp-z", "ph-3/tp-c"]);
});

test("a thousand inserts at one spot keep their order and short keys", () => {
  for (let i = 0; i < 1_000; i += 1) {
    addTouchpoint(doc, { id: `x-${i}`, phaseId: "ph-1", medium: "digital", after: "tp-1" }, origin);
  }
  const column = readJourney(doc).touchpoints.filter((one) => one.phaseId === "ph-1");
  expect(column.slice(1, 4).map((one) => one.id)).toEqual(["x-999", "x-998", "x-997"]);
  expect(Math.max(...column.map((one) => one.orderKey.length))).toBeLessThanOrEqual(110);
});
