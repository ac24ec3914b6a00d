// Which touchpoints a sentence may be about: by the words they share and by the channel it names. The person decides.
import { channelForTitle } from "#domain/channel.ts";

export interface ClaimCandidate {
  readonly id: string;
  readonly title: string;
  /** What else is written at the touchpoint: description, questions, pains, phase. */
  readonly about: readonly string[];
  readonly channelKey: string | null;
  readonly channelName: string;
}

/** Words that say nothing about a subject. */
const EMPTY_WORDS = new Set(
  (
    "aan alle als altijd bij ben bent dan dat deze die dit door een eens eerst erg even geen gewoon had heb hebben heeft het hier " +
    "hoe iets ieder iemand ik in is ja je jij kan komt kon maar me meer mee men met mij mijn moest moet na naar niet nog nooit nou nu of " +
    "om omdat ook op over pas snapte te toch toen tot uit van veel voor waar waren was wat weer wel wie wil wilde word werd ze zei zelf zich " +
    "zij zijn zo zonder zou about all and any are because but can did does for from get had has have her him his how into its just not one " +
    "our out she that the their them then there they this too very was were what when which who will with you your een het"
  ).split(" "),
);
const STEM = 5;

/** Words of a text that mean something, lower case and without accents. */
export function meaningfulWords(text: string): string[] {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return [...new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])].filter(
    (word) => word.length > 2 && !EMPTY_WORDS.has(word),
  );
}

/** "boeken" and "boekte", "afspraak" and "afspraken": equal, or the same first letters. */
const isAlike = (a: string, b: string): boolean =>
  a === b || (a.length >= STEM && b.length >= STEM && a.slice(0, STEM) === b.slice(0, STEM));

const shared = (words: readonly string[], text: string): number => {
  const others = meaningfulWords(text);
  return words.filter((word) => others.some((other) => isAlike(word, other))).length;
};

/** At most `count` candidates that share something with the text, the most alike first; none rather than a guess. */
export function suggestClaims<C extends ClaimCandidate>(
  text: string,
  candidates: readonly C[],
  count = 3,
): C[] {
  const words = meaningfulWords(text);
  const channel = channelForTitle(text);
  return candidates
    .map((candidate) => {
      const named = channel !== null && candidate.channelKey === channel ? 4 : 0;
      const score =
        named +
        3 * shared(words, candidate.title) +
        2 * shared(words, candidate.channelName) +
        shared(words, candidate.about.join(" "));
      return { candidate, score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}
