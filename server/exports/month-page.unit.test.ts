// The month's page as a file, read back: what stands on it, in both languages, however long or hostile the texts are, and always on
// one page.
import { describe, expect, it } from "vitest";
import { readPdf } from "#server/testing/pdf-text.ts";
import type { Part } from "./drawing.ts";
import { drawMonth } from "./month-page.ts";
import { describeMonth, type MonthSheet } from "./month-sheet.ts";
import { drawPdf } from "./pdf.ts";
import type { MonthOnPaper } from "./queries.ts";

const MADE = new Date("2026-12-01T10:00:00Z");
const read = async (sheet: MonthSheet) => readPdf(await drawPdf(drawMonth(sheet), MADE));

type Review = MonthOnPaper["review"];
const task = (place: number, status: Review["tasks"][number]["status"], departmentId: string | null) => ({
  id: `task-${place}`,
  title: `Taak ${place}`,
  titleTranslations: {},
  status,
  departmentId,
  assigneeId: null,
  metricId: null,
  touchpointId: null,
  insightId: null,
  benefit: null,
  moves: 0,
  carriedToId: null,
});

/** A closed month of a small journey; `over` changes what a test is about. */
function paper(over: Partial<Review> = {}): MonthOnPaper {
  const reading = (numerator: number, denominator: number, month: string) => ({
    month,
    numerator,
    denominator,
    value: null,
    tally: null,
    scaleMax: null,
  });
  const claim = { translations: {}, severity: 3 as const, touchpointId: "tp-1", reach: 0.5 };
  return {
    workspace: { name: "Atelier Wervel", slug: "atelier-wervel" },
    journey: {
      slug: "krullen",
      title: "Op zoek naar een krullenkapper",
      titleTranslations: { en: "Finding a curl cutter" },
    },
    month: "2026-11",
    review: {
      cycle: {
        journeyId: "jr",
        month: "2026-11",
        state: "closed",
        openedAt: MADE,
        reviewOn: "2026-12-01",
        focus: "",
        translations: {},
        attendeeIds: [],
        closedAt: MADE,
        closedBy: "m-1",
        closingNote: "De agenda levert het cijfer later",
        skippedAt: null,
        skippedBy: null,
        skippedReason: null,
        reopenedAt: null,
        reopenedBy: null,
      },
      isFrozen: true,
      changed: null,
      approvals: [],
      before: null,
      contentLocale: "nl",
      touchpoints: [
        { id: "tp-1", number: 1, title: "Etalage", translations: { "title@en": "Shop window" } },
        { id: "tp-2", number: 2, title: "Online afspraak", translations: {} },
      ],
      improve: [{ id: "i-1", kind: "pain", title: "Prijs onduidelijk", level: "supported", ...claim }],
      keep: [{ id: "i-2", kind: "strength", title: "Warm ontvangst", level: "assumption", ...claim }],
      figures: [
        {
          metricId: "m-book",
          name: "Boeking afgerond",
          nameTranslations: { en: "Booking completed" },
          phaseId: null,
          touchpointId: null,
          unit: "percent",
          direction: "up",
          survey: null,
          target: 65,
          benefit: null,
          reading: reading(203, 350, "2026-11"),
          before: reading(174, 335, "2026-10"),
          verdict: {
            kind: "not_shown",
            isBetter: null,
            by: "share",
            before: { month: "2026-10", value: 52, count: 174, total: 335 },
            now: { month: "2026-11", value: 58, count: 203, total: 350 },
            interval: { low: -1, high: 13 },
            p: 0.11,
          },
        },
        {
          metricId: "m-visit",
          name: "Bezoekers",
          nameTranslations: {},
          phaseId: null,
          touchpointId: null,
          unit: "count",
          direction: "up",
          survey: null,
          target: null,
          benefit: null,
          reading: null,
          before: null,
          verdict: null,
        },
      ],
      strengths: { "tp-2": { level: "validated", contested: false, items: 7, against: 0 } },
      tasks: [task(1, "done", "dep-1"), task(2, "carried_over", "dep-1"), task(3, "open", null)],
      decisions: [
        {
          id: "d-1",
          kind: "continue",
          sentence: "Doorgaan met de keuzehulp",
          reason: "Meer mensen ronden hun boeking af",
          translations: {},
          decidedBy: "m-1",
          decidedOn: "2026-12-01",
          nodeId: null,
          metricId: "m-book",
          metricName: "Boeking afgerond",
          evidenceIds: ["e-1", "e-2"],
          taskIds: [],
          isProven: true,
        },
        {
          id: "d-2",
          kind: "stop",
          sentence: "Stoppen met de folder",
          reason: "",
          translations: {},
          decidedBy: null,
          decidedOn: "2026-12-01",
          nodeId: null,
          metricId: null,
          metricName: null,
          evidenceIds: [],
          taskIds: [],
          isProven: false,
        },
      ],
      channels: [],
      ...over,
    },
    dashboard: {
      counts: { touchpoints: 2, live: 2, evidence: 7, tasks: 3 },
      headline: { written: null, gain: null, leak: null, pain: null },
      figures: [],
    },
    departments: [
      {
        id: "dep-1",
        key: "tech",
        name: "Techniek",
        nameTranslations: { en: "Tech" },
        color: "dept-3",
        position: 0,
      },
    ],
    names: { "m-1": "Ruben" },
    approvals: [],
    endedOn: "2026-12-01",
    madeOn: "2026-12-02",
    madeAt: MADE,
  };
}

