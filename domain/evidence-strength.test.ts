import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EVIDENCE_KINDS, isCountingKind, STANCES } from "./evidence.ts";
import { canBeConfirmed, type StrengthInput, type StrengthItem, strengthOf } from "./evidence-strength.ts";
import { addDays } from "./month.ts";

const TODAY = "2026-11-21";
let made = 0;
const item = (given: Partial<StrengthItem> = {}): StrengthItem => ({
  evidenceId: `ev-${made++}`,
  kind: "review",
  date: "2026-10-01",
  stance: "supports",
  respondent: null,
  ...given,
});
const items = (count: number, given: Partial<StrengthItem> = {}) =>
  Array.from({ length: count }, () => item(given));
const strength = (given: Partial<StrengthInput>) =>
  strengthOf({ items: [], metrics: [], confirmation: null, asOf: TODAY, ...given });
const kpi = { metricId: "kpi", readingMonths: ["2026-10"] };
const ruben = { by: "usr-ruben", on: "2026-11-03" };
const enough = () => [item({ kind: "interview" }), ...items(4)];

describe("[E13] a level", () => {
  it("is an assumption without items, also with a KPI: that shows that, not why", () => {
    expect(strength({}).level).toBe("assumption");
    expect(strength({ metrics: [kpi] }).level).toBe("assumption");
  });

  it("is anecdotal with one item, or two of one kind", () => {
    expect(strength({ items: items(1) }).level).toBe("anecdotal");
    expect(strength({ items: items(2) }).level).toBe("anecdotal");
    expect(strength({ items: items(1), metrics: [kpi] }).level).toBe("anecdotal");
  });

  it("is supported with three items, or two of two types, where a fresh KPI is a type", () => {
    expect(strength({ items: items(3) }).level).toBe("supported");
    expect(strength({ items: [item(), item({ kind: "interview" })] }).level).toBe("supported");
    expect(strength({ items: items(2), metrics: [kpi] }).level).toBe("supported");
    expect(strength({ items: items(2), metrics: [{ metricId: "kpi", readingMonths: [] }] }).level).toBe(
      "anecdotal",
    );
  });

  it("is validated with five items, two types, an interview, fresh, and confirmed by a person", () => {
    expect(strength({ items: enough(), confirmation: ruben }).level).toBe("validated");
    expect(strength({ items: enough() })).toMatchObject({ level: "supported", confirmable: true });
    expect(strength({ items: enough().slice(0, 4), confirmation: ruben }).level).toBe("supported");
    expect(strength({ items: items(5), metrics: [kpi], confirmation: ruben }).level).toBe("supported");
    expect(strength({ items: items(5, { kind: "interview" }), confirmation: ruben }).level).toBe("supported");
    expect(
      strength({ items: items(5, { kind: "interview" }), metrics: [kpi], confirmation: ruben }).level,
    ).toBe("validated");
  });

  it("falls back to assumption when the last item goes", () => {
    const only = items(1);
    expect(strength({ items: only }).level).toBe("anecdotal");
    expect(strength({ items: only.slice(1) }).level).toBe("assumption");
  });
});

describe("an item", () => {
  it("is one record, however many of its quotes are linked", () => {
    const record = item({ kind: "interview" });
    expect(strength({ items: [record, record, record] })).toMatchObject({ items: 1, level: "anecdotal" });
  });

  it("of a respondent who is there already does not count again", () => {
    const report = strength({
      items: [
        item({ kind: "interview", respondent: "R3, 44" }),
        item({ kind: "survey", respondent: "R3, 44" }),
      ],
    });
    expect(report).toMatchObject({
      items: 1,
      types: 2,
      level: "anecdotal",
      counts: { interview: 1, survey: 1 },
    });
    expect(report.explanation).toContainEqual({ part: "same_respondent", records: 2, items: 1 });
  });

  it("from the market, a competitor, a peer or an example is shown and never counts", () => {
    for (const kind of EVIDENCE_KINDS) {
      const counts = isCountingKind(kind);
      expect(strength({ items: items(3, { kind }) })).toMatchObject({
        level: counts ? "supported" : "assumption",
        indirect: counts ? 0 : 3,
      });
    }
  });

  it("dated later than today is not there yet", () => {
    expect(strength({ items: items(3, { date: "2026-11-22" }) }).level).toBe("assumption");
  });
});

