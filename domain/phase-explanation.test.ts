// The explanation of a phase: whole for every phase of every model in both languages, and honest about one's own phases.
import { describe, expect, it } from "vitest";
import modelsFile from "./data/phase-models.json";
import viewsFile from "./data/model-views.json";
import { explainPhase, modelPhaseOf } from "./phase-explanation.ts";
import { LOCALES } from "./vocabulary.ts";

const cases = modelsFile.flatMap((model) =>
  model.phases.flatMap((phase) => LOCALES.map((locale) => ({ model, phase, locale }))),
);
/** Every text that stands in an explanation, wherever it stands. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

describe("what a phase means", () => {
  it("[P11] has no empty sentence in any phase of the 8 models, in both languages", () => {
    expect(new Set(cases.map(({ model }) => model.id)).size).toBe(8);
    for (const { model, phase, locale } of cases) {
      const told = explainPhase(model.id, { key: phase.id, name: "" }, locale);
      const where = `${model.id} ${phase.id} ${locale}`;
      expect(told, where).not.toBeNull();
      for (const text of textsIn(told)) expect(text.trim(), where).not.toBe("");
      expect(told?.what.length, where).toBeGreaterThan(10);
      expect(told?.view.length, where).toBeGreaterThan(40);
    }
  });

  it("says what the article says: description, goal, touchpoints, critique, in the language asked for", () => {
    for (const { model, phase, locale } of cases) {
      expect(explainPhase(model.id, { key: phase.id, name: "" }, locale)).toMatchObject({
        model: model.name[locale],
        name: phase.name[locale],
        what: phase.description[locale],
        goal: "goal" in phase ? (phase.goal?.[locale] ?? null) : null,
        critique: "critique" in model ? (model.critique?.[locale] ?? null) : null,
        touchpoints: phase.touchpoints.map(({ title, medium, kind }) => ({
          title: title[locale],
          medium,
          kind,
        })),
      });
    }
  });

  it("says of each model whose view it is, differently in each, and of none that does not exist", () => {
    expect(Object.keys(viewsFile).sort()).toEqual(modelsFile.map((model) => model.id).sort());
    const told = Object.values(viewsFile).flatMap((view) => [view.nl, view.en]);
    expect(new Set(told).size).toBe(2 * modelsFile.length);
  });

  it("names the reasons for See-Think-Do-Care only, and that AIDA stops at the purchase", () => {
    const told = (id: string, key: string) => explainPhase(id, { key, name: "" }, "nl");
    expect(told("stdc", "see")?.reasons).toHaveLength(4);
    expect(told("rean", "reach")?.reasons).toEqual([]);
    expect(told("aida", "desire")).toMatchObject({ place: 3, count: 4, lacksAfter: true });
    expect(told("rean", "reach")?.lacksAfter).toBe(false);
  });

  it("finds a renamed phase by its key, one without a key by its name, and no other", () => {
    expect(modelPhaseOf("stdc", { key: "see", name: "Ontdekken" })?.id).toBe("see");
    expect(modelPhaseOf("five_phase", { key: null, name: " overweging" })?.id).toBe("consideration");
    expect(modelPhaseOf("five_phase", { key: null, name: "Consideration" })?.id).toBe("consideration");
    expect(explainPhase("five_phase", { key: null, name: "Ruilen" }, "nl")).toBeNull();
    expect(explainPhase("five_phase", { key: "gone", name: "Overweging" }, "nl")).toBeNull();
    expect(explainPhase(null, { key: null, name: "Overweging" }, "nl")).toBeNull();
    expect(explainPhase("unknown", { key: "see", name: "See" }, "en")).toBeNull();
  });
});
