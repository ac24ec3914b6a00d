// Reading: what a seed becomes, what stays the same object, and how broken relations are shown.
import * as Y from "yjs";
import { expect, test } from "vitest";
import { localized } from "#domain/vocabulary.ts";
import { createJourneyDoc, fillJourneyDoc } from "./create.ts";
import { moveTouchpoint, removeTouchpoint, setExperience, updateTouchpoint } from "./edit-touchpoint.ts";
import { createOrigin } from "./origin.ts";
import { createJourneyReader, readJourney } from "./read.ts";
import { recordsOf } from "./shape.ts";
import { smallSeed } from "./test-journey.ts";
import { setText, textOf } from "./texts.ts";

const origin = createOrigin("user", "someone");

test("a seed becomes a document and reads back in order", () => {
  const journey = readJourney(createJourneyDoc(smallSeed()));
  expect(journey.meta).toMatchObject({
    title: "Fiets kopen",
    shape: 1,
    contentLocale: "nl",
    mission: "Iedereen fietst",
    goal: "",
  });
  expect(journey.phases.map((one) => [one.id, one.index, one.name])).toEqual([
    ["ph-1", 0, "Oriënteren"],
    ["ph-2", 1, "Kiezen"],
    ["ph-3", 2, "Rijden"],
  ]);
  expect(journey.touchpoints.map((one) => [one.id, one.number, one.phaseId])).toEqual([
    ["tp-1", 1, "ph-1"],
    ["tp-2", 2, "ph-1"],
    ["tp-3", 3, "ph-2"],
    ["tp-4", 4, "ph-2"],
    ["tp-5", 5, "ph-3"],
  ]);
  expect(journey.touchpoints[3]?.involvedDepartmentIds).toEqual({ "dep-1": true });
  expect(journey.phases[0]?.checklist).toEqual({ price: "yes" });
  expect(journey.experiences.map((one) => [one.touchpointId, one.value, one.note, one.message])).toEqual([
    ["tp-1", 1.5, "Vlot", ""],
    ["tp-3", -2, "", "Kom langs"],
  ]);
  expect(journey.questions.map((one) => [one.id, one.phaseId])).toEqual([
    ["q-2", "ph-1"],
    ["q-1", "ph-2"],
  ]);
  expect(journey.lanes).toHaveLength(2);
  expect(journey.hidden).toEqual({});
});

test("a translation is shown to its reader, the original with its language to others", () => {
  const [first, second] = readJourney(createJourneyDoc(smallSeed())).touchpoints;
  if (!first || !second) throw new Error("the seed has two touchpoints");
  expect(localized(first, "title", "en", "nl")).toEqual({ text: "Search engine", lang: "en" });
  expect(localized(first, "title", "nl", "nl")).toEqual({ text: "Zoekmachine", lang: "nl" });
  expect(localized(second, "title", "en", "nl")).toEqual({ text: "Folder", lang: "nl" });
});

test("the reader gives what a full read gives, and keeps what did not change", () => {
  const doc = createJourneyDoc(smallSeed());
  const reader = createJourneyReader(doc);
  let calls = 0;
  reader.subscribe(() => {
    calls += 1;
  });
  const before = reader.read();
  expect(reader.read()).toBe(before);
  setText(doc, { collection: "touchpoints", id: "tp-3", field: "title" }, "Proefritje", origin);
  const after = reader.read();
  expect(calls).toBe(1);
  expect(after).not.toBe(before);
  expect(after.touchpoints[2]?.title).toBe("Proefritje");
  expect(after.touchpoints[0]).toBe(before.touchpoints[0]);
  expect(after.phases).toBe(before.phases);
  expect(after.questions).toBe(before.questions);
  expect(after.experiences).toBe(before.experiences);
  setExperience(doc, { touchpointId: "tp-1", personaId: "per-2", value: 0 }, origin);
  moveTouchpoint(doc, { id: "tp-5", phaseId: "ph-1", after: null }, origin);
  expect(reader.read()).toEqual(readJourney(doc));
  expect(reader.read().phases).toBe(before.phases);
  updateTouchpoint(
    doc,
    { id: "tp-1", patch: { momentOfTruth: true, involvedDepartmentIds: { "dep-2": true } } },
    origin,
  );
  removeTouchpoint(doc, { id: "tp-3" }, origin);
  expect(reader.read()).toEqual(readJourney(doc));
  reader.destroy();
});

test("what hangs on a removed touchpoint is hidden and counted; a lost phase leaves its touchpoints without one", () => {
  const doc = createJourneyDoc(smallSeed());
  removeTouchpoint(doc, { id: "tp-3" }, origin);
  recordsOf(doc, "phases").delete("ph-1");
  const journey = readJourney(doc);
  expect(journey.hidden).toEqual({ questions: 1, insights: 1, transitions: 1, routes: 1 });
  expect(journey.routes[0]?.steps).toEqual(["tp-1", "tp-5"]);
  expect(journey.touchpoints.map((one) => [one.id, one.number, one.phaseId])).toEqual([
    ["tp-4", 1, "ph-2"],
    ["tp-5", 2, "ph-3"],
    ["tp-1", 3, null],
    ["tp-2", 4, null],
  ]);
});

test("a value that does not fit reads as its default, and a document is filled once", () => {
  const doc = createJourneyDoc(smallSeed());
  recordsOf(doc, "touchpoints").get("tp-1")?.set("medium", 7);
  expect(readJourney(doc).touchpoints[0]?.medium).toBe("digital");
  expect(() => fillJourneyDoc(doc, smallSeed(), origin)).toThrow("CONFLICT");
});

test("every record has all its shared texts from the start, and a replica reads the same", () => {
  const doc = createJourneyDoc(smallSeed());
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  expect(textOf(other, { collection: "touchpoints", id: "tp-2", field: "actions" })?.toString()).toBe("");
  expect(textOf(other, { collection: "phases", id: "ph-2", field: "offer" })?.toString()).toBe("");
  expect(textOf(other, { collection: "meta", id: "", field: "goal" })?.toString()).toBe("");
  expect(textOf(other, { collection: "touchpoints", id: "gone", field: "title" })).toBeNull();
  expect(readJourney(other)).toEqual(readJourney(doc));
});
