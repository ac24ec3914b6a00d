// The files real tools write, read with nothing chosen by hand: every value, count and question as it was written down.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type ImportMapping, importMapping } from "#domain/imports/mapping.ts";
import { parseDate, readDateColumn } from "#domain/imports/dates.ts";
import { parseNumber, readNumberColumn } from "#domain/imports/numbers.ts";
import { isBalanced } from "#domain/imports/receipt.ts";
import { valueOfCell, valuesOf } from "#domain/imports/table.ts";
import { ZoneClock } from "./reading/local-time.ts";
import { prepare } from "./reading/prepare.ts";
import { readFile } from "./reading/read-file.ts";
import { FileRefusal } from "./reading/refusal.ts";

const FOLDER = path.join(import.meta.dirname, "fixtures");
const SAMPLES = path.join(import.meta.dirname, "../../public/samples");
const bytesOf = (name: string, folder = FOLDER) => new Uint8Array(readFileSync(path.join(folder, name)));
const ZONE = "Europe/Amsterdam";

const open = (name: string, mapping: ImportMapping | null = null, folder = FOLDER) =>
  prepare(readFile(bytesOf(name, folder)), mapping, ZONE);
const sum = (name: string, series: string) => {
  const { readings } = open(`exports/${name}`);
  return readings
    .filter((one) => one.name === series)
    .reduce((total, one) => total + (one.value ?? one.numerator ?? 0), 0);
};

function refusalOf(run: () => unknown): string | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof FileRefusal) return error.code;
    throw error;
  }
}

describe("eight ways to write the same three rows", () => {
  const { rows, files } = JSON.parse(readFileSync(path.join(FOLDER, "locale/expected.json"), "utf8")) as {
    rows: { Naam: string; Datum_local: string; Bedrag: number }[];
    files: string[];
  };
  const instants = ["2026-03-01T07:05:00.000Z", "2026-03-29T01:30:00.000Z", "2026-12-31T22:59:00.000Z"];

  it.each(files)("%s", (name) => {
    const { table } = readFile(bytesOf(`locale/${name}`));
    const [nameColumn, dateColumn, amountColumn] = table.columns;
    const cells = (at: number) => table.rows.map((row) => valueOfCell(row, table.columns[at]));
    const { order } = readDateColumn(cells(1));
    const { sign } = readNumberColumn(cells(2));
    expect([nameColumn?.name, dateColumn?.name, amountColumn?.name]).toEqual(["Naam", "Datum", "Bedrag"]);
    const clock = new ZoneClock(ZONE);
    const read = table.rows.map((row) => {
      const moment = parseDate(valueOfCell(row, dateColumn), order ?? "ymd");
      return {
        Naam: valueOfCell(row, nameColumn),
        Datum_local: `${moment?.day}T${moment?.time}`,
        Bedrag: parseNumber(valueOfCell(row, amountColumn), sign ?? "point"),
      };
    });
    expect(read).toEqual(rows);
    const placed = table.rows.map((row) => {
      const moment = parseDate(valueOfCell(row, dateColumn), order ?? "ymd");
      return moment && clock.place(moment);
    });
    expect(placed.map((one) => one?.instant?.toISOString())).toEqual(instants);
    expect(placed.map((one) => one?.note)).toEqual([null, "clockForward", null]);
  });

  it("the total row below the sheet is set aside", () => {
    expect(readFile(bytesOf("locale/excel-sep-line.csv")).table.setAside).toEqual([
      { line: 7, reason: "footer" },
    ]);
  });
});

