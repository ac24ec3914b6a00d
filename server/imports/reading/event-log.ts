// Logs of events are recognised and cannot be read yet: they are refused by their name, so that nobody takes their rows for figures.
// So is every other text in angle brackets, which is no table.
import type { FileRefusalCode } from "./refusal.ts";

/** How much of a text tells what it is. */
const LOOKED_AT = 64 * 1024;

/** What a text is that cannot be read, by what it begins with: a log in XES or OCEL, or other XML; null for any other text. */
export function unreadableIn(text: string): FileRefusalCode | null {
  const head = text.slice(0, LOOKED_AT);
  if (/^\s*</.test(head)) {
    if (/<(object-types|event-types)\b/.test(head)) return "ocelLog";
    if (/<log\b/.test(head) && /xes\b|<trace\b|concept:name/.test(head)) return "xesLog";
    return /^\s*<(\?xml|!doctype|html|table)\b/i.test(head) ? "xml" : null;
  }
  const isOcel =
    /"(ocel:)?(objectTypes|object-types)"/.test(head) && /"(ocel:)?(eventTypes|events)"/.test(text);
  return /^\s*\{/.test(head) && isOcel ? "ocelLog" : null;
}

/** The database a log of OCEL 2.0 can be kept in. */
export const isOcelDatabase = (bytes: Uint8Array): boolean => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return file.subarray(0, 15).toString("latin1") === "SQLite format 3" && file.includes("event_object");
};

const CASES = ["case", "case_id", "case id", "caseid", "case:concept:name", "zaak", "zaak_id"];
const ACTIVITIES = ["activity", "activiteit", "concept:name", "event", "gebeurtenis"];
const TIMES = ["timestamp", "time:timestamp", "tijdstempel", "tijd", "time", "start_timestamp"];

/** The log a table is by the names of its columns; null for any other. */
export function eventTableOf(names: readonly string[]): FileRefusalCode | null {
  const there = new Set(names.map((name) => name.trim().toLowerCase()));
  const has = (...words: readonly string[]) => words.some((word) => there.has(word));
  if (has("event_name") && has("event_timestamp")) return "ga4Events";
  if (has("idvisit") && has("visitorid", "servertimestamp", "actiondetails")) return "matomoVisits";
  return has(...CASES) && has(...ACTIVITIES) && has(...TIMES) ? "caseLog" : null;
}
