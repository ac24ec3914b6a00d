// Reading a journey in the other language.
import { describe, expect, it } from "vitest";
import type { Journey } from "#domain/journey.ts";
import { languageOf, localizeJourney } from "./localize-journey.ts";

const translated = { id: "a", name: "Bewustwording", translations: { "name@en": "Awareness" } };
const plain = { id: "b", name: "Eigen fase" };
const journey = {
  meta: { title: "Reis", contentLocale: "nl" },
  phases: [translated, plain],
  touchpoints: [],
  experiences: [],
  questions: [],
  insights: [],
  routes: [],
  goals: [],
} as unknown as Journey;

describe("a journey in the reader's language", () => {
  it("is the same object in its own language", () => {
    expect(localizeJourney(journey, "nl")).toBe(journey);
  });
  it("shows translations, else the original with its own language", () => {
    const english = localizeJourney(journey, "en");
    expect(english.phases.map((phase) => phase.name)).toEqual(["Awareness", "Eigen fase"]);
    expect(languageOf(translated, "name", "en", "nl")).toBe("en");
    expect(languageOf(plain, "name", "en", "nl")).toBe("nl");
  });
  it("keeps the identity of records that did not change", () => {
    expect(localizeJourney(journey, "en").phases[0]).toBe(localizeJourney(journey, "en").phases[0]);
    expect(localizeJourney(journey, "en").phases[1]).toBe(plain);
  });
});