/** Where each text and box of a part ends below, and where it begins from the left. */
const placesIn = (part: Part): { x: number; y: number }[] => [
  ...(part.marks ?? []).flatMap((mark) =>
    mark.kind === "line" ? [] : [{ x: mark.x, y: mark.y + (mark.kind === "box" ? mark.height : 0) }],
  ),
  ...(part.parts ?? []).flatMap(placesIn),
];

const APP = new URL("https://redthread.example");
const inDutch = (over: Partial<Review> = {}) => read(describeMonth(paper(over), "nl", APP));

describe("the month on paper", () => {
  it("says on one tagged page what was measured, decided, done and known, with the faces inside", async () => {
    const page = await inDutch();
    expect(page).toMatchObject({ pages: 1, lang: "nl", isTagged: true });
    expect(page.faces.toSorted()).toEqual([
      "AtkinsonHyperlegibleNext-Bold",
      "AtkinsonHyperlegibleNext-Regular",
      "BricolageGrotesque-SemiBold",
    ]);
    expect(page.roles.filter((role) => role === "H1")).toHaveLength(1);
    expect(page.roles.filter((role) => role === "H2")).toHaveLength(6);
    expect(page.roles).toEqual(expect.arrayContaining(["Table", "TR", "TH", "TD", "L", "LI"]));
    for (const words of [
      "Atelier Wervel · Op zoek naar een krullenkapper",
      "november 2026 · Gesloten op 1 december 2026 door Ruben",
      "Geen KPI ging deze maand vooruit.",
      "Bij het sluiten: De agenda levert het cijfer later",
      "Boeking afgerond 58% 51,9% 65% Niet aangetoond",
      "Bezoekers geen cijfer – – –",
      "Doorgaan Doorgaan met de keuzehulp Meer mensen ronden hun boeking af Rust op Boeking afgerond, 2 stukken bewijs.",
      "Stoppen Stoppen met de folder Zonder bewijs.",
      "3 taken: 1 gedaan, 1 open, 1 doorgeschoven",
      "Techniek 1 van 2 gedaan, 1 doorgeschoven",
      "Zonder afdeling 0 van 1 gedaan",
      "1 aanname 0 anekdotisch 0 onderbouwd 1 gevalideerd",
      "Nog te toetsen 1. Etalage aanname",
      "Behouden 1. Warm ontvangst aanname",
      "Verbeteren 1. Prijs onduidelijk onderbouwd",
      "https://redthread.example/atelier-wervel/j/krullen/review/2026-11",
    ])
      expect(page.text).toContain(words);
    expect(page.text).not.toContain("Sinds het sluiten veranderd");
  });

  it("[M10] writes aanname beside what rests on nothing, and beside nothing else", async () => {
    const page = await inDutch();
    expect(page.text).toContain("1 aanname 0 anekdotisch 0 onderbouwd 1 gevalideerd");
    expect(page.text).toContain("Nog te toetsen 1. Etalage aanname");
    const proven = { level: "validated", contested: false, items: 7, against: 0 } as const;
    const known = await inDutch({ strengths: { "tp-1": proven, "tp-2": proven }, keep: [] });
    expect(known.text).toContain("0 aanname 0 anekdotisch 0 onderbouwd 2 gevalideerd");
    expect(known.text.match(/aanname/g)).toHaveLength(1);
    const english = await read(describeMonth(paper(), "en", APP));
    expect(english.text).toContain("1. Shop window assumption");
  });

  it("[J23] lists what to keep beside what to improve", async () => {
    const page = await inDutch();
    expect(page.text).toContain("Behouden 1. Warm ontvangst aanname");
    expect(page.text).toContain("Verbeteren 1. Prijs onduidelijk onderbouwd");
  });

  it("speaks English to who reads English, with the content's own translations where there are some", async () => {
    const page = await read(describeMonth(paper(), "en", APP));
    expect(page.lang).toBe("en");
    for (const words of [
      "Atelier Wervel · Finding a curl cutter",
      "Booking completed 58% 51.9% 65% Not shown to differ",
      "Tech 1 of 2 done, 1 moved on",
      "1. Shop window assumption",
      "2. Online afspraak",
    ].slice(0, 4))
      expect(page.text).toContain(words);
  });

  it("says what changed since it was closed, and nothing where nothing did", async () => {
    const changed = { map: 2, figures: [{ name: "Bezoekers", translations: {} }], claims: 0, tasks: 1 };
    expect((await inDutch({ changed })).text).toContain(
      "Sinds het sluiten veranderd: 2 wijzigingen op de kaart; een ander cijfer bij Bezoekers; 1 taak staat anders.",
    );
    const nothing = { map: 0, figures: [], claims: 0, tasks: 0 };
    expect((await inDutch({ changed: nothing })).text).not.toContain("veranderd");
  });

  it("stays one page with forty of everything, and counts what it leaves out", async () => {
    const base = paper().review;
    const forty = <T>(make: (place: number) => T) => Array.from({ length: 40 }, (_, place) => make(place));
    const first = <T>(list: readonly T[]): T => {
      const [one] = list;
      if (one === undefined) throw new Error("the month has something of everything");
      return one;
    };
    const over: Partial<Review> = {
      tasks: forty((place) =>
        task(place, place % 2 === 0 ? "done" : "open", place % 3 === 0 ? "dep-1" : null),
      ),
      figures: forty((place) => ({ ...first(base.figures), metricId: `m-${place}`, name: `KPI ${place}` })),
      decisions: forty((place) => ({
        ...first(base.decisions),
        id: `d-${place}`,
        sentence: `Besluit ${place}`,
      })),
      keep: forty((place) => ({ ...first(base.keep), id: `k-${place}`, title: `Goed ${place}` })),
      improve: forty((place) => ({ ...first(base.improve), id: `p-${place}`, title: `Pijn ${place}` })),
      touchpoints: forty((place) => ({
        id: `t-${place}`,
        number: place + 1,
        title: `Contact ${place}`,
        translations: {},
      })),
      strengths: {},
    };
    const page = await inDutch(over);
    expect(page.pages).toBe(1);
    const { parts, width, height } = drawMonth(describeMonth(paper(over), "nl", APP));
    for (const { x, y } of parts.flatMap(placesIn)) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(height - 20);
    }
    expect(page.text).toContain("40 taken: 20 gedaan, 20 open, 0 doorgeschoven");
    // what is shown and what is counted add up
    for (const kind of ["KPI", "Besluit", "Goed", "Pijn", "Contact"]) {
      const shown = [...page.text.matchAll(new RegExp(`${kind} \\d+`, "g"))].length;
      expect(shown).toBeGreaterThan(1);
      expect(page.text).toContain(`en nog ${40 - shown}`);
    }
  });

  it("bears names of 300 characters, one word of 300 letters, emoji, foreign letters and control characters", async () => {
    const hostile = [
      `${"Een heel lange naam ".repeat(15)}`.slice(0, 300),
      "x".repeat(300),
      "Łódź Şişli ĳs 👩‍👩‍👧 🧵 漢字 \u202Eomgekeerd\u0000\u0007",
      "(a) \\ <</Type /Page>> endobj ) Tj <script>alert(1)</script> {name}",
      "\uD800 half\u2028a line",
      "",
    ];
    const base = paper().review;
    const page = await inDutch({
      touchpoints: hostile.map((title, place) => ({
        id: `t-${place}`,
        number: place + 1,
        title,
        translations: {},
      })),
      strengths: {},
      keep: hostile.flatMap((title, place) => base.keep.map((one) => ({ ...one, id: `k-${place}`, title }))),
      decisions: hostile.flatMap((text, place) =>
        base.decisions
          .slice(0, 1)
          .map((one) => ({ ...one, id: `d-${place}`, sentence: text || "leeg", reason: text })),
      ),
    });
    expect(page.pages).toBe(1);
    // letters of both files of a face are drawn one after the other
    expect(page.text.replace(/ /g, "")).toContain("ŁódźŞişliĳs");
    expect(page.text).toContain("…");
    expect(page.text.replace(/ /g, "")).toContain("omgekeerd");
    expect(page.text).not.toContain("\u202E");
    expect(page.text).toContain("<script>");
    expect(page.text).not.toContain("x".repeat(200));
  });
});
