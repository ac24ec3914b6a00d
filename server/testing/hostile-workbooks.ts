// Workbooks and texts as nobody's program writes them: built here, byte by byte, to be refused.
import { zipSync } from "fflate";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

export type Parts = Record<string, string | Uint8Array>;

const text = (part: string | Uint8Array) =>
  typeof part === "string" ? new TextEncoder().encode(part) : part;
const zip = (parts: Parts) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, text(part)])), { level: 6 });

export interface WorkbookOptions {
  readonly strings?: string;
  readonly styles?: string;
  readonly workbook?: string;
  readonly more?: Parts;
}

/** The parts of a workbook whose only sheet holds these rows (as XML). */
export function workbookParts(
  rows: string,
  { strings, styles, workbook = "", more = {} }: WorkbookOptions = {},
): Parts {
  return {
    "[Content_Types].xml": `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "xl/workbook.xml": `${XML}<workbook ${MAIN} ${RELATIONS}>${workbook}<sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `${XML}<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
    ...(strings !== undefined && { "xl/sharedStrings.xml": `${XML}<sst ${MAIN}>${strings}</sst>` }),
    ...(styles !== undefined && { "xl/styles.xml": `${XML}<styleSheet ${MAIN}>${styles}</styleSheet>` }),
    ...more,
  };
}

export const workbook = (rows: string, options?: WorkbookOptions): Uint8Array =>
  zip(workbookParts(rows, options));
export const archive = zip;

const inline = (cell: string) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`;
/** Rows of plain texts. */
export const rowsOf = (...rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `<row>${cells.map(inline).join("")}</row>`).join("");

const HEADER = rowsOf(["Datum", "Recensie"]);
const ROWS = `${HEADER}${rowsOf(["2026-10-01", "Fijn"])}`;

/** Writes over numbers of the archive's directory: `change` gets the place of each entry's record. */
function tamper(bytes: Uint8Array, change: (view: DataView, at: number, entry: number) => void): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  let entry = 0;
  for (let at = 0; at + 46 < copy.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    change(view, at, entry);
    entry += 1;
  }
  return copy;
}

const renamed = (from: string, to: string): Uint8Array => {
  const bytes = workbook(ROWS, { more: { [from]: "x" } });
  const found = Buffer.from(bytes)
    .toString("latin1")
    .replaceAll(from, to.padEnd(from.length, "_").slice(0, from.length));
  return new Uint8Array(Buffer.from(found, "latin1"));
};

/** A file by what is wrong with it, and the code it must be refused with. */
export function hostileWorkbooks(): [what: string, bytes: Uint8Array, code: string][] {
  const good = workbook(ROWS);
  const bomb = workbook(`${ROWS}<!--${" ".repeat(120 * 1024 * 1024)}-->`);
  const lying = tamper(bomb, (view, at) => view.setUint32(at + 24, 100, true));
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`xl/x${n}.xml`, "x"]));
  const entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  const external = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
  const withDoctype = (doctype: string) =>
    archive({
      ...workbookParts(ROWS),
      "xl/worksheets/sheet1.xml": `${XML}${doctype}<worksheet ${MAIN}><sheetData>${ROWS}</sheetData></worksheet>`,
    });
  return [
    ["a small file that unpacks to 120 MB", bomb, "unpacksTooLarge"],
    ["the same, lying about its size", lying, "unpacksTooLarge"],
    ["300 entries", workbook(ROWS, { more: many }), "tooManyEntries"],
    ["two entries in one place", tamper(good, (view, at) => view.setUint32(at + 42, 0, true)), "unsafeEntry"],
    ["a name that climbs out", renamed("xl/abcdefgh.xml", "../../evil.xml"), "unsafeEntry"],
    ["an absolute name", renamed("xl/abcdefgh.xml", "/etc/evil.xml_"), "unsafeEntry"],
    ["a name twice", renamed("xl/workbook.xmX", "xl/workbook.xml"), "unsafeEntry"],
    [
      "a link in the file system",
      tamper(good, (view, at) => view.setUint32(at + 38, 0xa1ff0000, true)),
      "unsafeEntry",
    ],
    ["a password", tamper(good, (view, at) => view.setUint16(at + 8, 1, true)), "encrypted"],
    ["macros", workbook(ROWS, { more: { "xl/vbaProject.bin": "x" } }), "macros"],
    ["no workbook", archive({ "readme.txt": "x" }), "notAWorkbook"],
    ["a zip in a zip", archive({ "inner.zip": good }), "notAWorkbook"],
    ["entities that multiply", withDoctype(entity), "declares"],
    ["an entity from outside", withDoctype(external), "declares"],
    ["row 999,999,999", workbook(`${HEADER}<row r="999999999">${inline("x")}</row>`), "tooManyRows"],
    [
      "16,384 columns",
      workbook(`${HEADER}<row><c r="XFD2" t="inlineStr"><is><t>x</t></is></c></row>`),
      "tooManyColumns",
    ],
    ["a string that is not there", workbook(`${HEADER}<row><c t="s"><v>7</v></c></row>`), "damaged"],
    ["an old workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "oldExcel"],
    ["51,000 rows", workbook(rowsOf(...Array.from({ length: 51_000 }, () => ["a", "b"]))), "tooManyRows"],
  ];
}

const written = (content: string) => new TextEncoder().encode(content);

/** A text file by what is wrong with it, and the code it must be refused with. */
export function hostileTexts(): [what: string, bytes: Uint8Array, code: string][] {
  return [
    ["only blank lines", written("\n\n  \n"), "empty"],
    ["a quote that never ends", written('a;b\n"1;2\n3;4\n'), "openQuote"],
    ["one line of 2 MB", written("x".repeat(2 * 1024 * 1024)), "longLine"],
    ["a NUL", written("a;b\n1;\u0000\n"), "binary"],
    ["a million columns", written(`${"a;".repeat(400_000)}\n`), "tooManyColumns"],
    ["300,000 rows", written(`a;b\n${"1;2\n".repeat(300_000)}`), "tooManyRows"],
    ["JSON with an error", written('[{"a":1},]'), "notJson"],
    ["JSON without a table", written('["x",2,3]'), "noTable"],
    ["a header alone", written("a;b\n"), "noTable"],
    ["UTF-16 that holds a NUL", new Uint8Array([0xff, 0xfe, 0x61, 0, 0, 0]), "binary"],
  ];
}

/** A workbook cut off at every sixteenth of it. */
export function cutWorkbooks(): [what: string, bytes: Uint8Array, code: string][] {
  const whole = workbook(ROWS);
  return Array.from({ length: 15 }, (_, at) => [
    `cut off after ${at + 1} of 16 parts`,
    whole.subarray(0, Math.floor((whole.length * (at + 1)) / 16)),
    "damaged",
  ]);
}
