import { describe, expect, it } from "vitest";
import { evidenceInput, isComplaint, nodeLinkInput, quoteInput } from "./evidence.ts";
import { fitsUnit, latestReading, type Reading, stateOf, valueOf } from "./metric.ts";
import { metricFields, readingValue } from "./metric-input.ts";
import { LIMITS } from "./limits.ts";
import { emptyFields, nextThread, PERSONA_THREADS, THREAD_LOOKS } from "./persona.ts";
import { canCarryOver, carryOver, countMoves, countStatuses, settableStatuses } from "./task.ts";

const share = (month: string, numerator: number, denominator: number): Reading => ({
  month,
  numerator,
  denominator,
  value: null,
});
const bare = (month: string, value: number): Reading => ({
  month,
  numerator: null,
  denominator: null,
  value,
});

describe("evidence", () => {
  const note = {
    kind: "interview",
    title: "Gesprek",
    body: "",
    summary: "",
    language: "nl",
    observedOn: "2026-06-03",
    source: "balie",
    url: null,
    rating: null,
    ratingMax: null,
    sentiment: null,
    segment: "",
    personaId: null,
    departmentId: null,
    consent: "yes",
    internal: false,
  };

  it("[E7] is refused without a date or a source", () => {
    expect(evidenceInput.safeParse(note).success).toBe(true);
    expect(evidenceInput.safeParse({ ...note, observedOn: "" }).success).toBe(false);
    expect(evidenceInput.safeParse({ ...note, observedOn: "2026-02-30" }).success).toBe(false);
    expect(evidenceInput.safeParse({ ...note, source: "  " }).success).toBe(false);
  });

  it("takes web addresses only, and a rating only with its scale", () => {
    expect(evidenceInput.safeParse({ ...note, url: "https://reviews.example/1" }).success).toBe(true);
    expect(evidenceInput.safeParse({ ...note, url: "javascript:alert(1)" }).success).toBe(false);
    expect(evidenceInput.safeParse({ ...note, rating: 4 }).success).toBe(false);
    expect(evidenceInput.safeParse({ ...note, rating: 6, ratingMax: 5 }).success).toBe(false);
  });

  it("says something: a title, a text or a summary", () => {
    expect(evidenceInput.safeParse({ ...note, title: "" }).success).toBe(false);
    expect(evidenceInput.safeParse({ ...note, title: "", body: "Zes behandelingen." }).success).toBe(true);
  });

  it("keeps no NUL, which no database takes, and what holds nothing else says nothing", () => {
    expect(evidenceInput.parse({ ...note, body: "Zes\u0000 behandelingen." }).body).toBe(
      "Zes behandelingen.",
    );
    expect(evidenceInput.safeParse({ ...note, title: "", body: "\u0000" }).success).toBe(false);
  });

  it("links to a node with a stance and a weight of 1 to 3", () => {
    const link = { evidenceId: "e", nodeId: "tp-10" };
    expect(nodeLinkInput.parse(link)).toMatchObject({ quoteId: null, stance: "supports", weight: 2 });
    expect(nodeLinkInput.safeParse({ ...link, weight: 4 }).success).toBe(false);
    expect(nodeLinkInput.safeParse({ ...link, stance: "perhaps" }).success).toBe(false);
  });

  it("has quotes with a place in the note, or none", () => {
    expect(quoteInput.safeParse({ text: "Ja", startsAt: 3, endsAt: 5 }).success).toBe(true);
    expect(quoteInput.safeParse({ text: "Ja", startsAt: 3, endsAt: null }).success).toBe(false);
    expect(quoteInput.safeParse({ text: " ", startsAt: null, endsAt: null }).success).toBe(false);
  });
});

