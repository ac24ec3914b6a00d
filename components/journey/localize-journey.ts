// The journey in the reader's language: translations stand in for the originals where there are any. Unchanged records keep identity.
import type { Journey, Locale, Translations } from "#domain/journey.ts";
import { localized } from "#domain/vocabulary.ts";

interface Translatable {
  readonly translations?: Translations;
}

const cache = new Map<Locale, WeakMap<object, object>>();

function inLanguage<T extends Translatable>(record: T, locale: Locale): T {
  const translations = record.translations;
  if (!translations) return record;
  const known = cache.get(locale) ?? new WeakMap<object, object>();
  cache.set(locale, known);
  const before = known.get(record);
  if (before) return before as T;
  const texts: Record<string, string> = {};
  for (const [key, text] of Object.entries(translations)) {
    const [field, language] = key.split("@");
    if (field && language === locale && text !== "") texts[field] = text;
  }
  const made = { ...record, ...texts };
  known.set(record, made);
  return made;
}

/** The same journey, read in a language; the very same object where nothing has to change. */
export function localizeJourney(journey: Journey, locale: Locale): Journey {
  if (locale === journey.meta.contentLocale) return journey;
  const all = <T extends Translatable>(records: readonly T[]): readonly T[] =>
    records.map((record) => inLanguage(record, locale));
  return {
    ...journey,
    meta: inLanguage(journey.meta, locale),
    phases: all(journey.phases),
    touchpoints: all(journey.touchpoints),
    experiences: all(journey.experiences),
    questions: all(journey.questions),
    insights: all(journey.insights),
    routes: all(journey.routes),
    goals: all(journey.goals),
  };
}

/** Language a record's text is shown in: a reader of the other language hears each text in its own. */
export function languageOf<F extends string>(
  record: Translatable & Readonly<Record<F, string>>,
  field: F,
  locale: Locale,
  contentLocale: Locale,
): Locale {
  return localized(record, field, locale, contentLocale).lang;
}
