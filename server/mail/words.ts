// Days and months in words, for mails.
import type { Locale } from "#domain/journey.ts";

const words = (date: string, locale: Locale, style: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" }).format(new Date(`${date}T12:00:00Z`));

/** "november 2026" */
export const monthWords = (month: string, locale: Locale): string =>
  words(`${month}-01`, locale, { month: "long", year: "numeric" });

/** "dinsdag 1 december" */
export const dayWords = (day: string, locale: Locale): string =>
  words(day, locale, { weekday: "long", day: "numeric", month: "long" });
