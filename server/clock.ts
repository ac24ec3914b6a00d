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
