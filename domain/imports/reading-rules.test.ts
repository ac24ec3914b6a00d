// How columns are read: what decides, what is asked, what is no data.
import { describe, expect, it } from "vitest";
import { parseDate, periodOf, readDateColumn } from "./dates.ts";
import { parseNumber, readNumberColumn } from "./numbers.ts";
import { isPersonalColumn, recognise, scaleOf } from "./presets.ts";
import { withoutTranslation } from "./evidence-row.ts";
import { detectDelimiter, headerDiff, layTable } from "./table.ts";

const table = (...lines: string[][]) => layTable(lines.map((cells, at) => ({ line: at + 1, cells })));

describe("numbers, by column", () => {
  it.each([
    [["1.234,56", "1.234"], "comma"],
    [["1,234.56", "1,234"], "point"],
    [["0,50"], "comma"],
    [["12345678"], "point"],
    [["€ 1.234,56", "-99,90"], "comma"],
    [["1.234.567"], "comma"],
    [["--", "", "7"], "point"],
  ] as const)("%j is decided: %s", (cells, sign) => {
    expect(readNumberColumn(cells).sign).toBe(sign);
  });

  it("1.234 alone is asked, and so is a column that contradicts itself", () => {
    expect(readNumberColumn(["1.234", "7"])).toMatchObject({ sign: null, example: "1.234" });
    expect(readNumberColumn(["1.234,5", "1,234.5"])).toMatchObject({ sign: null });
  });

  it("but not where the column holds whole numbers by its meaning", () => {
    expect(readNumberColumn(["13,245", "0"], true).sign).toBe("point");
    expect(readNumberColumn(["13.245"], true).sign).toBe("comma");
  });

  it("what is no number says none", () => {
    for (const cell of ["drie", "1.2.3", "12,34,56", "5 sterren", ""])
      expect(parseNumber(cell, "comma")).toBeNull();
    expect(parseNumber("(99,90)", "comma")).toBe(-99.9);
    expect(parseNumber("41,4%", "comma")).toBe(41.4);
    expect(parseNumber(1234.5, "comma")).toBe(1234.5);
  });
});

describe("dates, by column", () => {
  it("one day above twelve decides for all", () => {
    expect(readDateColumn(["01-02-2026", "29-03-2026"]).order).toBe("dmy");
    expect(readDateColumn(["01/02/2026", "03/29/2026"]).order).toBe("mdy");
  });

  it("without one it is asked; the same number twice needs no question", () => {
    expect(readDateColumn(["01-02-2026", "03-04-2026"])).toMatchObject({
      order: null,
      orders: ["dmy", "mdy"],
      example: "01-02-2026",
    });
    expect(readDateColumn(["03-03-2026"]).order).not.toBeNull();
    expect(readDateColumn(["13-01-2026", "01-13-2026"]).order).toBeNull();
  });

  it.each([
    ["2026-03-01T08:05:00+02:00", "2026-03-01", "08:05:00", 120],
    ["2026-09-03T09:12:33.123456Z", "2026-09-03", "09:12:33", 0],
    ["1 mrt. 2026 08:05", "2026-03-01", "08:05:00", null],
    ["zaterdag 31 oktober 2026", "2026-10-31", null, null],
    ["September 1, 2026", "2026-09-01", null, null],
    ["09/Oct/26 1:42 PM", "2026-10-09", "13:42:00", null],
    ["20260901", "2026-09-01", null, null],
    ["31/12/2026 12:00 AM", "2026-12-31", "00:00:00", null],
  ])("%s", (cell, day, time, offset) => {
    expect(parseDate(cell, "dmy")).toEqual({ day, time, offset, isMonth: false });
  });

  it("months alone, and days that do not exist", () => {
    expect(parseDate("mei 2026", "dmy")).toMatchObject({ day: "2026-05-01", isMonth: true });
    expect(parseDate("2026-11", "dmy")).toMatchObject({ day: "2026-11-01", isMonth: true });
    for (const cell of ["31-02-2026", "2026-13-01", "1 foo 2026", "25:00", "geen"])
      expect(parseDate(cell, "dmy")).toBeNull();
  });

  it("a report says above its header which days it is about", () => {
    const september = { from: "2026-09-01", until: "2026-09-30" };
    expect(periodOf(["# Start date: 20260901", "# End date: 20260930"])).toEqual(september);
    expect(periodOf(["Campagnerapport", "1 september 2026 - 30 september 2026"])).toEqual(september);
    expect(periodOf(["# 20260901-20260930"])).toEqual(september);
    expect(periodOf(["01-09-2026 - 30-09-2026"])).toBeNull();
  });
});