describe("a metric", () => {
  const booking = { unit: "percent", direction: "up", target: 65, baseline: 41 } as const;

  it("reads a share as percent and anything else as it is", () => {
    expect(valueOf(share("2026-10", 203, 350), "percent")).toBe(58);
    expect(valueOf(bare("2026-10", 4.4), "score5")).toBe(4.4);
  });

  it("takes both numbers of a share, a bare value, counted answers or segments, never half and never two of them", () => {
    const isValid = (reading: unknown) => readingValue.safeParse(reading).success;
    expect([
      isValid({ numerator: 1, denominator: 2 }),
      isValid({ value: 3, unit: "count" }),
      isValid({ tally: { "5": 3 }, scaleMax: 5 }),
      isValid({ segments: { zoeken: { count: 1, total: 2 } } }),
    ]).toEqual([true, true, true, true]);
    for (const reading of [
      { numerator: 1 },
      { numerator: 1, denominator: 2, value: 50 },
      { numerator: 1, denominator: 0 },
      { numerator: -1, denominator: 2 },
      { value: Number.NaN },
      { tally: { "5": 1.5 } },
      { segments: {} },
      {},
    ])
      expect([reading, isValid(reading)]).toEqual([reading, false]);
  });

  it("of a question keeps its unit and scale, a preset its unit and its phase", () => {
    const isValid = (metric: object) =>
      metricFields.safeParse({ name: "Cijfer", unit: "percent", direction: "up", ...metric }).success;
    expect([
      isValid({ survey: "csat", scaleMax: 5 }),
      isValid({ survey: "csat", scaleMax: 10 }),
      isValid({ survey: "csat" }),
      isValid({ survey: "nps", scaleMax: 10 }),
      isValid({ unit: "nps", survey: "nps", scaleMax: 10 }),
      isValid({ scaleMax: 5 }),
      isValid({ preset: "conversion", phaseId: "ph-1" }),
      isValid({ preset: "conversion" }),
      isValid({ preset: "conversion", unit: "count", phaseId: "ph-1" }),
      isValid({ preset: "nps", unit: "nps", phaseId: "ph-1" }),
      isValid({ target: 101 }),
    ]).toEqual([true, false, false, false, true, false, true, false, false, false, false]);
  });

  it("has figures that fit its unit", () => {
    expect([
      fitsUnit(101, "percent"),
      fitsUnit(5.5, "score5"),
      fitsUnit(-3, "eur"),
      fitsUnit(-1, "count"),
    ]).toEqual([false, false, true, false]);
  });

  it("shows its latest figure, the change and the way to the target", () => {
    const readings = [share("2026-10", 203, 350), share("2026-09", 156, 300)];
    const state = stateOf(booking, readings);
    expect(state).toMatchObject({ month: "2026-10", value: 58, isBetter: true });
    expect(state?.change).toBeCloseTo(6);
    expect(state?.progress).toBeCloseTo(17 / 24);
    expect(latestReading(readings, "2026-09")?.month).toBe("2026-09");
  });

  it("says nothing where nothing was measured, and a missing month is no change", () => {
    expect(stateOf(booking, [])).toBeNull();
    expect(stateOf(booking, [share("2026-10", 1, 2), share("2026-08", 1, 4)])).toMatchObject({
      change: null,
      isBetter: null,
    });
  });

  it("is better when it falls, where lower is better", () => {
    const noShow = { unit: "percent", direction: "down", target: 4, baseline: 8 } as const;
    expect(stateOf(noShow, [bare("2026-10", 5), bare("2026-09", 6)])).toMatchObject({
      isBetter: true,
      progress: 0.75,
    });
  });
});

describe("a persona", () => {
  it("[E3] misses the five fields until each has a line that says something", () => {
    expect(emptyFields([])).toEqual(["lifestyle", "pains", "goals", "orientation", "needs"]);
    expect(
      emptyFields([
        { field: "pains", text: "Pluis" },
        { field: "goals", text: " " },
      ]),
    ).toEqual(["lifestyle", "goals", "orientation", "needs"]);
  });

  it("gets a thread nobody has, with a colour and a dash of its own", () => {
    expect(nextThread([])).toBe("red");
    expect(nextThread(["red", "indigo"])).toBe("ochre");
    expect(nextThread([...PERSONA_THREADS])).toBe("red");
    expect(new Set(PERSONA_THREADS.map((thread) => THREAD_LOOKS[thread].dash)).size).toBe(
      LIMITS.personasPerJourney,
    );
  });
});

describe("a task", () => {
  const task = {
    id: "a",
    month: "2026-01",
    status: "open",
    due: "2026-01-31",
    carriedFromId: null,
    carriedToId: null,
  } as const;

  it("[U8] goes on in a later month and leaves a mark where it was", () => {
    const { left, next } = carryOver({ ...task, title: "Brief" }, "2026-02", "b");
    expect(left).toMatchObject({ id: "a", month: "2026-01", status: "carried_over", carriedToId: "b" });
    expect(next).toMatchObject({
      id: "b",
      month: "2026-02",
      status: "open",
      due: "2026-02-28",
      carriedFromId: "a",
      title: "Brief",
    });
    expect(countMoves(next, new Map([[left.id, left]]))).toBe(1);
  });

  it("goes on once, and not when it is done or the month is not later", () => {
    expect(canCarryOver(task, "2026-01")).toBe(false);
    expect(canCarryOver({ ...task, status: "done" }, "2026-02")).toBe(false);
    expect(canCarryOver({ ...task, carriedToId: "b" }, "2026-02")).toBe(false);
    expect(() => carryOver(task, "2025-12", "b")).toThrow(RangeError);
  });

  it("is carried over only by carrying it over", () => {
    expect(settableStatuses("done")).toEqual(["open", "in_progress", "done"]);
    expect(settableStatuses("carried_over")).toEqual([]);
    expect(countStatuses([task, { status: "done" }])).toEqual({
      open: 1,
      in_progress: 0,
      done: 1,
      carried_over: 0,
    });
  });
});

describe("what complains", () => {
  const of = (kind: string, rating: number | null = null, ratingMax: number | null = 5) =>
    isComplaint({ kind, rating, ratingMax: rating === null ? null : ratingMax });

  it("is a question to the helpdesk and what a colleague saw", () => {
    expect([of("ticket"), of("observation")]).toEqual([true, true]);
    expect([of("interview"), of("competitor"), of("example")]).toEqual([false, false, false]);
  });

  it("is a review up to three stars of five, on any scale; one without stars may be", () => {
    expect([of("review", 1), of("review", 3), of("review", 4)]).toEqual([true, true, false]);
    expect([of("review", 6, 10), of("review", 7, 10)]).toEqual([true, false]);
    expect(of("review")).toBe(true);
  });
});
