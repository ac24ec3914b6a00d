// Files made to hurt: refused with their code, or read for the little they are. Nothing is followed, calculated or unpacked
// without being counted.
import { describe, expect, it } from "vitest";
import {
  archive,
  cutWorkbooks,
  hostileTexts,
  hostileWorkbooks,
  rowsOf,
  workbook,
} from "#server/testing/hostile-workbooks.ts";
import { readFile } from "./reading/read-file.ts";
import { FileRefusal } from "./reading/refusal.ts";

/** How reading ends: `read`, or the code of the refusal. Anything else is a defect. */
function outcome(bytes: Uint8Array): string {
  try {
    readFile(bytes);
    return "read";
  } catch (error) {
    if (error instanceof FileRefusal) return error.code;
    throw error;
  }
}
const text = (content: string) => new TextEncoder().encode(content);
const cellsOf = (bytes: Uint8Array) => readFile(bytes).table.rows.map((row) => row.cells);

describe("workbooks", () => {
  it.each(hostileWorkbooks())("%s", { timeout: 60_000 }, (_what, bytes, code) => {
    expect(bytes.length).toBeLessThan(1024 * 1024);
    expect(outcome(bytes)).toBe(code);
  });

  it("cut off at every sixteenth of it", () => {
    for (const [, bytes, code] of cutWorkbooks()) expect(outcome(bytes)).toBe(code);
    expect(outcome(workbook(rowsOf(["Datum", "Recensie"], ["2026-10-01", "Fijn"])))).toBe("read");
  });

  it("dates of both calendars, shared strings, errors, formulas by their last result, links to elsewhere left alone", () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>';
    const rows = `${rowsOf(["Datum", "Moment", "Bedrag", "Tekst", "Formule"])}<row r="2"><c r="A2" s="1"><v>46082</v></c><c r="B2" s="2"><v>46082.5</v></c><c r="C2"><v>1234.56</v></c><c r="D2" t="s"><v>0</v></c><c r="E2" t="str"><f>WEBSERVICE("https://evil.example")</f><v>oud</v></c></row><row r="3"><c r="C3" t="e"><v>#REF!</v></c><c r="D3" t="inlineStr"><is><t>x</t></is></c></row>`;
    const options = {
      styles,
      strings: "<si><r><t>Zo</t></r><r><t>ë</t></r></si>",
      more: { "xl/externalLinks/externalLink1.xml": "<x/>" },
    };
    expect(cellsOf(workbook(rows, options))).toEqual([
      ["2026-03-01", "2026-03-01 12:00:00", 1234.56, "Zoë", "oud"],
      ["", "", "", "x", ""],
    ]);
    const later = workbook(rows, { ...options, workbook: '<workbookPr date1904="1"/>' });
    expect(cellsOf(later)[0]?.[0]).toBe("2030-03-02");
  });

  it("a merged area over the whole sheet costs nothing", () => {
    const parts = rowsOf(["Datum", "Recensie"], ["2026-10-01", "Fijn"]);
    const merged = workbook(
      `${parts}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData>`,
    );
    expect(cellsOf(merged)).toEqual([["2026-10-01", "Fijn"]]);
  });

  it("names are no promise: text called .xlsx is text, headers may be called __proto__", () => {
    expect(readFile(text("a;b\n1;2\n")).format).toBe("csv");
    const { table } = readFile(workbook(rowsOf(["__proto__", "constructor"], ["1", "2"])));
    expect(table.columns.map((column) => column.name)).toEqual(["__proto__", "constructor"]);
    expect(outcome(archive({ "a.csv": "a;b\n1;2\n" }))).toBe("notAWorkbook");
  });
});

describe("text", () => {
  it.each([["nothing", new Uint8Array(), "empty"], ...hostileTexts()])(
    "%s",
    { timeout: 60_000 },
    (_what, bytes, code) => {
      expect(outcome(bytes)).toBe(code);
    },
  );

  it("formulas are words, a turned line is turned back, ids are only words", () => {
    const cells = cellsOf(text('id;tekst\n1;=HYPERLINK("x")\n1;"+1\n-2"\n'));
    expect(cells).toEqual([
      ["1", '=HYPERLINK("x")'],
      ["1", "+1\n-2"],
    ]);
  });

  it("a quote that never ends is named by the line on which it begins", () => {
    const lineOf = (content: string) => {
      try {
        readFile(text(content));
        return "read";
      } catch (error) {
        return error instanceof FileRefusal ? [error.code, error.line] : error;
      }
    };
    expect(lineOf('a;b\n"1\n2";3\n4;"5\n6;7\n8;9\n')).toEqual(["openQuote", 4]);
    expect(lineOf('sep=;\na;b\n"1;2\n3;4\n')).toEqual(["openQuote", 3]);
  });

  it("deep JSON ends", () => {
    const deep = `[{"a":${'{"a":'.repeat(2_000)}1${"}".repeat(2_000)},"b":2}]`;
    expect(cellsOf(text(deep))).toEqual([[2]]);
  });
});
