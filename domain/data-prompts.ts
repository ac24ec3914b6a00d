// Six things to find out about customers before a journey is drawn (the third article, gathering data). Each answer is an item of
// evidence that is called after its question, so that it has a source and a date like any other.
import type { Locale } from "./journey.ts";

export interface DataPrompt {
  readonly id: "origin" | "channels" | "interests" | "content" | "words" | "searches";
  readonly question: Readonly<Record<Locale, string>>;
}

export const DATA_PROMPTS: readonly DataPrompt[] = [
  { id: "origin", question: { nl: "Waar komen klanten vandaan?", en: "Where do customers come from?" } },
  { id: "channels", question: { nl: "Welke kanalen gebruiken ze?", en: "Which channels do they use?" } },
  { id: "interests", question: { nl: "Wat vinden ze interessant?", en: "What do they find interesting?" } },
  { id: "content", question: { nl: "Welke content spreekt ze aan?", en: "Which content appeals to them?" } },
  { id: "words", question: { nl: "Wat zeggen ze over ons?", en: "What do they say about us?" } },
  { id: "searches", question: { nl: "Waar zoeken ze naar?", en: "What do they search for?" } },
];

/** The prompt an item answers by its title, in either language. */
export const promptOf = (title: string): DataPrompt["id"] | null =>
  DATA_PROMPTS.find(({ question }) => question.nl === title || question.en === title)?.id ?? null;