describe("contradicting items", () => {
  it("make a claim contested from a fifth of all items, and refuted above a half", () => {
    const against = item({ stance: "contradicts" });
    expect(strength({ items: [...items(5), against] })).toMatchObject({ contested: false });
    expect(strength({ items: [...items(4), against] })).toMatchObject({
      contested: true,
      refuted: false,
      against: 1,
    });
    expect(strength({ items: [item(), against] })).toMatchObject({ contested: true, refuted: false });
    expect(strength({ items: [against] })).toMatchObject({
      contested: true,
      refuted: true,
      level: "assumption",
    });
  });

  it("count for nothing else: no level, no type, no fresh date", () => {
    const old = items(4, { date: "2026-01-05" });
    const against = item({ kind: "interview", stance: "contradicts", date: TODAY });
    expect(strength({ items: [...old, against], confirmation: ruben })).toMatchObject({
      level: "supported",
      items: 4,
      types: 1,
      newest: "2026-01-05",
    });
  });
});

describe("a confirmation", () => {
  it("lapses after 183 days", () => {
    const fresh = [item({ kind: "interview", date: "2026-05-22" }), ...items(4, { date: TODAY })];
    const all = [...fresh, ...items(4, { date: "2026-05-01" })];
    expect(strength({ items: all, confirmation: { by: "u", on: "2026-05-22" } }).level).toBe("validated");
    expect(
      strength({ items: all, asOf: "2026-11-22", confirmation: { by: "u", on: "2026-05-22" } }),
    ).toMatchObject({
      level: "supported",
      recheck: true,
      confirmable: true,
    });
  });

  it("lapses when the newest item passes that age, and a later item does not revive it", () => {
    const old = [item({ kind: "interview", date: "2026-01-01" }), ...items(4, { date: "2026-01-01" })];
    const confirmation = { by: "u", on: "2026-06-01" };
    expect(strength({ items: old, confirmation, asOf: "2026-07-03" }).level).toBe("validated");
    expect(strength({ items: old, confirmation, asOf: "2026-07-04" })).toMatchObject({
      level: "supported",
      recheck: true,
    });
    const later = [...old, item({ date: "2026-08-01" })];
    expect(strength({ items: later, confirmation, asOf: "2026-08-02" })).toMatchObject({
      level: "supported",
      recheck: true,
    });
    const inTime = [...old, item({ date: "2026-07-04" })];
    expect(strength({ items: inTime, confirmation, asOf: "2026-08-02" }).level).toBe("validated");
  });

  it("given while the other conditions did not hold never counts, whatever comes later", () => {
    const later = [...enough().slice(0, 4), item({ date: "2026-11-10" })];
    expect(strength({ items: later, confirmation: ruben })).toMatchObject({
      level: "supported",
      confirmation: { state: "insufficient" },
      recheck: false,
      confirmable: true,
    });
  });

  it("does not rest on an old item that was linked after it: an import never validates by itself", () => {
    const imported = [...enough().slice(0, 4), item({ date: "2026-08-01", linkedOn: "2026-11-20" })];
    expect(strength({ items: imported, confirmation: ruben }).level).toBe("supported");
  });
});

