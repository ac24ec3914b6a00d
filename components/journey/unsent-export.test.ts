// What a person takes along of edits that were never sent: each of them in words, whether the server can be asked or not.
import { expect, test } from "vitest";
import { createJourneyDoc } from "#document/create.ts";
import { addTouchpoint, removeTouchpoint } from "#document/edit-touchpoint.ts";
import { createOrigin } from "#document/origin.ts";
import { readJourney } from "#document/read.ts";
import { setText } from "#document/texts.ts";
import { type ExportWords, unsentAsJson, unsentAsText } from "./unsent-export.ts";

const words: ExportWords = {
  kind: (collection) => collection.toUpperCase(),
  field: (field) => (["title", "description"].includes(field) ? field : null),
  change: (change) => change,
  untitled: "?",
};
const user = createOrigin("user", "test");
const seed = {
  meta: { title: "Een fiets kopen", contentLocale: "nl" },
  phases: [{ id: "phase-1", name: "Kopen" }],
  touchpoints: [
    { id: "one", phaseId: "phase-1", title: "Website", medium: "digital", mediaKind: "owned" },
    { id: "two", phaseId: "phase-1", title: "Winkel", medium: "physical", mediaKind: "owned" },
  ],
} as const;

function edited() {
  const doc = createJourneyDoc(seed);
  const server = readJourney(doc);
  setText(doc, { collection: "touchpoints", id: "one", field: "title" }, "Webwinkel", user);
  removeTouchpoint(doc, { id: "two" }, user);
  const id = addTouchpoint(doc, { phaseId: "phase-1", medium: "digital", title: "Proefrit" }, user);
  setText(doc, { collection: "touchpoints", id, field: "description" }, "Op de stoep", user);
  return { server, local: readJourney(doc) };
}

test("every unsent edit is a line in words", () => {
  const { server, local } = edited();
  expect(unsentAsText(server, local, words).split("\n")).toEqual([
    "Een fiets kopen",
    "",
    "- removed: TOUCHPOINTS “Winkel” (Kopen)",
    "- added: TOUCHPOINTS “Proefrit” (Kopen)",
    "    title: Proefrit",
    "    description: Op de stoep",
    "- changed: TOUCHPOINTS “Webwinkel” (Kopen)",
    "    title: Website → Webwinkel",
    "",
  ]);
});

test("without the server's answer everything on the screen is written out", () => {
  const { local } = edited();
  const text = unsentAsText(null, local, words);
  for (const word of ["Webwinkel", "Proefrit", "Op de stoep", "PHASES “Kopen”"]) expect(text).toContain(word);
});

test("as data it holds the edits and the whole journey", () => {
  const { server, local } = edited();
  const data = JSON.parse(unsentAsJson(server, local)) as { changes: { change: string }[]; journey: unknown };
  expect(data.changes.map(({ change }) => change)).toEqual(["removed", "added", "changed"]);
  expect(data.journey).toEqual(JSON.parse(JSON.stringify(local)));
});
