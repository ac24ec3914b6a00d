// Versions of a journey: restoring one into a live document, comparing two, reading an old shape.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { compareJourneys } from "./compare.ts";
import { createJourneyDoc } from "./create.ts";
import { removeQuestion } from "./edit-hung.ts";
import { removePhase, updatePhase } from "./edit-phase.ts";
import {
  addTouchpoint,
  moveTouchpoint,
  removeTouchpoint,
  setExperience,
  updateTouchpoint,
} from "./edit-touchpoint.ts";
import { migrateDoc, shapeOf } from "./migrate.ts";
import { createOrigin } from "./origin.ts";
import { canonicalState } from "./plain-state.ts";
import { readJourney } from "./read.ts";
import { restoreFromUpdate, restoreJourney } from "./restore.ts";
import { metaOf, recordsOf } from "./shape.ts";
import { smallSeed } from "./test-journey.ts";
import { setText } from "./texts.ts";
import { checkDocument } from "./validate.ts";

const origin = createOrigin("user", "someone");
const restoring = createOrigin("restore", "someone");
const title = { collection: "touchpoints", id: "tp-1", field: "title" } as const;

function editALot(doc: Y.Doc): void {
  setText(doc, title, "Zoeken op straat", origin);
  removeTouchpoint(doc, { id: "tp-3" }, origin);
  addTouchpoint(doc, { id: "tp-new", phaseId: "ph-2", medium: "digital", title: "Chat" }, origin);
  updateTouchpoint(
    doc,
    { id: "tp-4", patch: { involvedDepartmentIds: { "dep-9": true }, convenience: 2 } },
    origin,
  );
  setExperience(doc, { touchpointId: "tp-1", personaId: "per-1", value: -1, note: "" }, origin);
  removePhase(doc, { id: "ph-3", moveTouchpointsTo: "ph-1" }, origin);
  removeQuestion(doc, { id: "q-2" }, origin);
}

test("a restored version equals the version, in one transaction, and the others' offline edits still merge", () => {
  const doc = createJourneyDoc(smallSeed());
  const before = readJourney(doc);
  const version = Y.encodeStateAsUpdate(doc);
  const offline = new Y.Doc();
  Y.applyUpdate(offline, version);
  editALot(doc);
  // Deleted content is really collected here: restoring must not need it.
  expect(doc.gc).toBe(true);

  const origins: unknown[] = [];
  doc.on("update", (_: Uint8Array, from: unknown) => origins.push(from));
  restoreFromUpdate(doc, version, restoring);
  expect(origins).toEqual([restoring]);
  expect(readJourney(doc)).toEqual(before);
  checkDocument(doc);
  restoreFromUpdate(doc, version, restoring);
  expect(origins).toHaveLength(1);

  setText(offline, { ...title, id: "tp-2" }, "Folder op de mat", origin);
  addTouchpoint(offline, { id: "tp-off", phaseId: "ph-3", medium: "physical", title: "Later" }, origin);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(offline));
  Y.applyUpdate(offline, Y.encodeStateAsUpdate(doc));
  expect(canonicalState(offline)).toBe(canonicalState(doc));
  expect(readJourney(doc).touchpoints.map((one) => one.title)).toContain("Folder op de mat");
  expect(readJourney(doc).touchpoints.map((one) => one.title)).toContain("Later");
});

test("a document without a journey cannot be restored", () => {
  const doc = createJourneyDoc(smallSeed());
  expect(() => restoreJourney(doc, new Y.Doc(), restoring)).toThrow("INVALID");
  expect(readJourney(doc).touchpoints).toHaveLength(5);
});

test("comparing tells what was added, removed, changed and moved", () => {
  const doc = createJourneyDoc(smallSeed());
  const before = readJourney(doc);
  expect(compareJourneys(before, before)).toEqual({ added: [], removed: [], changed: [], moved: [] });
  addTouchpoint(doc, { id: "tp-0", phaseId: "ph-1", medium: "digital", title: "Nieuw", after: null }, origin);
  removeTouchpoint(doc, { id: "tp-5" }, origin);
  setText(doc, title, "Zoeken", origin);
  moveTouchpoint(doc, { id: "tp-4", phaseId: "ph-2", after: null }, origin);
  moveTouchpoint(doc, { id: "tp-2", phaseId: "ph-3", after: null }, origin);
  updatePhase(doc, { id: "ph-2", patch: { checklist: { price: "no" } } }, origin);
  setExperience(doc, { touchpointId: "tp-1", personaId: "per-1", value: 2 }, origin);
  const difference = compareJourneys(before, readJourney(doc));
  expect(difference.added).toEqual([{ collection: "touchpoints", id: "tp-0" }]);
  expect(difference.removed).toEqual([{ collection: "touchpoints", id: "tp-5" }]);
  expect(difference.moved).toEqual([
    { collection: "touchpoints", id: "tp-2", fromPhaseId: "ph-1", toPhaseId: "ph-3" },
    {
      collection: "touchpoints",
      id: expect.stringMatching(/^tp-[34]$/),
      fromPhaseId: "ph-2",
      toPhaseId: "ph-2",
    },
  ]);
  expect(difference.changed).toEqual(
    expect.arrayContaining([
      {
        collection: "touchpoints",
        id: "tp-1",
        fields: [{ field: "title", before: "Zoekmachine", after: "Zoeken" }],
      },
      {
        collection: "phases",
        id: "ph-2",
        fields: [{ field: "checklist", before: {}, after: { price: "no" } }],
      },
      { collection: "experiences", id: "tp-1:per-1", fields: [{ field: "value", before: 1.5, after: 2 }] },
    ]),
  );
});

test("a document of shape 1, as it was stored, still reads the same", () => {
  const stored = readFileSync(new URL("./fixtures/shape-1.base64", import.meta.url), "utf8");
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Buffer.from(stored, "base64"));
  expect(shapeOf(doc)).toBe(1);
  migrateDoc(doc, createOrigin("migrate", "test"));
  checkDocument(doc);
  const { translations, ...meta } = readJourney(createJourneyDoc(smallSeed())).meta;
  expect(readJourney(doc)).toEqual({
    ...readJourney(createJourneyDoc(smallSeed())),
    meta: { ...meta, translations },
  });
});

test("missing migration steps run in order and once; a newer shape is refused", () => {
  const doc = createJourneyDoc(smallSeed());
  const migrating = createOrigin("migrate", "test");
  const steps = [
    { from: 2, change: (it: Y.Doc) => void recordsOf(it, "touchpoints").get("tp-1")?.set("period", "after") },
    {
      from: 1,
      change: (it: Y.Doc) => void recordsOf(it, "touchpoints").get("tp-1")?.set("period", "before"),
    },
  ];
  expect(migrateDoc(doc, migrating, steps, 3)).toBe(true);
  expect(shapeOf(doc)).toBe(3);
  expect(readJourney(doc).touchpoints[0]?.period).toBe("after");
  expect(migrateDoc(doc, migrating, steps, 3)).toBe(false);
  expect(() => migrateDoc(doc, migrating)).toThrow("CONFLICT");
  expect(() => migrateDoc(new Y.Doc(), migrating)).toThrow("INVALID");
  metaOf(doc).set("shape", 1);
  expect(() => migrateDoc(doc, migrating, [], 2)).toThrow("no migration");
});