describe("exports of tools", () => {
  it("Google Analytics: a month from the lines above, rates from their two numbers", () => {
    const { description, receipt, readings } = open("exports/ga4-report.csv");
    expect(description).toMatchObject({
      preset: "ga4_report",
      period: { from: "2026-09-01", until: "2026-09-30" },
      questions: [],
    });
    expect(receipt).toMatchObject({ read: 3, accepted: 3, rejected: 0 });
    expect(sum("ga4-report.csv", "Sessions")).toBe(7600);
    expect(sum("ga4-report.csv", "Key events")).toBe(273);
    expect(sum("ga4-report.csv", "Total revenue")).toBe(12873.75);
    expect(readings.find((one) => one.name === "Key events / Sessions")).toMatchObject({
      period: "2026-09",
      numerator: 273,
      denominator: 7600,
      value: null,
    });
  });

  it("Google Analytics, free form: the grand total is no row", () => {
    const { receipt, readings } = open("exports/ga4-freeform.csv");
    expect(receipt).toMatchObject({ read: 3, accepted: 2, rejected: 1, reasons: { footer: 1 } });
    expect(sum("ga4-freeform.csv", "Active users")).toBe(300);
    expect(readings.map((one) => one.period).sort()).toEqual([
      "2026-08-01",
      "2026-08-01",
      "2026-09-01",
      "2026-09-01",
    ]);
    expect(receipt.notes).toMatchObject({ days: 4, dayMonths: 2, months: 0, daysApart: ["Active users"] });
  });

  it("Google Ads, Dutch: UTF-16, comma decimals in quotes, dashes for nothing", () => {
    const { description, receipt } = open("exports/google-ads-nl.csv");
    expect(description).toMatchObject({ preset: "google_ads", encoding: "utf-16le", questions: [] });
    expect(receipt).toMatchObject({ read: 4, accepted: 3, reasons: { footer: 1 } });
    const found = ["Kosten", "Vert.", "Klikken", "Conversies"].map((name) => sum("google-ads-nl.csv", name));
    expect(found.map((one) => Math.round(one * 100))).toEqual([133_446, 1_324_500, 12_900, 350]);
    expect(receipt.notes).toMatchObject({ days: 8, months: 0 });
  });

  it("Google Ads, English: without a day the month stands above", () => {
    const { receipt, readings } = open("exports/google-ads-en.csv");
    expect(receipt).toMatchObject({ read: 3, accepted: 2, reasons: { footer: 1 } });
    expect(readings).toContainEqual(
      expect.objectContaining({ name: "Cost", period: "2026-09", value: 1334.46 }),
    );
    expect(readings).toContainEqual(expect.objectContaining({ name: "Impr.", value: 13245 }));
  });

  it("Trustpilot: the title is kept, a line break in a cell too", () => {
    const { items, receipt, description } = open("exports/trustpilot.csv");
    expect(description.preset).toBe("trustpilot");
    expect(receipt.rejected).toBe(0);
    expect(items.map((one) => one.rating)).toEqual([5, 2]);
    expect(items[1]).toMatchObject({
      title: "Te laat",
      ratingMax: 5,
      day: "2026-09-12",
      respondent: "Piet",
      source: "Trustpilot",
    });
    expect(items[1]?.body).toContain("reageerde\nen");
  });

  it("Google reviews: stars in words, the machine's translation cut off, a review without words kept", () => {
    const { items, receipt } = open("exports/google-reviews.json");
    expect(items.map((one) => [one.rating, one.body, one.title])).toEqual([
      [5, "Super geknipt", ""],
      [2, "", "★★☆☆☆"],
    ]);
    expect(receipt.notes.translationsCut).toBe(1);
  });

  it("Typeform: an answer that was not finished does not count", () => {
    const { items, receipt } = open("exports/typeform-nps.csv");
    expect(receipt).toMatchObject({ rejected: 1, reasons: { partial: 1 } });
    const scores = items.map((one) => one.rating ?? 0);
    expect(scores).toEqual([10, 9, 7, 3]);
    expect(items.every((one) => one.ratingMax === 10 && one.kind === "survey")).toBe(true);
    const promoters = scores.filter((one) => one >= 9).length;
    const detractors = scores.filter((one) => one <= 6).length;
    expect(((promoters - detractors) / scores.length) * 100).toBe(25);
  });

  it("SurveyMonkey: two header lines, one column an option, the address left out", () => {
    const { items, description, receipt } = open("exports/surveymonkey-2rows.csv");
    expect(description.questions).toEqual([]);
    expect(receipt.notes.personal).toEqual(["IP Address"]);
    expect(items.map((one) => one.rating)).toEqual([4, 5]);
    expect(items.map((one) => one.day)).toEqual(["2026-09-01", "2026-09-13"]);
    const options = items.flatMap((one) => one.body.split(", "));
    expect(options.sort()).toEqual(["Telefoon", "Website", "Winkel"]);
  });

  it("Jira: columns of the same name are one column with several values; two-figure years and half days", () => {
    const { table } = readFile(bytesOf("exports/jira.csv"));
    const column = (name: string) => table.columns.find((one) => one.name === name);
    const [first] = table.rows;
    if (!first) throw new Error("no row");
    const labels = column("Labels");
    expect(labels && valuesOf(first, labels)).toEqual(["checkout", "mobiel"]);
    const clock = new ZoneClock(ZONE);
    const at = (name: string) => {
      const moment = parseDate(valueOfCell(first, column(name)), "dmy");
      return moment ? (clock.place(moment).instant?.getTime() ?? 0) : 0;
    };
    expect((at("Resolved") - at("Created")) / 3_600_000).toBeCloseTo(19.383333, 5);
    const { items } = open("exports/jira.csv");
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({
      kind: "ticket",
      title: "Afrekenen faalt, op Safari",
      day: "2026-10-09",
      body: "checkout, mobiel",
    });
  });

  it("Klaviyo: shares of what was delivered", () => {
    const { readings } = open("exports/klaviyo-campaigns.csv");
    expect(readings).toContainEqual(
      expect.objectContaining({ name: "Unique Opens / Deliveries", numerator: 812, denominator: 1960 }),
    );
  });

  it("Plausible: visitors of a day come from several sources, and it is said that one person can be in several", () => {
    const { receipt, readings } = open("exports/plausible/imported_sources_20260901_20260930.csv");
    expect(sum("plausible/imported_sources_20260901_20260930.csv", "visitors")).toBe(230);
    expect(receipt.notes).toMatchObject({ notAdditive: ["visitors"], daysApart: ["visitors"] });
    expect(new Set(readings.map((one) => one.period))).toEqual(new Set(["2026-09-01"]));
  });

  it("Zendesk: one object a line; only an answered question about satisfaction is an opinion", () => {
    const { items, receipt } = open("exports/zendesk-tickets.json");
    expect(receipt.rejected).toBe(0);
    expect(items.map((one) => [one.title, one.sentiment])).toEqual([
      ["Waar blijft mijn pakket?", "negative"],
      ["Factuur", null],
    ]);
  });

  it("Zendesk as a table: the same words with spaces, whoever asked by number, no address", () => {
    const { items, receipt, description } = open("exports/zendesk-tickets.csv");
    expect(description).toMatchObject({ preset: "zendesk", questions: [], missing: [] });
    expect(receipt).toMatchObject({ rejected: 0, notes: { personal: ["Requester email"] } });
    expect(items.map((one) => [one.title, one.day, one.sentiment, one.respondent, one.source])).toEqual([
      ["Waar blijft mijn pakket?", "2026-09-01", "negative", "77", "Mail"],
      ["Factuur, tweede keer", "2026-09-13", null, "78", "Chat"],
      ["Snel geholpen", "2026-09-14", "positive", "79", "Web Form"],
    ]);
  });

  it("GitHub: issues of two repositories with one number are two, at their own day; as a table too", () => {
    const { items, description } = open("exports/github-issues.json");
    expect(description).toMatchObject({ preset: "github", questions: [], missing: [] });
    expect(items.map((one) => [one.kind, one.title, one.body, one.day, one.respondent, one.url])).toEqual([
      [
        "ticket",
        "Afrekenen faalt op Safari",
        "De knop doet niets.",
        "2026-09-02",
        "klant-a",
        "https://github.example/winkel/site/issues/12",
      ],
      [
        "ticket",
        "Levertijd tonen",
        "",
        "2026-09-03",
        "klant-b",
        "https://github.example/winkel/app/issues/12",
      ],
    ]);
    const table = open("exports/github-issues.csv");
    expect(table.description).toMatchObject({ preset: "github", questions: [], missing: [] });
    expect(table.items[0]?.key).toBe(items[0]?.key);
    expect(table.items.map((one) => one.title)).toEqual([
      "Afrekenen faalt op Safari",
      "Bon, tweede exemplaar",
    ]);
  });

  it("Google Analytics in Dutch: the same exploration by its Dutch words", () => {
    const { description, receipt } = open("exports/ga4-freeform-nl.csv");
    expect(description).toMatchObject({ preset: "ga4_freeform", questions: [] });
    expect(receipt).toMatchObject({ read: 3, accepted: 2, reasons: { footer: 1 } });
    expect(sum("ga4-freeform-nl.csv", "Actieve gebruikers")).toBe(240);
    expect(sum("ga4-freeform-nl.csv", "Belangrijke gebeurtenissen")).toBe(9);
  });

  it("Matomo: UTF-16 although it has commas; what is nested in it is left alone; a report of nothing is no table", () => {
    const { description, receipt } = open("exports/matomo-days.csv");
    expect(description).toMatchObject({
      preset: "matomo",
      encoding: "utf-16le",
      delimiter: ",",
      questions: [],
    });
    expect(receipt).toMatchObject({ read: 3, accepted: 3 });
    const series = ["nb_visits", "nb_uniq_visitors", "nb_conversions"];
    expect(series.map((name) => sum("matomo-days.csv", name))).toEqual([348, 295, 10]);
    expect(description.names).toEqual(series);
    expect(refusalOf(() => open("exports/matomo-empty.csv"))).toBe("noTable");
  });

  it("Mailchimp: clicks as a share of what was delivered; opens are left alone, since mail programs open by themselves", () => {
    const { description, readings } = open("exports/mailchimp-campaigns.csv");
    expect(description).toMatchObject({ preset: "mailchimp", questions: [] });
    expect(readings.filter((one) => one.denominator !== null)).toMatchObject([
      { name: "Unique Clicks / Deliveries", numerator: 98, denominator: 1960 },
      { name: "Unique Clicks / Deliveries", numerator: 79, denominator: 1975 },
    ]);
    expect(sum("mailchimp-campaigns.csv", "Unsubscribes")).toBe(11);
  });

  it("Google Forms in Dutch: known by its first column; what was ticked together stays together", () => {
    const { description, items } = open("exports/google-forms-nl.csv");
    expect(description).toMatchObject({ preset: "google_forms", questions: [] });
    expect(items.map((one) => [one.rating, one.ratingMax, one.day])).toEqual([
      [5, 5, "2026-09-01"],
      [3, 5, "2026-09-13"],
    ]);
    expect(items[0]?.body).toContain("Instagram, Vriendin");
  });

  it("a list of NPS answers: nought is an answer, an empty cell is none", () => {
    const { description, items, receipt } = open("exports/nps-list-nl.csv");
    expect(description).toMatchObject({ preset: "nps_list", questions: [], encoding: "utf-8" });
    expect(items.map((one) => [one.kind, one.rating, one.ratingMax])).toEqual([
      ["survey", 10, 10],
      ["survey", 0, 10],
      ["survey", null, null],
      ["survey", 7, 10],
    ]);
    expect(receipt.rejected).toBe(0);
  });

  it("every file balances", () => {
    const files = readdirSync(path.join(FOLDER, "exports"), { recursive: true }).map(String);
    const isTable = (name: string) =>
      /\.(csv|json)$/.test(name) && name !== "expected.json" && name !== "matomo-empty.csv";
    for (const name of files.filter(isTable)) {
      const { description, receipt, items } = open(`exports/${name}`);
      const rows = items.reduce((total, one) => total + one.rows, 0);
      expect(isBalanced(receipt), name).toBe(true);
      // where something is asked, nothing was read yet; a report of nothing is refused
      if (description.questions.length === 0) expect(receipt.read + rows, name).toBeGreaterThan(0);
    }
  });
});

