// What many customers speak of, without a model: the workspace's own words per theme, and phrases that low ratings use more than
// high ones or the other way round. Everything can be recounted by hand.
import { z } from "zod";
import { NEGATIONS, STOP_WORDS } from "./data/stop-words.ts";
import { TITLE_MAX } from "./vocabulary.ts";

export const THEMES_MAX = 60;
export const KEYWORDS_MAX = 60;

/** "bezorg*" begins with it, "*tijd" ends with it, "*kosten*" holds it; without a star it is the whole word. */
const keyword = z
  .string()
  .trim()
  .toLowerCase()
  .max(60)
  .regex(/^\*?[\p{L}\p{N}]{2,}\*?$/u);

export const themeInput = z.strictObject({
  name: z.string().trim().min(1).max(TITLE_MAX),
  keywords: z.array(keyword).min(1).max(KEYWORDS_MAX),
});
export type Theme = z.infer<typeof themeInput>;
export const themesInput = z.array(themeInput).max(THEMES_MAX);

/** What a workspace begins with, in either language; the words of both count, since reviews come in both. */
export const DEFAULT_THEMES: readonly {
  readonly nl: string;
  readonly en: string;
  readonly keywords: string;
}[] = [
  {
    nl: "Levertijd",
    en: "Delivery",
    keywords: "levertijd* lever* bezorg* geleverd* pakket* verzend* deliver* shipping shipped parcel*",
  },
  {
    nl: "Wachten",
    en: "Waiting",
    keywords: "wachttijd* wacht wachten gewacht wachtrij* teruggebeld wait* queue*",
  },
  {
    nl: "Prijs",
    en: "Price",
    keywords:
      "prijs* prijzen duur duurder goedkoop* kosten betaal* *kosten price* pric* expensive cheap* cost*",
  },
  {
    nl: "Retour",
    en: "Returns",
    keywords: "retour* terugsturen teruggestuurd ruilen omruil* refund* return* exchange*",
  },
  {
    nl: "Service",
    en: "Service",
    keywords: "klantenservice helpdesk* service* balie bereikbaar* support *service",
  },
  {
    nl: "Website en app",
    en: "Website and app",
    keywords: "website* site app webshop* inlog* online formulier* login checkout",
  },
  {
    nl: "Afspraak",
    en: "Appointment",
    keywords: "afspraak afspraken boek* geboekt boeking* reserve* appointment* booking* booked",
  },
  {
    nl: "Personeel",
    en: "Staff",
    keywords:
      "personeel medewerker* kapper* kapster* verkoper* vriendelijk* onvriendelijk* staff employee* friendly rude",
  },
  {
    nl: "Uitleg",
    en: "Explanation",
    keywords:
      "uitleg* uitgelegd advies adviseer* informatie duidelijk* onduidelijk* advice explain* information clear unclear",
  },
];

/** The list a workspace begins with, named in its language. */
export const defaultThemes = (locale: "nl" | "en"): Theme[] =>
  DEFAULT_THEMES.map((one) => ({ name: one[locale], keywords: one.keywords.split(" ") }));

const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;
const SENTENCE = /[^.!?\n]+[.!?]*/gu;

const wordsOf = (text: string): string[] =>
  (text.normalize("NFC").toLowerCase().match(WORD) ?? []).map((word) => word.replaceAll("’", "'"));

/** Sentences of a text, as they are written. */
export const sentencesOf = (text: string): string[] =>
  (text.match(SENTENCE) ?? []).map((sentence) => sentence.trim()).filter(Boolean);

/**
 * The words of one sentence that mean something, in order. After a negation the next one carries it: "niet blij" → `niet_blij`;
 * in English too, so that one table holds both.
 */
export function tokenise(sentence: string): string[] {
  const tokens: string[] = [];
  let isNegated = false;
  for (const word of wordsOf(sentence)) {
    if (NEGATIONS.has(word)) isNegated = true;
    else if (!STOP_WORDS.has(word) && word.length > 1) {
      tokens.push(isNegated ? `niet_${word}` : word);
      isNegated = false;
    }
  }
  return tokens;
}

/** Every run of one to `longest` neighbouring tokens. */
export function gramsOf(tokens: readonly string[], longest = 3): string[] {
  return tokens.flatMap((_, start) =>
    Array.from({ length: Math.min(longest, tokens.length - start) }, (_unused, more) =>
      tokens.slice(start, start + more + 1).join(" "),
    ),
  );
}

/** Whether a word is what a keyword with or without stars asks for. */
export function matchesKeyword(word: string, asked: string): boolean {
  const bare = asked.replaceAll("*", "");
  if (asked.startsWith("*") && asked.endsWith("*")) return word.includes(bare);
  if (asked.startsWith("*")) return word.endsWith(bare);
  return asked.endsWith("*") ? word.startsWith(bare) : word === bare;
}

/** Whether a sentence speaks of a theme. */
export const speaksOf = (sentence: string, keywords: readonly string[]): boolean =>
  wordsOf(sentence).some((word) => keywords.some((one) => matchesKeyword(word, one)));

/** One record that themes are read from. */
export interface ThemeDocument {
  readonly id: string;
  /** Who speaks; two records of one person are one subject. */
  readonly subject: string;
  readonly text: string;
  readonly rating: number | null;
  readonly ratingMax: number | null;
}

