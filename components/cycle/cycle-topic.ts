// What a month is about, in the reader's language: what is read is what is changed.
import type { CycleView } from "#server/cycles/queries.ts";

type Told = Pick<CycleView, "focus" | "translations">;

/** The topic as this reader sees it. */
export const topicIn = ({ focus, translations }: Told, locale: string): string =>
  translations[`focus@${locale}`] ?? focus;

/**
 * The fields of a month after a reader wrote another topic: a translation is changed where one was read, else the words
 * themselves, and then no translation of the topic says the same any more. Other translations stay.
 */
export function writeTopic(cycle: Told, locale: string, written: string): Told {
  const topic = written.trim();
  const key = `focus@${locale}`;
  if (topic === topicIn(cycle, locale)) return { focus: cycle.focus, translations: cycle.translations };
  if (topic !== "" && cycle.translations[key] !== undefined)
    return { focus: cycle.focus, translations: { ...cycle.translations, [key]: topic } };
  const others = Object.entries(cycle.translations).filter(([of]) => !of.startsWith("focus@"));
  return { focus: topic, translations: Object.fromEntries(others) };
}
