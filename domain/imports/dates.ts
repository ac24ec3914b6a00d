// Dates of a column: which of day, month and year comes first is decided for the whole column, or asked. No zone is applied
// here: a date is the local time that was written, with its offset where one was written too.
import { isDay, isMonth } from "#domain/month.ts";
import type { Cell } from "./table.ts";

export const DATE_ORDERS = ["dmy", "mdy", "ymd"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** A moment as it is written down. */
export interface LocalTime {
  /** `2026-03-29`; of a whole month its first day. */
  readonly day: string;
  /** `08:05:00`; null for a day without a time. */
  readonly time: string | null;
  /** Minutes east of UTC when the cell says so itself. */
  readonly offset: number | null;
  /** True where only a month was written. */
  readonly isMonth: boolean;
}

const MONTH_NAMES: readonly (readonly string[])[] = [
  ["jan", "januari", "january"],
  ["feb", "februari", "february", "febr"],
  ["mrt", "maart", "mar", "march"],
  ["apr", "april"],
  ["mei", "may"],
  ["jun", "juni", "june"],
  ["jul", "juli", "july"],
  ["aug", "augustus", "august"],
  ["sep", "sept", "september"],
  ["okt", "oktober", "oct", "october"],
  ["nov", "november"],
  ["dec", "december"],
];
const MONTH_NUMBER = new Map(
  MONTH_NAMES.flatMap((names, at) => names.map((name) => [name, at + 1] as const)),
);
const WEEKDAY =
  /^(ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)[.,]?\s+/i;

const two = (value: number) => String(value).padStart(2, "0");
/** Two figures are a year of this century up to 69, of the last from 70. */
const fullYear = (written: string) =>
  written.length === 4 ? Number(written) : Number(written) + (Number(written) < 70 ? 2000 : 1900);

const dayOf = (year: number, month: number, day: number): string | null => {
  const made = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
  return isDay(made) ? made : null;
};

const TIME =
  /(?:^|[T\s,])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(AM|PM|am|pm|a\.m\.|p\.m\.)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/;

interface Clock {
  readonly time: string | null;
  readonly offset: number | null;
}

/** Takes the time off the end of a written moment. Null for a time that does not exist. */
function splitTime(written: string): (Clock & { readonly date: string }) | null {
  const match = TIME.exec(written);
  if (!match) return { date: written, time: null, offset: null };
  const [whole, hours, minutes, seconds = "00", half, zone] = match;
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (/p/i.test(half) ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  return {
    date: written.slice(0, written.length - whole.length).trim(),
    time: `${two(hour)}:${minutes}:${seconds}`,
    offset: zone === undefined ? null : offsetOf(zone),
  };
}

function offsetOf(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
}

/** What a cell can mean: the same day whatever the order (`any`), or a day for each order in which it is one. */
type Readings = { readonly any: string; readonly isMonth: boolean } | Partial<Record<DateOrder, string>>;

function readDay(date: string): Readings | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(date) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(date);
  if (iso) return sure(dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const month = /^(\d{4})[-/](\d{1,2})$/.exec(date) ?? /^(\d{4})(\d{2})$/.exec(date);
  if (month) return sureMonth(Number(month[1]), Number(month[2]));
  const monthFirst = /^(\d{1,2})[-/](\d{4})$/.exec(date);
  if (monthFirst) return sureMonth(Number(monthFirst[2]), Number(monthFirst[1]));
  return readNamedMonth(date) ?? readNumeric(date);
}

const sure = (day: string | null): Readings | null => (day === null ? null : { any: day, isMonth: false });
function sureMonth(year: number, month: number): Readings | null {
  const made = `${String(year).padStart(4, "0")}-${two(month)}`;
  return isMonth(made) ? { any: `${made}-01`, isMonth: true } : null;
}

function readNamedMonth(date: string): Readings | null {
  const plain = date.replace(WEEKDAY, "").toLowerCase();
  const dayFirst = /^(\d{1,2})(?:e|th|st|nd|rd)?[\s\-/.]+([a-z]+)\.?[\s\-/.,]+'?(\d{4}|\d{2})$/.exec(plain);
  const nameFirst = /^([a-z]+)\.?\s+(\d{1,2})(?:th|st|nd|rd)?,?\s+(\d{4})$/.exec(plain);
  const noDay = /^([a-z]+)\.?[\s\-/']+(\d{4})$/.exec(plain);
  const [name, day, year] = dayFirst
    ? [dayFirst[2], dayFirst[1], dayFirst[3]]
    : nameFirst
      ? [nameFirst[1], nameFirst[2], nameFirst[3]]
      : [noDay?.[1], undefined, noDay?.[2]];
  const month = MONTH_NUMBER.get(name ?? "");
  if (month === undefined || year === undefined) return null;
  return day === undefined
    ? sureMonth(fullYear(year), month)
    : sure(dayOf(fullYear(year), month, Number(day)));
}

function readNumeric(date: string): Readings | null {
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(date);
  if (!match) return null;
  const [, first = "", second = "", third = ""] = match;
  const dmy = dayOf(fullYear(third), Number(second), Number(first));
  const mdy = dayOf(fullYear(third), Number(first), Number(second));
  const ymd =
    third.length === 2 && first.length === 2 ? dayOf(fullYear(first), Number(second), Number(third)) : null;
  const readings = { ...(dmy && { dmy }), ...(mdy && { mdy }), ...(ymd && { ymd }) };
  return Object.keys(readings).length === 0 ? null : readings;
}

function readCell(cell: Cell): { readonly readings: Readings; readonly clock: Clock } | null {
  const written = String(cell)
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .trim();
  const split = splitTime(written);
  const readings = split && readDay(split.date.replace(/,$/, ""));
  return split && readings ? { readings, clock: split } : null;
}

/** The moment a cell says when read in this order; null when it says none. */
export function parseDate(cell: Cell, order: DateOrder): LocalTime | null {
  const read = readCell(cell);
  if (!read) return null;
  const { readings, clock } = read;
  const day = "any" in readings ? readings.any : readings[order];
  if (day === undefined) return null;
  return { day, time: clock.time, offset: clock.offset, isMonth: "any" in readings && readings.isMonth };
}

export interface DateColumn {
  /** Null: more than one order is possible and they give different days, or the column contradicts itself. */
  readonly order: DateOrder | null;
  /** Orders that are left, to choose from. */
  readonly orders: readonly DateOrder[];
  readonly example: string | null;
  readonly filled: number;
  readonly dates: number;
}

/** Decides the order of day, month and year of a column: one cell with a day above 12 decides for all. */
export function readDateColumn(cells: Iterable<Cell>): DateColumn {
  let filled = 0;
  let dates = 0;
  let example: string | null = null;
  const possible = new Set<DateOrder>(DATE_ORDERS);
  for (const cell of cells) {
    if (String(cell).trim() === "") continue;
    filled += 1;
    const read = readCell(cell);
    if (!read) continue;
    dates += 1;
    if ("any" in read.readings) continue;
    const days = DATE_ORDERS.map((order) => (read.readings as Partial<Record<DateOrder, string>>)[order]);
    for (const [at, order] of DATE_ORDERS.entries()) if (days[at] === undefined) possible.delete(order);
    if (new Set(days.filter((day) => day !== undefined)).size > 1) example ??= String(cell).trim();
  }
  const orders = [...possible];
  const counts = { filled, dates };
  if (possible.size === 1 || (example === null && possible.size > 0)) {
    return { order: orders[0] ?? null, orders, example: null, ...counts };
  }
  const left = possible.size === 0 ? DATE_ORDERS.slice(0, 2) : orders;
  return { order: null, orders: left, example, ...counts };
}

/** The day or month a file says it is about, from the lines above its header ("Start date: 20260901", "1 september 2026 - 30 september 2026"). */
export function periodOf(
  preamble: readonly string[],
): { readonly from: string; readonly until: string } | null {
  const single = (line: string, words: RegExp) => {
    const written = words.exec(line)?.[1]?.trim();
    return written === undefined ? null : (parseDate(written, "dmy")?.day ?? null);
  };
  let from: string | null = null;
  let until: string | null = null;
  for (const line of preamble.map((one) => one.replace(/^#\s*/, "").trim())) {
    from ??= single(line, /^(?:start date|startdatum|begindatum)\s*:\s*(.+)$/i);
    until ??= single(line, /^(?:end date|einddatum)\s*:\s*(.+)$/i);
    const range =
      /^(.+?)\s*(?:\s[-–—]\s|\bt\/m\b|\btot en met\b|\bto\b)\s*(.+)$/i.exec(line) ??
      /^(\d{8})-(\d{8})$/.exec(line);
    const [start, end] = [range?.[1], range?.[2]].map((one) =>
      one === undefined || /^\d{1,2}[-/.]\d{1,2}[-/.]/.test(one)
        ? null
        : (parseDate(one, "dmy")?.day ?? null),
    );
    if (start && end) [from, until] = [from ?? start, until ?? end];
  }
  return from !== null && until !== null && from <= until ? { from, until } : null;
}
