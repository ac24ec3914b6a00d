"use client";
// A shared text is written in the content's language; who reads another one sees its translation until they type in it.
import { useLocale } from "next-intl";
import { useState } from "react";
import type { Locale } from "#domain/journey.ts";
import { LOCALES } from "#domain/vocabulary.ts";
import { useBoard } from "./board-context.tsx";

export interface ShownText {
  readonly value: string;
  readonly lang: Locale;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/**
 * @param original the shared text as it is this moment
 * @param read the same text as the journey gives it in the reader's language
 */
export function useShownText(original: string, read: string): ShownText {
  const { contentLocale } = useBoard();
  const spoken = useLocale();
  const [isTyping, setTyping] = useState(false);
  const locale = LOCALES.find((one) => one === spoken) ?? contentLocale;
  const isTranslated = !isTyping && locale !== contentLocale && read !== "" && read !== original;
  return {
    value: isTranslated ? read : original,
    lang: isTranslated ? locale : contentLocale,
    onFocus: () => setTyping(true),
    onBlur: () => setTyping(false),
  };
}