describe("the table in a file", () => {
  it("a semicolon file with decimal commas is not a comma file", () => {
    expect(detectDelimiter("Naam;Bedrag\nA;1,50\nB;2,75\n")).toBe(";");
    expect(detectDelimiter('a,b,c\n"1;2",3,4\n')).toBe(",");
    expect(detectDelimiter("alleen een kolom\nx\n")).toBe(";");
  });

  it("lines above the header are no header, also when a sheet filled them up with empty cells", () => {
    const laid = table(["Rapport", "", ""], ["Naam", "Datum", "Bedrag"], ["A", "1", "2"]);
    expect(laid.columns.map((one) => one.name)).toEqual(["Naam", "Datum", "Bedrag"]);
    expect(laid.preamble).toEqual(["Rapport"]);
  });

  it("totals, rows that are too long and a second table are set aside with their reason", () => {
    const laid = table(
      ["a", "b"],
      ["1", "2"],
      ["Totaal", "2"],
      ["1", "2", "3"],
      ["Totaal niet tevreden", "1"],
      [""],
      ["x", "y", "z"],
      ["1", "2"],
    );
    expect(laid.rows.map((row) => row.line)).toEqual([2, 5]);
    expect(laid.setAside).toEqual([
      { line: 3, reason: "footer" },
      { line: 4, reason: "tooManyCells" },
      { line: 7, reason: "otherTable" },
      { line: 8, reason: "otherTable" },
    ]);
  });

  it("a column may be called anything", () => {
    const laid = table(["__proto__", "constructor", "constructor"], ["1", "2", "3"]);
    expect(laid.columns).toEqual([
      { name: "__proto__", indexes: [0] },
      { name: "constructor", indexes: [1, 2] },
    ]);
  });

  it("a changed header is shown as what came and what went", () => {
    expect(headerDiff(["a", "b"], ["b", "a"])).toBeNull();
    expect(headerDiff(["a", "b"], ["b", "c"])).toEqual({ added: ["c"], removed: ["a"] });
  });
});

describe("what a column is", () => {
  it("addresses are left out, by name or by what stands in them", () => {
    for (const name of ["IP Address", "E-mail", "Email Address", "ip-adres", "Telefoonnummer"])
      expect(isPersonalColumn(name, [])).toBe(true);
    expect(isPersonalColumn("Contact", ["jan@wervel.example", "els@wervel.example"])).toBe(true);
    for (const name of ["Telefoon", "Recipe", "Shipping", "Email Subject"])
      expect(isPersonalColumn(name, ["x"])).toBe(false);
  });

  it("a form's answers begin with their time; an event log does not", () => {
    expect(recognise(["Tijdstempel", "Hoe tevreden ben je?"])).toBe("google_forms");
    expect(recognise(["case", "activity", "timestamp"])).toBeNull();
  });

  it("a scale is known by its name or asked, never guessed from the highest value alone", () => {
    expect(scaleOf("Sterren", 5, 1)).toBe(5);
    expect(scaleOf("Hoe waarschijnlijk is het dat je ons aanbeveelt?", 4, 0)).toBe(10);
    expect(scaleOf("Score", 5, 1)).toBeNull();
  });

  it("only the customer's own words are kept", () => {
    expect(withoutTranslation("Goed (Translated by Google) Good")).toBe("Goed");
    expect(withoutTranslation("(Translated by Google) Good (Original) Goed")).toBe("Goed");
  });
});
