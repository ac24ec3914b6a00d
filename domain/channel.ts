// Channels: the library of the method, and which of them a title speaks about.
import library from "./data/channels.json";
import type { Locale, MediaKind, Medium } from "./journey.ts";

export interface LibraryChannel {
  readonly id: string;
  readonly name: Readonly<Record<Locale, string>>;
  readonly medium: Medium;
  readonly kind: MediaKind;
  /** Articles that name it. */
  readonly sources: readonly string[];
}

// The file's shape is checked by a test, so that nobody pays for it at run time.
export const channelLibrary = library as readonly LibraryChannel[];

/** Library channel with this key. */
export const channelByKey = (key: string): LibraryChannel | undefined =>
  channelLibrary.find((one) => one.id === key);

const isWordCharacter = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** True when `name` stands in `title` as whole words, whatever the case. */
function containsWords(title: string, name: string): boolean {
  for (let at = title.indexOf(name); at >= 0; at = title.indexOf(name, at + 1)) {
    if (!isWordCharacter(title[at - 1]) && !isWordCharacter(title[at + name.length])) return true;
  }
  return false;
}

/**
 * Key of the library channel whose Dutch or English name the title contains as whole words; the longest name wins, then the
 * first in the library. Null when the title names none.
 */
export function channelForTitle(title: string): string | null {
  const text = title.normalize("NFC").toLowerCase();
  let found: { readonly key: string; readonly length: number } | null = null;
  for (const { id: key, name } of channelLibrary) {
    for (const spelled of [name.nl, name.en]) {
      if (spelled.length > (found?.length ?? 0) && containsWords(text, spelled.toLowerCase())) {
        found = { key, length: spelled.length };
      }
    }
  }
  return found?.key ?? null;
}

/** Library channels whose Dutch or English name holds all words of the query, in library order. */
export function searchChannels(query: string): readonly LibraryChannel[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return channelLibrary.filter(({ name }) => {
    const both = `${name.nl} ${name.en}`.toLowerCase();
    return words.every((word) => both.includes(word));
  });
}

/** Icon (lucide) of a library channel; brands have none of their own, so the medium decides. */
export const defaultChannelIcon = (medium: Medium): string =>
  medium === "digital" ? "monitor-smartphone" : "store";
