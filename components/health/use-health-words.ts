// How the page says what a check found, in the reader's language.
"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { useMonthName } from "#components/task/use-month-name.ts";
import { type HealthWords, healthWords } from "#domain/health-words.ts";

export function useHealthWords(): HealthWords {
  const t = useTranslations("health");
  const field = useTranslations("persona.fields");
  const format = useFormatter();
  const locale = useLocale();
  const month = useMonthName();
  return useMemo(
    () =>
      healthWords({
        locale,
        // the checks make their keys in domain/; health-messages.test.ts holds each of them against the texts
        say: (key, values) => t(key as Parameters<typeof t>[0], values),
        field: (name) => field(name as Parameters<typeof field>[0]),
        month: (of) => month(of),
        list: (items) => format.list(items),
        euros: (cents) =>
          format.number(cents / 100, { style: "currency", currency: "EUR", maximumFractionDigits: 0 }),
      }),
    [t, field, format, locale, month],
  );
}
