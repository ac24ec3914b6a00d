// One row of a table becomes one item of evidence, or says why it cannot.
import type { Consent, EvidenceKind, Sentiment } from "#domain/evidence.ts";
import { EVIDENCE_BODY_MAX, QUOTE_MAX } from "#domain/evidence.ts";
import { TEXT_MAX, TITLE_MAX } from "#domain/vocabulary.ts";
import { type LocalTime, parseDate } from "./dates.ts";
import type { EvidenceField, EvidenceMapping } from "./mapping.ts";
import type { RejectReason } from "./receipt.ts";
import { ratingOf, type Resolved } from "./resolve.ts";
import { type Cell, type ImportRow, valueOfCell, valuesOf } from "./table.ts";

/** An item as it comes out of a row; days are local ones of the source. */
export interface EvidenceRecord {
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly body: string;
  readonly summary: string;
  readonly language: string;
  readonly written: LocalTime;
  readonly source: string;
  readonly url: string | null;
  readonly rating: number | null;
  readonly ratingMax: number | null;
  readonly sentiment: Sentiment | null;
  readonly segment: string;
  readonly consent: Consent;
  readonly respondent: string;
  readonly quote: string;
  /** Rows with the same group are one item with several quotes; empty for none. */
  readonly group: string;
  /** What the source calls the item; empty where it gives it no name. */
  readonly key: string;
}

export interface RowNotes {
  readonly isTranslationCut: boolean;
  readonly isLinkBad: boolean;
}

export type EvidenceRow =
  | { readonly item: EvidenceRecord; readonly notes: RowNotes }
  | { readonly reason: RejectReason; readonly column: string | null; readonly value: string };

const SENTIMENT_WORDS: Readonly<Record<string, Sentiment>> = {
  positief: "positive",
  positive: "positive",
  good: "positive",
  goed: "positive",
  negatief: "negative",
  negative: "negative",
  bad: "negative",
  slecht: "negative",
  neutraal: "neutral",
  neutral: "neutral",
};
const CONSENT_WORDS: Readonly<Record<string, Consent>> = {
  ja: "yes",
  yes: "yes",
  true: "yes",
  nee: "no",
  no: "no",
  false: "no",
};
const LANGUAGE_WORDS: Readonly<Record<string, string>> = {
  nederlands: "nl",
  dutch: "nl",
  engels: "en",
  english: "en",
};
/** A response that was not finished does not count. */
const UNFINISHED = /^(partial|incomplete|started|gedeeltelijk|onvolledig|disqualified)$/i;
/** Signs that turn the direction of writing: they can make a line say something else than is stored. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

const MARK = "(Translated by Google)";
const ORIGINAL = "(Original)";

/** The customer's own words, without the machine's translation that one exporter writes before or behind them. */
export function withoutTranslation(text: string): string {
  const original = text.indexOf(ORIGINAL);
  if (original >= 0) return text.slice(original + ORIGINAL.length).trim();
  const mark = text.indexOf(MARK);
  return mark > 0 ? text.slice(0, mark).trim() : text;
}

const clean = (cell: Cell): string => String(cell).replace(TURNING, "").replaceAll("\u0000", "").trim();

/** Reads a row. @param resolved what `resolve` decided for this table and mapping, without open questions */
export function readEvidenceRow(row: ImportRow, mapping: EvidenceMapping, resolved: Resolved): EvidenceRow {
  const { columns } = mapping;
  const raw = (field: EvidenceField) => valueOfCell(row, resolved.columns.get(columns[field] ?? ""));
  const said = (field: EvidenceField) => clean(raw(field));
  const refuse = (reason: RejectReason, field: EvidenceField | null = null): EvidenceRow => ({
    reason,
    column: field && columns[field],
    value: field === null ? "" : said(field),
  });
  if (UNFINISHED.test(said("status"))) return refuse("partial", "status");
  const written = whenWritten(raw("date"), mapping, resolved);
  if (written === null) return refuse(said("date") === "" ? "noDate" : "badDate", "date");
  const rating = readRating(raw("rating"), mapping, resolved);
  if (typeof rating === "string") return refuse(rating, "rating");

  const text = textOf(row, mapping, resolved);
  const body = withoutTranslation(text);
  const [quote, note, title] = [said("quote"), said("note"), said("title")];
  if (body.length > EVIDENCE_BODY_MAX || quote.length > QUOTE_MAX || note.length > TEXT_MAX)
    return refuse("tooLong");
  if (title === "" && body === "" && quote === "" && note === "" && rating === null) return refuse("empty");
  const ratingMax = rating === null ? null : resolved.scale;
  const link = said("url");
  const url = /^https?:\/\/[^\s]+$/i.test(link) && link.length <= 2_000 ? link : null;
  return {
    item: {
      kind: mapping.kind,
      title: titleOf(mapping, { title, body, quote, rating, ratingMax }),
      body: body || quote,
      summary: note.slice(0, QUOTE_MAX),
      language: languageOf(said("language"), mapping.language),
      written,
      source: (said("source") || mapping.source).slice(0, TITLE_MAX),
      url,
      rating,
      ratingMax,
      sentiment: SENTIMENT_WORDS[said("sentiment").toLowerCase()] ?? null,
      segment: said("segment").slice(0, TITLE_MAX),
      consent: CONSENT_WORDS[said("consent").toLowerCase()] ?? mapping.consent,
      respondent: said("author").slice(0, TITLE_MAX),
      quote,
      group: said("group"),
      key: said("key") || (url ?? ""),
    },
    notes: { isTranslationCut: body !== text, isLinkBad: link !== "" && url === null },
  };
}

