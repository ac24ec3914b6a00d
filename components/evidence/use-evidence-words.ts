// How evidence is called on screen: its kind, its day, its title, and its texts in the reader's language.
"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { EvidenceKind } from "#domain/evidence.ts";
import { localized } from "#domain/vocabulary.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";
import { type Locale, localeOf } from "#components/shell/locale.ts";
import { splitSentences } from "./note-text.ts";

export interface LocalText {
  readonly text: string;
  readonly lang: string;
}

type EvidenceText = "title" | "body" | "summary" | "source" | "segment";
type Named = Pick<EvidenceView, EvidenceText | "kind" | "language" | "translations">;

const TITLE_LENGTH = 110;
const SHORTEST = 20;

/** The first sentence, cut where it is long; a very short one takes the rest of its line along. */
function shorten(text: string): string {
  const [first] = splitSentences(text);
  const sentence = first ? text.slice(first.start, first.end) : "";
  const line = sentence.length >= SHORTEST ? sentence : (text.trim().split("\n")[0] ?? "");
  if (line.length <= TITLE_LENGTH) return line;
  const cut = line.slice(0, TITLE_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 60))}…`;
}

export function useEvidenceWords() {
  const t = useTranslations("evidence");
  const format = useFormatter();
  const locale: Locale = localeOf(useLocale()) ?? "nl";
  return useMemo(() => {
    /** A text in the reader's language where it was translated, else as it was written. */
    const textOf = (item: Named, field: EvidenceText): LocalText =>
      // A note may be written in any language; only ours can be translated to and from.
      localized(item, field, locale, item.language as Locale);
    const quoteText = (
      quote: { readonly text: string; readonly translations: Readonly<Record<string, string>> },
      language: string,
    ): LocalText => localized(quote, "text", locale, language as Locale);
    const kindName = (kind: string): string => t(`kinds.${kind as EvidenceKind}`);
    const titleOf = (item: Named): LocalText => {
      for (const field of ["title", "summary", "body"] as const) {
        const found = textOf(item, field);
        if (found.text.trim() !== "") return { text: shorten(found.text), lang: found.lang };
      }
      return { text: kindName(item.kind), lang: locale };
    };
    const day = (on: string): string =>
      format.dateTime(new Date(`${on}T12:00:00Z`), { day: "numeric", month: "short", year: "numeric" });
    return { textOf, quoteText, kindName, titleOf, day, locale };
  }, [t, format, locale]);
}
