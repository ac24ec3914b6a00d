// The text of a note as pieces: where its sentences begin and end, and where its quotes lie. Pure, so that it can be tested.

/** A stretch of a text; `end` is the position after the last character. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Words that end in a full stop without ending a sentence, in Dutch and English. */
const ABBREVIATIONS = new Set(
  (
    "bijv. bv. o.a. m.n. d.w.z. i.p.v. t.o.v. m.b.t. n.a.v. z.o.z. ca. nr. dhr. mevr. mw. dr. ir. drs. prof. st. blz. " +
    "incl. excl. max. min. tel. evt. resp. vs. mr. mrs. ms. e.g. i.e. approx. no. a.u.b. s.v.p."
  ).split(" "),
);

const SENTENCE_END = /[.!?…]+["'”’»)\]]*(?=\s|$)|\n/gu;

/**
 * The sentences of a text, in order and without the space around them. A line break always ends one; an abbreviation,
 * an initial or a number with a full stop does not.
 */
export function splitSentences(text: string): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  const close = (to: number): void => {
    const raw = text.slice(from, to);
    const start = from + (raw.length - raw.trimStart().length);
    const end = to - (raw.length - raw.trimEnd().length);
    if (end > start) found.push({ start, end });
    from = to;
  };
  for (const match of text.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    if (match[0] === "\n" || !isAbbreviation(text.slice(from, end), text.slice(end))) close(end);
  }
  close(text.length);
  return found;
}

function isAbbreviation(before: string, after: string): boolean {
  if (!before.endsWith(".")) return false;
  const word = /\S+$/u.exec(before)?.[0].replace(/^["'“‘«([]+/u, "") ?? "";
  if (ABBREVIATIONS.has(word.toLowerCase())) return true;
  // An initial, or the number of a street or a day: what follows belongs to it.
  return /^\p{L}\.$/u.test(word) || (/^\d+\.$/u.test(word) && /^\s+\p{Ll}/u.test(after));
}

export interface PlacedQuote extends Stretch {
  readonly id: string;
}

/** Where a quote stands in this text: at its kept place while the words are still there, else wherever they are now. */
export function placeQuote(
  text: string,
  quote: { readonly text: string; readonly startsAt: number | null; readonly endsAt: number | null },
): Stretch | null {
  if (quote.startsAt !== null && quote.endsAt !== null) {
    const kept = text.slice(quote.startsAt, quote.endsAt);
    if (kept.trim() === quote.text.trim()) return { start: quote.startsAt, end: quote.endsAt };
  }
  const words = quote.text.trim();
  const start = words === "" ? -1 : text.indexOf(words);
  return start < 0 ? null : { start, end: start + words.length };
}

export interface Piece extends Stretch {
  /** Quotes that cover this piece, first one first. */
  readonly quoteIds: readonly string[];
  readonly picked: boolean;
}

/** Cuts a stretch of the text wherever a quote or the picked part begins or ends. */
export function cutPieces(stretch: Stretch, quotes: readonly PlacedQuote[], picked: Stretch | null): Piece[] {
  const edges = new Set([stretch.start, stretch.end]);
  for (const one of picked ? [...quotes, picked] : quotes) {
    for (const edge of [one.start, one.end]) if (edge > stretch.start && edge < stretch.end) edges.add(edge);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((end, place) => {
    const start = sorted[place] ?? stretch.start;
    const covers = (one: Stretch) => one.start < end && one.end > start;
    return {
      start,
      end,
      quoteIds: quotes.filter(covers).map((one) => one.id),
      picked: picked !== null && covers(picked),
    };
  });
}

/** The stretch without the space at its ends; null when nothing is left. */
export function trimStretch(text: string, { start, end }: Stretch): Stretch | null {
  const raw = text.slice(start, end);
  const from = start + (raw.length - raw.trimStart().length);
  const to = end - (raw.length - raw.trimEnd().length);
  return to > from ? { start: from, end: to } : null;
}
