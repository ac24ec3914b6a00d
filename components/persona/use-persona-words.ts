// Texts of a persona in the reader's language. Personas are written in Dutch or in the reader's own; a changed text is its own original.
"use client";
import { useLocale } from "next-intl";
import { useMemo } from "react";

type Translated = { readonly translations: Readonly<Record<string, string>> };

export function usePersonaWords() {
  const locale = useLocale();
  return useMemo(
    () => ({
      /** The translation into the reader's language when there is one, else what was written. */
      textOf: <F extends string>(record: Translated & Readonly<Record<F, string>>, field: F): string =>
        record.translations[`${field}@${locale}`] ?? record[field],
      /** The change that puts `text` where the reader saw it: in the translation, or in the original. */
      written: <F extends string>(
        record: Translated & Readonly<Record<F, string>>,
        field: F,
        text: string,
      ) => {
        const key = `${field}@${locale}`;
        if (key in record.translations) return { translations: { ...record.translations, [key]: text } };
        return { [field]: text, translations: withoutField(record.translations, field) };
      },
    }),
    [locale],
  );
}

/** A translation of words that were changed no longer says the same. */
const withoutField = (
  translations: Readonly<Record<string, string>>,
  field: string,
): Record<string, string> =>
  Object.fromEntries(Object.entries(translations).filter(([key]) => !key.startsWith(`${field}@`)));
