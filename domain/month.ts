// The only date arithmetic: months as `2026-11`, days as `2026-11-21`, counted in whole numbers. No clock, no zone.

export type MonthString = string;
export type DayString = string;

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const DAY = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})$/;

const pad = (value: number, width: number) => String(value).padStart(width, "0");

/** Months since year 0, so that months can be counted as whole numbers. @throws RangeError on anything but `yyyy-mm` */
export function monthIndex(month: MonthString): number {
  const match = MONTH.exec(month);
  if (!match) throw new RangeError(`not a month: ${month}`);
  return Number(match[1]) * 12 + Number(match[2]) - 1;
}

/** Inverse of `monthIndex`. */
export function monthFromIndex(index: number): MonthString {
  if (!Number.isInteger(index) || index < 0 || index > 9999 * 12 + 11)
    throw new RangeError(`no such month: ${index}`);
  return `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1, 2)}`;
}

/** True for `2026-11`. */
export const isMonth = (value: string): boolean => MONTH.test(value);

export const addMonths = (month: MonthString, count: number): MonthString =>
  monthFromIndex(monthIndex(month) + count);

/** Whole months from `from` to `to`; negative when `to` is earlier. */
export const monthsBetween = (from: MonthString, to: MonthString): number =>
  monthIndex(to) - monthIndex(from);

/** The months `first` … `last`, both included; none when `last` is earlier. */
export function monthRange(first: MonthString, last: MonthString): MonthString[] {
  const start = monthIndex(first);
  return Array.from({ length: Math.max(0, monthIndex(last) - start + 1) }, (_, step) =>
    monthFromIndex(start + step),
  );
}

/** Order of two months or of two days: negative, 0 or positive. Both are written so that text order is time order. */
export const compareDates = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days in a month, 28 … 31. */
export function daysInMonth(month: MonthString): number {
  const index = monthIndex(month);
  const number = (index % 12) + 1;
  if (number === 2) return isLeapYear(Math.floor(index / 12)) ? 29 : 28;
  return [4, 6, 9, 11].includes(number) ? 30 : 31;
}

function parseDay(day: DayString): { year: number; month: number; day: number } {
  const match = DAY.exec(day);
  const number = Number(match?.[3]);
  if (!match || number < 1 || number > daysInMonth(day.slice(0, 7)))
    throw new RangeError(`not a day: ${day}`);
  return { year: Number(match[1]), month: Number(match[2]), day: number };
}

/** True for a day that exists (`2026-02-29` does not). */
export function isDay(value: string): boolean {
  return (
    DAY.test(value) && Number(value.slice(8)) >= 1 && Number(value.slice(8)) <= daysInMonth(value.slice(0, 7))
  );
}

/**
 * Days since 1 March of year 0 (proleptic Gregorian calendar). Years are counted from March, so the leap day is the last
 * one of its year and every month before it has a fixed number of days behind it.
 * @throws RangeError on a day that does not exist
 */
export function dayIndex(day: DayString): number {
  const parts = parseDay(day);
  const year = parts.month > 2 ? parts.year : parts.year - 1;
  const monthFromMarch = (parts.month + 9) % 12;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + parts.day - 1;
}

/** Inverse of `dayIndex`. */
export function dayFromIndex(index: number): DayString {
  let year = Math.floor(index / 365.2425);
  const startOf = (y: number) => y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  while (startOf(year + 1) <= index) year += 1;
  while (startOf(year) > index) year -= 1;
  const dayOfYear = index - startOf(year);
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = ((monthFromMarch + 2) % 12) + 1;
  return `${pad(month > 2 ? year : year + 1, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export const addDays = (day: DayString, count: number): DayString => dayFromIndex(dayIndex(day) + count);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: DayString, to: DayString): number => dayIndex(to) - dayIndex(from);

export const monthOf = (day: DayString): MonthString => day.slice(0, 7);
export const firstDayOfMonth = (month: MonthString): DayString => `${month}-01`;
export const lastDayOfMonth = (month: MonthString): DayString => `${month}-${pad(daysInMonth(month), 2)}`;

/** Day `number` of the month, or its last day where the month is shorter: 31 in February is 28 or 29 February. */
export function clampDay(month: MonthString, number: number): DayString {
  return `${month}-${pad(Math.min(Math.max(1, number), daysInMonth(month)), 2)}`;
}

/** Moves a day by whole months and keeps its number where the month has it. */
export const addMonthsClamped = (day: DayString, count: number): DayString =>
  clampDay(addMonths(monthOf(day), count), Number(day.slice(8)));

/** The later or earlier of two days (or months). */
export const laterOf = (a: string, b: string): string => (a > b ? a : b);
export const earlierOf = (a: string, b: string): string => (a < b ? a : b);
