// Local time of a source becomes an instant. On the night the clock goes forward an hour is missing, on the night it goes
// back one comes twice: both are said, never hidden.
import type { LocalTime } from "#domain/imports/dates.ts";

export interface Placed {
  /** The calendar day in the source's zone. */
  readonly day: string;
  /** Null for a day without a time: no instant was written. */
  readonly instant: Date | null;
  readonly note: "clockForward" | "clockBack" | null;
}

const HOUR = 3_600_000;

/** Turns moments of one zone into instants; offsets are remembered by the hour. */
export class ZoneClock {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
  }

  /** Milliseconds this zone is ahead of UTC at an instant. */
  #offset(instant: number): number {
    const hour = Math.floor(instant / HOUR);
    const known = this.#offsets.get(hour);
    if (known !== undefined) return known;
    const part = Object.fromEntries(
      this.#format.formatToParts(hour * HOUR).map(({ type, value }) => [type, value]),
    );
    const local = Date.parse(
      `${part["year"]}-${part["month"]}-${part["day"]}T${part["hour"]}:${part["minute"]}:00Z`,
    );
    const offset = local - hour * HOUR;
    this.#offsets.set(hour, offset);
    return offset;
  }

  place(written: LocalTime): Placed {
    if (written.time === null) return { day: written.day, instant: null, note: null };
    const asIfUtc = Date.parse(`${written.day}T${written.time}Z`);
    if (written.offset !== null) {
      const instant = asIfUtc - written.offset * 60_000;
      return {
        day: new Date(instant + this.#offset(instant)).toISOString().slice(0, 10),
        instant: new Date(instant),
        note: null,
      };
    }
    // both offsets that can hold around this moment; the earlier instant is the first of two
    const before = asIfUtc - this.#offset(asIfUtc - 24 * HOUR);
    const after = asIfUtc - this.#offset(asIfUtc + 24 * HOUR);
    const fits = [before, after].filter((instant) => instant + this.#offset(instant) === asIfUtc);
    const instant = fits.length > 0 ? Math.min(...fits) : before;
    const note =
      fits.length === 0 ? "clockForward" : fits.length === 2 && before !== after ? "clockBack" : null;
    return { day: written.day, instant: new Date(instant), note };
  }
}
