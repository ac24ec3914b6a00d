// Themes of reviews: how words are read, when a phrase distinguishes low ratings from high ones, and what is too little to say so.
import { describe, expect, it } from "vitest";
import {
  createThemeCount,
  defaultThemes,
  gramsOf,
  logOddsZ,
  matchesKeyword,
  sideOf,
  speaksOf,
  type ThemeDocument,
  themesInput,
  tokenise,
} from "./themes.ts";

const review = (
  number: number,
  rating: number | null,
  text: string,
  subject = `s${number}`,
): ThemeDocument => ({
  id: `r${number}`,
  subject,
  text,
  rating,
  ratingMax: rating === null ? null : 5,
});
const read = (documents: readonly ThemeDocument[], themes = defaultThemes("nl")) => {
  const count = createThemeCount(themes);
  for (const one of documents) count.add(one);
  return count.result();
};

describe("reading words", () => {
  it("drops what says nothing and lets a negation travel with the next word, in both languages", () => {
    expect(tokenise("Ik ben niet erg blij met de prijs")).toEqual(["niet_erg", "blij", "prijs"]);
    expect(tokenise("Ze hebben nooit teruggebeld")).toEqual(["niet_teruggebeld"]);
    expect(tokenise("They didn't answer")).toEqual(["niet_answer"]);
    expect(tokenise("Géén café!")).toEqual(["géén", "café"]);
  });

  it("takes runs of one to three words", () => {
    expect(gramsOf(["lange", "rij", "buiten"])).toEqual([
      "lange",
      "lange rij",
      "lange rij buiten",
      "rij",
      "rij buiten",
      "buiten",
    ]);
  });

  it("matches a keyword whole, by its beginning, by its end or anywhere", () => {
    expect(matchesKeyword("bezorging", "bezorg*")).toBe(true);
    expect(matchesKeyword("thuisbezorgd", "bezorg*")).toBe(false);
    expect(matchesKeyword("wachttijd", "*tijd")).toBe(true);
    expect(matchesKeyword("tijdstip", "*tijd")).toBe(false);
    expect(matchesKeyword("verzendkosten", "*kosten*")).toBe(true);
    expect(matchesKeyword("duurzaam", "duur")).toBe(false);
    expect(speaksOf("De Bezorging was traag", ["bezorg*"])).toBe(true);
  });

  it("takes a list of themes with words, and no pattern of anything else", () => {
    expect(themesInput.safeParse([{ name: "Kleur", keywords: ["Verf*"] }]).data?.[0]?.keywords).toEqual([
      "verf*",
    ]);
    for (const wrong of ["", "*", "a|b", "ver*f", "twee woorden"])
      expect(themesInput.safeParse([{ name: "Kleur", keywords: [wrong] }]).success).toBe(false);
  });
});

describe("ratings", () => {
  it("are low up to two of five, high from four, and neither in between or without one", () => {
    expect([1, 2, 3, 4, 5].map((rating) => sideOf({ rating, ratingMax: 5 }))).toEqual([
      "low",
      "low",
      null,
      "high",
      "high",
    ]);
    expect(sideOf({ rating: 4, ratingMax: 10 })).toBe("low");
    expect(sideOf({ rating: null, ratingMax: null })).toBeNull();
  });
});

describe("log-odds with a prior", () => {
  it("is zero for equal use, and turns its sign with the sides", () => {
    expect(logOddsZ({ low: 5, high: 5 }, { low: 100, high: 100 }, 2, 50)).toBe(0);
    const z = logOddsZ({ low: 9, high: 1 }, { low: 100, high: 100 }, 2, 50);
    expect(logOddsZ({ low: 1, high: 9 }, { low: 100, high: 100 }, 2, 50)).toBeCloseTo(-z, 12);
  });

  it("is the figure one gets by hand", () => {
    // 9 + 2 of 100 + 50 against 1 + 2 of 100 + 50
    expect(logOddsZ({ low: 9, high: 1 }, { low: 100, high: 100 }, 2, 50)).toBeCloseTo(
      (Math.log(11 / 139) - Math.log(3 / 147)) / Math.sqrt(1 / 11 + 1 / 3),
      12,
    );
  });
});

describe("themes of reviews", () => {
  const angry = Array.from({ length: 8 }, (_, place) => review(place, 1, "Nooit teruggebeld. Slecht."));
  const happy = Array.from({ length: 8 }, (_, place) => review(20 + place, 5, "Heerlijk geknipt."));

  it("names what low ratings use more, and what high ones do, with the documents and three sentences", () => {
    const { terms } = read([...angry, ...happy]);
    const low = terms.find((term) => term.name === "niet_teruggebeld");
    expect(low).toMatchObject({ side: "low", subjects: 8 });
    expect(low?.ids).toHaveLength(8);
    expect(low?.quotes).toHaveLength(3);
    expect(low?.quotes[0]?.text).toBe("Nooit teruggebeld.");
    expect(terms.find((term) => term.name === "heerlijk geknipt")?.side).toBe("high");
    expect(terms.every((term) => Math.abs(term.z) > 1.96)).toBe(true);
  });

  it("says nothing of what both use alike, of fewer than three documents, or of one person alone", () => {
    const alike = [...angry, ...happy].map((one) => ({ ...one, text: "Aardige salon." }));
    expect(read(alike).terms).toEqual([]);
    expect(read([...angry.slice(0, 2), ...happy]).terms.filter((term) => term.side === "low")).toEqual([]);
    const oneVoice = angry.map((one) => ({ ...one, subject: "zelfde" }));
    expect(read([...oneVoice, ...happy]).terms.filter((term) => term.side === "low")).toEqual([]);
  });

  it("says nothing when only one side was heard", () => {
    expect(read(angry).terms).toEqual([]);
  });

  it("counts the themes of the list, the most spoken of first, and leaves out the silent ones", () => {
    const { themes, documents } = read([
      review(1, 2, "De levertijd was lang. Duur ook."),
      review(2, null, "Bezorging te laat."),
      review(3, null, "Too expensive, and delivery was late."),
      review(4, 5, "Top!"),
    ]);
    expect(documents).toBe(4);
    expect(themes.map((one) => [one.name, one.ids.length])).toEqual([
      ["Levertijd", 3],
      ["Prijs", 2],
    ]);
  });
});