export type RatingSide = "low" | "high";
/** At most two of five stars is low, at least four is high; what lies between, or has no rating, is neither. */
export function sideOf({
  rating,
  ratingMax,
}: Pick<ThemeDocument, "rating" | "ratingMax">): RatingSide | null {
  if (rating === null || ratingMax === null) return null;
  const share = rating / ratingMax;
  return share <= 0.4 ? "low" : share >= 0.8 ? "high" : null;
}

export interface Found {
  readonly name: string;
  /** Documents that speak of it, in the order they were given. */
  readonly ids: readonly string[];
  readonly subjects: number;
  /** Sentences that do, one a subject, at most three. */
  readonly quotes: readonly { readonly id: string; readonly text: string }[];
}
export interface FoundTerm extends Found {
  readonly side: RatingSide;
  /** Weighted log-odds in standard errors; beyond 1.96 on either side. */
  readonly z: number;
}
export interface FoundThemes {
  readonly documents: number;
  readonly themes: readonly Found[];
  readonly terms: readonly FoundTerm[];
}

const QUOTES = 3;
const TERMS = 12;
const LEAST_DOCUMENTS = 3;
const LEAST_SUBJECTS = 2;
const PRIOR = 0.2;
/** Two-sided 5 %. */
const Z = 1.96;

class Tally {
  readonly ids = new Set<string>();
  readonly subjects = new Set<string>();
  readonly quotes: { id: string; text: string }[] = [];
  low = 0;
  high = 0;
  all = 0;

  add(document: ThemeDocument, sentence: string): void {
    if (!this.subjects.has(document.subject) && this.quotes.length < QUOTES)
      this.quotes.push({ id: document.id, text: sentence });
    this.ids.add(document.id);
    this.subjects.add(document.subject);
  }

  found(name: string): Found {
    return { name, ids: [...this.ids], subjects: this.subjects.size, quotes: this.quotes };
  }
}

/** Takes documents one by one, so that a server can do other work in between, and says at the end what they speak of. */
export function createThemeCount(themes: readonly Theme[]) {
  const terms = new Map<string, Tally>();
  const named = themes.map((theme) => ({ theme, tally: new Tally() }));
  let documents = 0;
  return {
    add(document: ThemeDocument): void {
      documents += 1;
      const side = sideOf(document);
      for (const sentence of sentencesOf(document.text)) {
        for (const { theme, tally } of named)
          if (speaksOf(sentence, theme.keywords)) tally.add(document, sentence);
        for (const gram of gramsOf(tokenise(sentence))) {
          const tally = terms.get(gram) ?? new Tally();
          terms.set(gram, tally);
          tally.add(document, sentence);
          tally.all += 1;
          if (side) tally[side] += 1;
        }
      }
    },
    result: (): FoundThemes => ({
      documents,
      themes: named
        .map(({ theme, tally }) => tally.found(theme.name))
        .filter((one) => one.ids.length > 0)
        .sort((a, b) => b.ids.length - a.ids.length),
      terms: distinguish(terms),
    }),
  };
}

/**
 * Terms that one side uses more than the other: weighted log-odds with an informative Dirichlet prior.
 * Source: Monroe, Colaresi, Quinn, "Fightin' Words", Political Analysis 16 (2008), eq. 16 and 22. The prior of a term is a
 * fifth of how often it was heard in all, from either side or none.
 */
function distinguish(terms: ReadonlyMap<string, Tally>): FoundTerm[] {
  const sum = (count: (tally: Tally) => number) =>
    [...terms.values()].reduce((total, one) => total + count(one), 0);
  const [low, high, all] = [sum((one) => one.low), sum((one) => one.high), sum((one) => one.all)];
  if (low === 0 || high === 0) return [];
  const found: FoundTerm[] = [];
  for (const [name, tally] of terms) {
    if (tally.ids.size < LEAST_DOCUMENTS || tally.subjects.size < LEAST_SUBJECTS) continue;
    const z = logOddsZ({ low: tally.low, high: tally.high }, { low, high }, PRIOR * tally.all, PRIOR * all);
    if (Math.abs(z) > Z) found.push({ ...tally.found(name), side: z > 0 ? "low" : "high", z });
  }
  found.sort((a, b) => Math.abs(b.z) - Math.abs(a.z) || b.name.length - a.name.length);
  return withoutParts(found).slice(0, TERMS);
}

/**
 * Difference of the log-odds of a term between two groups, in standard errors; above 0 the low side uses it more.
 * @param prior pseudo-count of the term, and of all terms together
 */
export function logOddsZ(
  count: Readonly<Record<RatingSide, number>>,
  total: Readonly<Record<RatingSide, number>>,
  prior: number,
  priorTotal: number,
): number {
  const odds = (side: RatingSide) =>
    Math.log((count[side] + prior) / (total[side] + priorTotal - count[side] - prior));
  const variance = 1 / (count.low + prior) + 1 / (count.high + prior);
  return (odds("low") - odds("high")) / Math.sqrt(variance);
}

/** "nooit teruggebeld" and its words in the same documents are one finding: the longest stays. */
function withoutParts(found: readonly FoundTerm[]): FoundTerm[] {
  const isPartOf = (part: FoundTerm, whole: FoundTerm) =>
    part !== whole &&
    ` ${whole.name} `.includes(` ${part.name} `) &&
    part.ids.length === whole.ids.length &&
    part.ids.every((id) => whole.ids.includes(id));
  return found.filter((part) => !found.some((whole) => isPartOf(part, whole)));
}
