// One logical table, written in every way that tools and countries write tables. Seeded: the same number gives the same file.
import { mulberry } from "./seeded.ts";

export interface LogicalRow {
  readonly name: string;
  /** `2026-03-01` */
  readonly day: string;
  readonly amount: number;
  readonly labels: readonly string[];
}

export interface WrittenTable {
  readonly bytes: Uint8Array;
  readonly rows: readonly LogicalRow[];
  /** Rows that must be set aside. */
  readonly totals: number;
  readonly how: string;
}

const ENCODINGS = ["utf-8", "utf-8-bom", "utf-16le", "utf-16be", "windows-1252"] as const;
const DELIMITERS = [";", ",", "\t", "|"] as const;
const LINE_ENDS = ["\r\n", "\n", "\r"] as const;
const QUOTING = ["needed", "all"] as const;
const DECIMALS = ["comma", "point"] as const;
const GROUPING = [false, true] as const;
const ORDERS = ["dmy", "mdy", "iso", "names"] as const;
const PREAMBLES = [0, 2] as const;
const TOTALS = [false, true] as const;
const DOUBLED = [false, true] as const;
const SEP_LINES = [false, true] as const;

const MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
const NAMES = [
  "Café Ambiança",
  "Zoë’s Kapsalon",
  '"Jansen; Zn"',
  "A, B & C",
  "Pijp|hoek",
  "Ännelie",
  "Twee\nregels",
  "Ruim  wit",
];

function writeNumber(value: number, decimal: "comma" | "point", isGrouped: boolean): string {
  const [whole = "", part] = Math.abs(value)
    .toFixed(Number.isInteger(value) ? 0 : 2)
    .split(".");
  const grouped = isGrouped ? whole.replace(/\B(?=(\d{3})+$)/g, decimal === "comma" ? "." : ",") : whole;
  return `${value < 0 ? "-" : ""}${grouped}${part === undefined ? "" : `${decimal === "comma" ? "," : "."}${part}`}`;
}

function writeDay(day: string, order: (typeof ORDERS)[number]): string {
  const [year = "", month = "", date = ""] = day.split("-");
  switch (order) {
    case "dmy":
      return `${date}-${month}-${year}`;
    case "mdy":
      return `${month}/${date}/${year}`;
    case "iso":
      return day;
    case "names":
      return `${Number(date)} ${MONTHS[Number(month) - 1]}. ${year}`;
  }
}

function encode(text: string, encoding: (typeof ENCODINGS)[number]): Uint8Array {
  if (encoding === "utf-16le") return Buffer.from(`\ufeff${text}`, "utf16le");
  if (encoding === "utf-16be") return Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  if (encoding === "windows-1252") return Buffer.from(text.replaceAll("’", "\u0092"), "latin1");
  return Buffer.from(encoding === "utf-8-bom" ? `\ufeff${text}` : text, "utf8");
}

/** The table of one seed. */
export function writeTable(seed: number): WrittenTable {
  const next = mulberry(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const [encoding, delimiter, lineEnd, quoting] = [
    pick(ENCODINGS),
    pick(DELIMITERS),
    pick(LINE_ENDS),
    pick(QUOTING),
  ];
  const [decimal, isGrouped, order] = [pick(DECIMALS), pick(GROUPING), pick(ORDERS)];
  const [preamble, hasTotal, isDoubled, hasSep] = [
    pick(PREAMBLES),
    pick(TOTALS),
    pick(DOUBLED),
    pick(SEP_LINES),
  ];
  // few rows and small days now and then, so that many files cannot be decided
  const count = 2 + Math.floor(next() * 12);
  const lastDay = pick([12, 28]);
  const rows = Array.from({ length: count }, (): LogicalRow => {
    const whole = Math.floor(next() * pick([10, 1_000, 10_000_000])) * (next() < 0.2 ? -1 : 1) || 0;
    const amount =
      next() < 0.4 ? whole + 0 : Number((whole + Math.floor(next() * 100) / 100).toFixed(2)) || 0;
    const day = `2026-${String(1 + Math.floor(next() * 12)).padStart(2, "0")}-${String(1 + Math.floor(next() * lastDay)).padStart(2, "0")}`;
    return { name: pick(NAMES), day, amount, labels: [pick(["rood", "blauw"]), pick(["groot", ""])] };
  });
  const quote = (cell: string) =>
    quoting === "all" || cell.includes(delimiter) || /["\r\n]/.test(cell)
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  const labels = isDoubled ? ["Label", "Label"] : ["Label"];
  const width = 3 + labels.length;
  const line = (cells: readonly string[]) => cells.map(quote).join(delimiter) + lineEnd;
  const lines = [
    ...(hasSep ? [`sep=${delimiter}${lineEnd}`] : []),
    ...(preamble > 0 ? [`Rapport van de salon${lineEnd}`, `Voor intern gebruik${lineEnd}`] : []),
    line(["Naam", "Datum", "Bedrag", ...labels]),
    ...rows.map((row) =>
      line([
        row.name,
        writeDay(row.day, order),
        writeNumber(row.amount, decimal, isGrouped),
        ...row.labels.slice(0, labels.length),
      ]),
    ),
    ...(hasTotal
      ? [
          line([
            "Totaal",
            "",
            writeNumber(12_345.67, decimal, isGrouped),
            ...Array.from({ length: width - 3 }, () => ""),
          ]),
        ]
      : []),
  ];
  const how = [
    seed,
    encoding,
    JSON.stringify(delimiter),
    JSON.stringify(lineEnd),
    quoting,
    decimal,
    isGrouped,
    order,
    preamble,
    hasTotal,
    isDoubled,
    hasSep,
  ].join(" ");
  return { bytes: encode(lines.join(""), encoding), rows, totals: hasTotal ? 1 : 0, how };
}
