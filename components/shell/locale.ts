// The two languages of the product and how one is chosen for somebody who said nothing.

export const LOCALES = ["nl", "en"] as const;
export type Locale = (typeof LOCALES)[number];

export const LOCALE_COOKIE = "rt-locale";

export function localeOf(value: string | null | undefined): Locale | null {
  return LOCALES.find((locale) => locale === value) ?? null;
}

/** The first of our languages in an Accept-Language header, by its weights; Dutch when none is asked for. */
export function matchLocale(header: string): Locale {
  const asked = header
    .split(",")
    .map((part) => {
      const [tag = "", ...options] = part.trim().split(";");
      const weight = options.map((option) => /^\s*q=([\d.]+)\s*$/.exec(option)?.[1]).find(Boolean);
      return { language: tag.toLowerCase().split("-")[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter((one) => one.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of asked) {
    const match = localeOf(language);
    if (match) return match;
  }
  return "nl";
}
