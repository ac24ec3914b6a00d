import { describe, expect, it } from "vitest";
import { createJourneyDoc } from "#document/create.ts";
import { readJourney } from "#document/read.ts";
import { smallSeed } from "#document/test-journey.ts";
import { COLLECTIONS, type Collection, type Journey } from "./journey.ts";
import { type CopyPlace, seedOfCopy } from "./journey-copy.ts";

const COLLECTION_NAMES = Object.keys(COLLECTIONS) as Collection[];
const itself = (id: string) => id;
const nothing = () => null;

function placeOf(change: Partial<CopyPlace> = {}): CopyPlace {
  let count = 0;
  return {
    title: "Kopie van Fiets kopen",
    isInside: true,
    newId: () => `new-${(count += 1)}`,
    persona: itself,
    channel: itself,
    department: itself,
    member: itself,
    file: itself,
    ...change,
  };
}
const elsewhere: Partial<CopyPlace> = {
  isInside: false,
  persona: nothing,
  channel: (id) => (id === "ch-web" ? "ch-their-web" : null),
  department: (id) => (id === "dep-1" ? "dep-theirs" : null),
  member: nothing,
  file: nothing,
};

/** One of every record, and everything a copy has to think of. */
function source(): Journey {
  const seed = smallSeed();
  const of = (id: string) =>
    ({
      "tp-1": { libraryId: "lib-1", knownFrom: "feedback", channelId: "ch-web", ownerId: "mem-1" } as const,
      "tp-2": { channelId: "ch-own", state: "stopped", stateSince: "2026-10-01" } as const,
    })[id];
  return readJourney(
    createJourneyDoc({
      ...seed,
      meta: { ...seed.meta, primaryPersonaId: "per-1", primaryObjective: "loyalty", copiedFrom: "Eerder" },
      touchpoints: seed.touchpoints.map((one) => ({ ...one, ...of(one.id) })),
      questions: (seed.questions ?? []).map((one) => ({ ...one, answeredByIds: { "tp-4": true } as const })),
      insights: (seed.insights ?? []).map((one) => ({ ...one, status: "in_progress" as const })),
      routes: (seed.routes ?? []).map((one) => ({ ...one, personaId: "per-1", sharePercent: 18 })),
      frames: (seed.frames ?? []).map((one) => ({ ...one, fileId: "file-1" })),
    }),
  );
}
const copied = (change: Partial<CopyPlace> = {}): Journey =>
  readJourney(createJourneyDoc(seedOfCopy(source(), placeOf(change))));

describe("a copy of a journey", () => {
  it("holds every record in its order, with its words in both languages, under ids of its own", () => {
    const [before, after] = [source(), copied()];
    for (const name of COLLECTION_NAMES) {
      expect([name, after[name].length]).toEqual([name, before[name].length]);
      for (const { id } of after[name]) expect(id).toMatch(/^new-/);
    }
    const ids = COLLECTION_NAMES.flatMap((name) => after[name].map((one) => one.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(after.touchpoints.map((one) => [one.number, one.title])).toEqual(
      before.touchpoints.map((one) => [one.number, one.title]),
    );
    expect(after.touchpoints[0]?.translations).toEqual({ "title@en": "Search engine" });
    expect(after.phases.map((one) => [one.name, one.behaviour])).toEqual(
      before.phases.map((one) => [one.name, one.behaviour]),
    );
    expect(after.meta).toMatchObject({
      title: "Kopie van Fiets kopen",
      mission: "Iedereen fietst",
      primaryPersonaId: "per-1",
      primaryObjective: null,
      copiedFrom: null,
    });
    // the name in the other language was the other journey's
    expect(after.meta.translations ?? {}).toEqual({});
  });

  it("names its own records where the other named its own", () => {
    const after = copied();
    const [search, , ride, website, service] = after.touchpoints;
    expect(after.routes[0]?.steps).toEqual([search?.id, ride?.id, service?.id]);
    expect(after.questions.map((one) => [one.text, one.touchpointId, one.phaseId])).toEqual([
      ["Wat kost dat?", null, after.phases[0]?.id],
      ["Mag ik buiten rijden?", ride?.id, after.phases[1]?.id],
    ]);
    expect(after.questions[0]?.answeredByIds).toEqual({ [website?.id ?? ""]: true });
    expect([after.transitions[0]?.fromPhaseId, after.transitions[0]?.toPhaseId]).toEqual([
      after.phases[0]?.id,
      after.phases[1]?.id,
    ]);
    const [lane, cell] = after.lanes;
    expect([cell?.laneId, cell?.phaseId]).toEqual([lane?.id, after.phases[1]?.id]);
    expect(after.goals[0]).toMatchObject({ phaseId: after.phases[1]?.id, title: "Meer proefritten" });
    expect(after.experiences).toMatchObject([
      { touchpointId: search?.id, personaId: "per-1", value: 1.5, translations: { "note@en": "Smooth" } },
      { touchpointId: ride?.id, personaId: "per-1", value: -2 },
    ]);
    expect(after.hidden).toEqual({});
  });

  it("leaves behind what was found out, measured or begun: ties to others' entries, figures, since when, how it is known", () => {
    const { touchpoints, transitions, routes, goals, insights } = copied();
    expect(touchpoints.map((one) => [one.libraryId, one.knownFrom, one.stateSince])).toEqual(
      touchpoints.map(() => [null, null, null]),
    );
    expect(transitions[0]).toMatchObject({ dropOff: null, returns: null, calls: null });
    expect(routes[0]?.sharePercent).toBeNull();
    expect(goals[0]?.metricId).toBeNull();
    expect(insights[0]).toMatchObject({ status: "open", title: "Wachten op een helm" });
  });

  it("keeps personas, people, files and states in its own workspace", () => {
    const { touchpoints, routes, frames, phases } = copied();
    expect(routes[0]?.personaId).toBe("per-1");
    expect(frames[0]?.fileId).toBe("file-1");
    expect(touchpoints.map((one) => one.state)).toEqual(["live", "stopped", "live", "live", "live"]);
    expect(touchpoints[0]).toMatchObject({ channelId: "ch-web", ownerId: "mem-1" });
    expect(touchpoints[3]?.involvedDepartmentIds).toEqual({ "dep-1": true });
    expect(phases[0]?.checklist).toEqual({ price: "yes" });
  });

  it("drops them in another one, where nothing runs yet, and names what that one calls the same", () => {
    const after = copied(elsewhere);
    expect(after.experiences).toEqual([]);
    expect(after.meta.primaryPersonaId).toBeNull();
    expect([after.routes[0]?.personaId, after.frames[0]?.fileId]).toEqual([null, null]);
    expect(new Set(after.touchpoints.map((one) => one.state))).toEqual(new Set(["planned"]));
    expect(after.touchpoints.slice(0, 2).map((one) => [one.channelId, one.ownerId])).toEqual([
      ["ch-their-web", null],
      [null, null],
    ]);
    expect(after.touchpoints[3]?.involvedDepartmentIds).toEqual({ "dep-theirs": true });
    expect(after.phases[0]?.checklist).toEqual({});
  });
});
