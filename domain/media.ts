// Media of a contact: digital or physical, and paid, owned, earned or a moment that happens without us.
import type { MediaKind, Medium } from "./journey.ts";

/** Icon names (lucide) so that board, list and export draw the same sign. */
export const MEDIA_KIND_ICONS: Readonly<Record<MediaKind, string>> = {
  paid: "badge-euro",
  owned: "key-round",
  earned: "message-circle-heart",
  none: "circle-dashed",
};
export const MEDIUM_ICONS: Readonly<Record<Medium, string>> = {
  digital: "monitor-smartphone",
  physical: "store",
};

/** The words that a CSV may hold: both languages are read alike, written is the reader's own. */
const KIND_WORDS: Readonly<Record<string, MediaKind>> = {
  betaald: "paid",
  paid: "paid",
  eigen: "owned",
  owned: "owned",
  verdiend: "earned",
  earned: "earned",
  moment: "none",
  none: "none",
};

/** Media kind named by a Dutch or English word, whatever its case; null for another word. */
export function mediaKindFromWord(word: string): MediaKind | null {
  return KIND_WORDS[word.trim().toLowerCase()] ?? null;
}

const MEDIUM_WORDS: Readonly<Record<string, Medium>> = {
  digitaal: "digital",
  digital: "digital",
  online: "digital",
  fysiek: "physical",
  physical: "physical",
  offline: "physical",
};

/** Half of the touchpoint lane named by a Dutch or English word, whatever its case; null for another word. */
export function mediumFromWord(word: string): Medium | null {
  return MEDIUM_WORDS[word.trim().toLowerCase()] ?? null;
}

/** The other half of the touchpoint lane. */
export const otherMedium = (medium: Medium): Medium => (medium === "digital" ? "physical" : "digital");

/** How many touchpoints of each media kind: always all four keys, also when none. */
export function countMediaKinds(
  touchpoints: readonly { readonly mediaKind: MediaKind }[],
): Record<MediaKind, number> {
  const counts: Record<MediaKind, number> = { paid: 0, owned: 0, earned: 0, none: 0 };
  for (const { mediaKind } of touchpoints) counts[mediaKind] += 1;
  return counts;
}
