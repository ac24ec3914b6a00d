// The words a journey is written in: lengths, languages, and what each choice may be. Apart from the schemas of journey.ts, so
// that whoever only shows a journey does not load what checks one.

export const TEXT_MAX = 20_000;
export const TITLE_MAX = 200;

export const LOCALES = ["nl", "en"] as const;
type Locale = (typeof LOCALES)[number];

export const MEDIA = ["digital", "physical"] as const;
export const MEDIA_KINDS = ["paid", "owned", "earned", "none"] as const;
export const PERIODS = ["before", "during", "after"] as const;
export const TOUCHPOINT_STATES = ["planned", "live", "stopped"] as const;
/** How a purchase is made. */
export const PURCHASE_KINDS = ["order", "quote", "appointment"] as const;
/** What somebody who searches wants: to know, to go somewhere, to compare, to buy. */
export const SEARCH_INTENTS = ["informational", "navigational", "commercial", "transactional"] as const;
export const INSIGHT_KINDS = ["pain", "opportunity", "strength"] as const;
export const INSIGHT_STATUSES = ["open", "in_progress", "solved"] as const;
export const ROUTE_KINDS = ["main", "skip", "loop", "parallel"] as const;
export const QUESTION_KINDS = ["question", "worry"] as const;
export const ANSWER_STATES = ["no", "partly", "yes"] as const;

/** The fixed lanes whose cell is one text per phase; it lives on the phase itself. */
export const PHASE_TEXTS = ["behaviour", "communication", "offer"] as const;

/** Flat, computed keys: `<touchpoint>:<persona>:value` (number), `:note` and `:message` (plain strings, last writer wins). */
export const experienceKey = (touchpointId: string, personaId: string, field: "value" | "note" | "message") =>
  `${touchpointId}:${personaId}:${field}`;

/**
 * A text in the reader's language: the translation when there is one, else the original with its own language.
 * @param contentLocale language the journey is written in (`meta.contentLocale`)
 */
export function localized<F extends string>(
  record: { readonly translations?: Readonly<Record<string, string>> } & Readonly<Record<F, string>>,
  field: F,
  locale: Locale,
  contentLocale: Locale,
): { readonly text: string; readonly lang: Locale } {
  const translated = locale === contentLocale ? undefined : record.translations?.[`${field}@${locale}`];
  return translated ? { text: translated, lang: locale } : { text: record[field], lang: contentLocale };
}
