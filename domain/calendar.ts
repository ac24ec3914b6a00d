// A calendar as RFC 5545 writes it: what calendar programs subscribe to. All of it are whole days.
import { addDays, type DayString } from "./month.ts";

/** One whole day of the calendar. */
export interface CalendarDay {
  /** Stays the same for as long as the thing exists, so that a moved day moves and is not doubled. */
  readonly uid: string;
  readonly day: DayString;
  readonly title: string;
  readonly description: string;
  readonly url: string;
  /** When it was last changed, `YYYYMMDDTHHMMSSZ`. */
  readonly stamp: string;
}

export interface Calendar {
  readonly name: string;
  readonly days: readonly CalendarDay[];
}

/** Octets of a line, its break not counted (RFC 5545 §3.1). */
const LINE_OCTETS = 75;

/** Text as a value: backslash, semicolon, comma and line break are escaped (§3.3.11), other control characters go. */
export function escapeText(text: string): string {
  return (
    text
      .replace(/\r\n|\r/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
      .replace(/[\\;,]/g, (sign) => `\\${sign}`)
      .replace(/\n/g, "\\n")
  );
}

/** Octets of one character in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** Breaks a line after at most 75 octets, never inside a character; what follows begins with a space, which counts. */
export function foldLine(line: string): string {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LINE_OCTETS) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

const plainDay = (day: DayString): string => day.replaceAll("-", "");

function eventLines({ uid, day, title, description, url, stamp }: CalendarDay): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${plainDay(day)}`,
    // the end of a whole day is the day after it
    `DTEND;VALUE=DATE:${plainDay(addDays(day, 1))}`,
    `SUMMARY:${escapeText(title)}`,
    ...(description === "" ? [] : [`DESCRIPTION:${escapeText(description)}`]),
    `URL:${url}`,
    // a due day does not make somebody busy
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** The whole file: lines folded, each ended by CR LF. */
export function writeCalendar({ name, days }: Calendar): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Redthread//Redthread//NL",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    ...days.flatMap(eventLines),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join("");
}
