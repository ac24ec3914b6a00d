import { describe, expect, it } from "vitest";
import { createJourneyDoc } from "#document/create.ts";
import { newId } from "#document/new-id.ts";
import { readJourney } from "#document/read.ts";
import { LOCALES } from "#domain/vocabulary.ts";
import { phaseModels, seedFromModel } from "#domain/phase-models.ts";

describe("a journey from a phase model", () => {
  it.each(phaseModels.flatMap((model) => LOCALES.map((locale) => [model.id, locale, model] as const)))(
    "%s becomes a document in %s, with the other language beside it",
    (_id, locale, model) => {
      const other = locale === "nl" ? "en" : "nl";
      const journey = readJourney(createJourneyDoc(seedFromModel({ model, locale, title: "Reis", newId })));
      expect(journey.hidden).toEqual({});
      expect(journey.phases.map((phase) => phase.name)).toEqual(
        model.phases.map((phase) => phase.name[locale]),
      );
      expect(journey.phases.map((phase) => phase.translations?.[`description@${other}`])).toEqual(
        model.phases.map((phase) => phase.description[other]),
      );
      expect(journey.touchpoints.map((touchpoint) => touchpoint.title)).toEqual(
        model.phases.flatMap((phase) => phase.touchpoints.map((touchpoint) => touchpoint.title[locale])),
      );
      expect([...journey.phases, ...journey.touchpoints].every((record) => record.example)).toBe(true);
    },
  );
});
