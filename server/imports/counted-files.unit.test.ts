// Files whose rows are counted by what they are and when they happened: orders of web shops, contacts and deals of a sales tool.
// And logs of events, which are only recognised.
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type ImportMapping, withAnswer } from "#domain/imports/mapping.ts";
import { prepare } from "./reading/prepare.ts";
import { readFile } from "./reading/read-file.ts";
import { FileRefusal } from "./reading/refusal.ts";

const ZONE = "Europe/Amsterdam";
const open = (name: string, mapping: ImportMapping | null = null) => {
  const bytes = readFileSync(path.join(import.meta.dirname, "fixtures/exports", name));
  return prepare(readFile(new Uint8Array(bytes)), mapping, ZONE);
};

describe("orders of a web shop", () => {
  const answered = (name: string, answer: string) => {
    const { description } = open(name);
    const [question] = description.questions;
    if (!question || !description.mapping) throw new Error("nothing was asked");
    return open(name, withAnswer(description.mapping, question, answer));
  };
  const totals = ({ readings }: ReturnType<typeof open>) => {
    const sums: Record<string, number> = {};
    for (const one of readings) sums[one.name] = (sums[one.name] ?? 0) + Math.round((one.value ?? 0) * 100);
    return sums;
  };

  it("both amounts stand there: with VAT or without is asked, and is part of the name", () => {
    const { description } = open("shop-orders-nl.csv");
    expect(description).toMatchObject({
      preset: "shop_orders",
      questions: [
        {
          kind: "vat",
          subject: "Totaal incl. btw / Totaal excl. btw",
          choices: ["incl", "excl"],
        },
      ],
    });
    const incl = answered("shop-orders-nl.csv", "incl");
    // times a hundred: 3 orders and one paid back, 2 returns, € 49,95 + 1.234,70 + 20 − 49,95
    expect(totals(incl)).toEqual({ Bestellingen: 400, Retouren: 200, "Omzet incl. btw": 125_470 });
    expect(totals(answered("shop-orders-nl.csv", "excl"))).toEqual({
      Bestellingen: 400,
      Retouren: 200,
      "Omzet excl. btw": 103_694,
    });
    expect(incl.receipt).toMatchObject({
      read: 8,
      accepted: 5,
      duplicate: 1,
      rejected: 2,
      reasons: { cancelled: 1, footer: 1 },
      notes: { personal: ["E-mailadres"], refunded: 1 },
    });
    expect(incl.description.preview.every((row) => row.cells[3] === "")).toBe(true);
  });

  it("one amount of which the name does not tell: the answer names it; what failed and what was paid in dollars stays out", () => {
    const read = answered("shop-orders-en.csv", "excl");
    expect(totals(read)).toEqual({ Orders: 200, Returns: 100, "Revenue excl. VAT": 104_995 });
    expect(read.receipt).toMatchObject({
      read: 5,
      accepted: 3,
      reasons: { cancelled: 1, otherCurrency: 1 },
    });
  });

  it("Shopify: one line an article, one order; a day as it was in the shop", () => {
    const read = answered("shopify-orders.csv", "incl");
    expect(read.description).toMatchObject({ preset: "shopify_orders" });
    expect(totals(read)).toEqual({ Orders: 300, Returns: 200, "Revenue incl. VAT": 8_995 });
    expect(read.receipt).toMatchObject({
      accepted: 3,
      duplicate: 1,
      reasons: { cancelled: 1 },
      notes: { personal: ["Email", "Billing Name"], refunded: 1 },
    });
  });

  it("an order that comes twice with different amounts is not added up", () => {
    const bytes = Buffer.from(
      "Order ID,Order Date,Status,Total incl. VAT\nA1,2026-10-14,paid,10.00\nA1,2026-10-14,paid,12.00\nA2,2026-10-14,paid,\n",
    );
    const { description, receipt } = prepare(readFile(bytes), null, ZONE);
    // the column says it itself
    expect(description.questions).toEqual([]);
    expect(receipt).toMatchObject({ accepted: 1, reasons: { severalTotals: 1, empty: 1 } });
  });
});

describe("a state of things with its dates", () => {
  const sum = (name: string, series: string) =>
    open(name).readings.reduce((total, one) => total + (one.name === series ? (one.value ?? 0) : 0), 0);

  it("HubSpot contacts: one for each date on which one became something; a record that comes twice counts once", () => {
    const { description, receipt } = open("hubspot-contacts.csv");
    expect(description).toMatchObject({ preset: "hubspot_contacts", questions: [], missing: ["journey"] });
    expect(
      ["Create Date", "Became a Lead Date", "Became an Opportunity Date", "Became a Customer Date"].map(
        (name) => sum("hubspot-contacts.csv", name),
      ),
    ).toEqual([3, 3, 2, 1]);
    expect(receipt).toMatchObject({
      read: 4,
      accepted: 3,
      duplicate: 1,
      notes: { personal: ["First Name", "Last Name", "Email"] },
    });
  });

  it("HubSpot deals: the stages it went through; when it may close is no event", () => {
    const { description } = open("hubspot-deals.csv");
    expect(description.preset).toBe("hubspot_deals");
    expect(description.names).toEqual([
      "Create Date",
      'Date entered "Offerte (Sales Pipeline)"',
      'Date entered "Closed won (Sales Pipeline)"',
    ]);
  });
});

describe("logs of events are called by their name, and read by nobody yet", () => {
  const refused = (text: string): string | null => {
    try {
      readFile(new Uint8Array(Buffer.from(text)));
      return null;
    } catch (error) {
      if (error instanceof FileRefusal) return error.code;
      throw error;
    }
  };
  it.each([
    ["xml", '<?xml version="1.0"?>\n<tickets><ticket id="1"/></tickets>'],
    [
      "xesLog",
      '<?xml version="1.0"?>\n<log xes.version="1.0"><trace><string key="concept:name"/></trace></log>',
    ],
    ["ocelLog", '{"objectTypes":[{"name":"order"}],"eventTypes":[],"objects":[],"events":[]}'],
    ["ocelLog", '<?xml version="1.0"?>\n<log><object-types/><event-types/></log>'],
    ["ocelLog", "SQLite format 3\u0000 CREATE TABLE event_object"],
    ["caseLog", "case,activity,timestamp\n1,bezoek,2026-09-01T10:00:00Z\n"],
    ["caseLog", "case:concept:name,concept:name,time:timestamp,amount\n1,bezoek,2026-09-01T10:00:00Z,3\n"],
    ["ga4Events", '{"event_date":"20260901","event_timestamp":"1788220800000000","event_name":"page_view"}'],
    ["matomoVisits", '[{"idVisit":1,"visitorId":"x","serverTimestamp":1788220800,"actionDetails":[]}]'],
  ])("%s", (code, text) => {
    expect(refused(text)).toBe(code);
  });
});