function whenWritten(cell: Cell, mapping: EvidenceMapping, resolved: Resolved): LocalTime | null {
  const { date } = mapping.columns;
  if (date === null)
    return mapping.day === null ? null : { day: mapping.day, time: null, offset: null, isMonth: false };
  const order = resolved.orders.get(date);
  const read = order === undefined ? null : parseDate(cell, order);
  // an exporter that writes the zone into the header means it for every cell
  return read && read.offset === null && read.time !== null && /\(UTC\)/i.test(date)
    ? { ...read, offset: 0 }
    : read;
}

function readRating(cell: Cell, mapping: EvidenceMapping, resolved: Resolved): number | null | RejectReason {
  const name = mapping.columns.rating;
  if (name === null || String(cell).trim() === "") return null;
  const rating = ratingOf(cell, resolved.signs.get(name) ?? "point");
  if (rating === null) return "badNumber";
  return rating < 0 || rating > (resolved.scale ?? Infinity) ? "badRating" : rating;
}

function textOf(row: ImportRow, mapping: EvidenceMapping, resolved: Resolved): string {
  const parts = mapping.columns.text.flatMap((name) => {
    const column = resolved.columns.get(name);
    const values = column ? valuesOf(row, column).map(clean).filter(Boolean) : [];
    return values.length === 0 ? [] : [{ name, said: values.join(", ") }];
  });
  const [only] = parts;
  if (mapping.columns.text.length === 1) return only?.said ?? "";
  return parts.map(({ name, said }) => `${name}: ${said}`).join("\n");
}

interface Words {
  readonly title: string;
  readonly body: string;
  readonly quote: string;
  readonly rating: number | null;
  readonly ratingMax: number | null;
}

/** An answer without words is called by its question; a rating alone by its stars or figure. */
function titleOf(mapping: EvidenceMapping, { title, body, quote, rating, ratingMax }: Words): string {
  if (title !== "") return title.slice(0, TITLE_MAX);
  if (mapping.kind === "survey" && mapping.columns.rating) return mapping.columns.rating.slice(0, TITLE_MAX);
  if (body !== "" || quote !== "" || rating === null) return "";
  if (ratingMax === 5 && Number.isInteger(rating)) return "★".repeat(rating) + "☆".repeat(5 - rating);
  return `${rating}/${ratingMax ?? "?"}`;
}

function languageOf(said: string, fallback: string): string {
  const word = said.toLowerCase();
  return LANGUAGE_WORDS[word] ?? (/^[a-z]{2}([-_][a-z]{2})?$/.test(word) ? word.slice(0, 2) : fallback);
}

/**
 * What makes two items the same item: the name the source gives it, else everything it says. Items without any words
 * (a score alone) are told apart by how often the same one came before in this file.
 */
export function identityOf(
  item: EvidenceRecord,
  day: string,
): { readonly text: string; readonly isCounted: boolean } {
  if (item.group !== "") return { text: JSON.stringify(["group", item.kind, item.group]), isCounted: false };
  if (item.key !== "") return { text: JSON.stringify(["key", item.kind, item.key]), isCounted: false };
  const { kind, title, body, summary, rating, respondent, source } = item;
  const isWordless = body === "" && summary === "";
  return {
    text: JSON.stringify(["said", kind, day, title, body, summary, rating, respondent, source]),
    isCounted: isWordless,
  };
}
