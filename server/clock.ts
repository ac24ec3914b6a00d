// The only place that turns now and a time zone into a day and a month.
import { TZDate } from "@date-fns/tz";

/** What time it is. Everything that needs it is handed one, so that tests may stand still. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const two = (value: number) => String(value).padStart(2, "0");

/** The calendar day `yyyy-mm-dd` of an instant in an IANA time zone. */
export function dayIn(timeZone: string, instant: Date): string {
  const local = new TZDate(instant.getTime(), timeZone);
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
}

/** The month `yyyy-mm` of an instant in an IANA time zone. */
export function monthIn(timeZone: string, instant: Date): string {
  return dayIn(timeZone, instant).slice(0, 7);
}

/** True where the runtime knows the zone by this name. */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** Minutes since midnight, by the clocks of a zone. */
export function minuteOfDayIn(timeZone: string, instant: Date): number {
  const local = new TZDate(instant.getTime(), timeZone);
  return local.getHours() * 60 + local.getMinutes();
}

/** The next instant at which the clocks of a zone show this minute of the day; a minute that a change of clocks skips is the one after it. */
export function nextMinuteIn(timeZone: string, after: Date, minuteOfDay: number): Date {
  const local = new TZDate(after.getTime(), timeZone);
  const later = minuteOfDayIn(timeZone, after) < minuteOfDay ? 0 : 1;
  const next = new TZDate(
    local.getFullYear(),
    local.getMonth(),
    local.getDate() + later,
    Math.floor(minuteOfDay / 60),
    minuteOfDay % 60,
    timeZone,
  );
  return new Date(next.getTime());
}