describe("what was kept when it was confirmed", () => {
  it("decides whether a confirmation ever counted", () => {
    const linkedOn = "2026-11-20";
    const late = enough().map((one) => ({ ...one, linkedOn }));
    expect(strength({ items: late, confirmation: { ...ruben, heldWhenGiven: true } }).level).toBe(
      "validated",
    );
    expect(strength({ items: enough(), confirmation: { ...ruben, heldWhenGiven: false } })).toMatchObject({
      level: "supported",
      confirmation: { state: "insufficient" },
    });
  });

  it("makes it lapse, and ask to be checked again, when an item is taken away", () => {
    const report = strength({ items: enough().slice(1), confirmation: { ...ruben, heldWhenGiven: true } });
    expect(report).toMatchObject({ level: "supported", recheck: true, confirmable: false });
  });

  it("is asked before confirming", () => {
    expect(canBeConfirmed({ items: enough(), metrics: [], asOf: TODAY })).toBe(true);
    expect(canBeConfirmed({ items: items(5), metrics: [], asOf: TODAY })).toBe(false);
  });
});

describe("the day on which a level will drop", () => {
  it("is the first day after the newest item or the confirmation has grown old", () => {
    const report = strength({ items: enough(), confirmation: ruben });
    expect(report).toMatchObject({ dropsOn: addDays("2026-10-01", 184), dropsTo: "supported" });
    expect(strength({ items: enough(), confirmation: ruben, asOf: addDays("2026-10-01", 183) }).level).toBe(
      "validated",
    );
    expect(strength({ items: enough(), confirmation: ruben, asOf: addDays("2026-10-01", 184) }).level).toBe(
      "supported",
    );
  });

  it("is the day the KPI that carried it has no fresh reading any more", () => {
    expect(strength({ items: items(2), metrics: [kpi] })).toMatchObject({
      dropsOn: addDays("2026-10-31", 184),
      dropsTo: "anecdotal",
    });
  });

  it("is not there where age plays no part", () => {
    expect(strength({ items: items(3) })).toMatchObject({ dropsOn: null, dropsTo: null });
  });

  it("is always right", () => {
    const day = fc.integer({ min: -400, max: 0 }).map((days) => addDays(TODAY, days));
    const anyItem = fc.record({
      evidenceId: fc.uuid(),
      kind: fc.constantFrom(...EVIDENCE_KINDS),
      date: day,
      stance: fc.constantFrom(...STANCES),
      respondent: fc.option(fc.constantFrom("R1", "R2", "R3")),
    });
    const confirmation = fc.option(day.map((on) => ({ by: "u", on })));
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 9 }), confirmation, (linked, confirmed) => {
        const input = { items: linked, confirmation: confirmed, metrics: [kpi] };
        const now = strength(input);
        if (now.dropsOn === null) {
          expect(strength({ ...input, asOf: addDays(TODAY, 2_000) }).level).toBe(now.level);
          return;
        }
        expect(strength({ ...input, asOf: addDays(now.dropsOn, -1) }).level).toBe(now.level);
        expect(strength({ ...input, asOf: now.dropsOn }).level).toBe(now.dropsTo);
      }),
    );
  });
});

describe("the explanation", () => {
  it("says what there is, who confirmed it and what is missing", () => {
    expect(strength({ items: [], metrics: [kpi] }).explanation).toEqual([
      { part: "none" },
      { part: "metrics", count: 1 },
      { part: "missing", next: "anecdotal", missing: [{ what: "items", count: 1 }] },
    ]);
    expect(
      strength({ items: [item({ kind: "interview" }), item({ kind: "ticket" })], confirmation: ruben })
        .explanation,
    ).toEqual([
      { part: "count", kind: "interview", nature: "stated", count: 1 },
      { part: "count", kind: "ticket", nature: "behavioural", count: 1 },
      { part: "confirmation_insufficient", ...ruben },
      {
        part: "missing",
        next: "validated",
        missing: [{ what: "items", count: 3 }, { what: "confirmation" }],
      },
    ]);
  });

  it("names opposing evidence and does not net it", () => {
    const report = strength({ items: [...items(5), ...items(2, { stance: "contradicts" })] });
    expect(report.explanation).toContainEqual({ part: "against", supporting: 5, against: 2, refuted: false });
    expect(report.counts).toEqual({ review: 5 });
  });
});
