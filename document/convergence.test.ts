// Edits at once on several replicas end in one journey for everybody.
import { expect, test } from "vitest";
import * as Y from "yjs";
import { addLaneCell } from "./edit-lane.ts";
import { setExperience } from "./edit-touchpoint.ts";
import { createOrigin } from "./origin.ts";
import { checkRandomRuns, exchangeAll, expectSame, replicas } from "./random-runs.ts";
import { readJourney } from "./read.ts";
import { setText } from "./texts.ts";

test("promise-7 100 random runs on three to six replicas, lost order, doubled messages and partitions converge", () => {
  checkRandomRuns(100);
}, 60_000);

test("three replicas fill the same empty cell at once: all three texts survive", () => {
  const docs = replicas(3);
  const words = ["prijs", "merk", "kleur"];
  for (const [i, doc] of docs.entries()) {
    const origin = createOrigin("user", `p-${i}`);
    const word = words[i] ?? "";
    setText(doc, { collection: "phases", id: "ph-3", field: "communication" }, word, origin);
    setText(doc, { collection: "touchpoints", id: "tp-5", field: "actions" }, word, origin);
    setText(doc, { collection: "meta", id: "", field: "goal" }, word, origin);
    addLaneCell(doc, { laneId: "l-1", phaseId: "ph-3", text: word }, origin);
    setExperience(doc, { touchpointId: "tp-5", personaId: `per-${i}`, note: word }, origin);
  }
  exchangeAll(docs);
  expectSame(docs);
  const journey = readJourney(docs[0] ?? new Y.Doc());
  const cells = journey.lanes.filter((one) => one.phaseId === "ph-3").map((one) => one.text);
  const notes = journey.experiences.filter((one) => one.touchpointId === "tp-5").map((one) => one.note);
  for (const word of words) {
    expect(journey.phases[2]?.communication).toContain(word);
    expect(journey.touchpoints.find((one) => one.id === "tp-5")?.actions).toContain(word);
    expect(journey.meta.goal).toContain(word);
    expect(cells).toContain(word);
    expect(notes).toContain(word);
  }
});