describe("our own samples", () => {
  it.each([
    ["reviews-sample.csv", 198, 2],
    ["reviews-sample-nl-excel.csv", 24, 0],
  ])("%s needs no choice", (name, count, duplicate) => {
    const { description, items, receipt } = open(name, null, SAMPLES);
    expect(description).toMatchObject({
      questions: [],
      missing: [],
      mapping: { target: "evidence", kind: "review" },
    });
    expect(items).toHaveLength(count);
    expect(receipt).toMatchObject({ rejected: 0, duplicate });
    expect(items.every((one) => one.ratingMax === 5 && one.rating !== null && one.url !== null)).toBe(true);
  });

  it("interviews: rows of one conversation are one item with several quotes", () => {
    const { items, receipt } = open("interviews-sample.csv", null, SAMPLES);
    expect(receipt.rejected).toBe(0);
    expect(items.reduce((total, one) => total + one.rows, 0)).toBe(30);
    expect(items[0]).toMatchObject({ kind: "interview", respondent: "R1, 31", consent: "yes", rows: 3 });
    expect(items[0]?.quotes).toHaveLength(3);
  });

  it("a list of KPIs: one reading a name and month", () => {
    const { description, readings } = open("kpi-sample.csv", null, SAMPLES);
    expect(description).toMatchObject({ preset: "kpi_list", questions: [], missing: ["journey"] });
    expect(readings).toHaveLength(162);
    expect(new Set(readings.map((one) => one.name)).size).toBe(27);
    expect(readings.filter((one) => one.name.startsWith("Kosten (€) · ")).length).toBeGreaterThan(0);
    expect(readings[0]).toMatchObject({ name: "Bereik Instagram", period: "2026-05", value: 8200 });
  });
});

it("a mapping is plain data: what it says after being stored is what it said before", () => {
  const { mapping } = open("exports/trustpilot.csv").description;
  expect(importMapping.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
});
