import { describe, expect, it } from "vitest";
import { cutPieces, placeQuote, splitSentences, trimStretch } from "./note-text.ts";

const sentencesOf = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe("[U6] the sentences of a note", () => {
  it("end at a full stop, a question or an exclamation mark, with what closes them", () => {
    expect(sentencesOf("Ik bel liever. “Wat kost het?” Dat staat er niet!")).toEqual([
      "Ik bel liever.",
      "“Wat kost het?”",
      "Dat staat er niet!",
    ]);
  });

  it("end at a line break, and empty lines are none", () => {
    expect(sentencesOf("Eerst zoeken\n\n  Dan bellen  \n")).toEqual(["Eerst zoeken", "Dan bellen"]);
  });

  it("run on past abbreviations, initials, dates and numbers", () => {
    expect(sentencesOf("Op 3. mei sprak dhr. J. Bakker, o.a. over 4.5 ster. Klaar")).toEqual([
      "Op 3. mei sprak dhr. J. Bakker, o.a. over 4.5 ster.",
      "Klaar",
    ]);
  });

  it("are none in an empty note", () => {
    expect(splitSentences("  \n ")).toEqual([]);
  });
});

describe("a quote's place", () => {
  const text = "Eerst bel ik. Dan boek ik.";
  it("is the kept one while the words are still there", () => {
    expect(placeQuote(text, { text: "Dan boek ik.", startsAt: 14, endsAt: 26 })).toEqual({
      start: 14,
      end: 26,
    });
  });
  it("is found again when the note was edited", () => {
    expect(placeQuote(text, { text: "Dan boek ik.", startsAt: 2, endsAt: 14 })).toEqual({
      start: 14,
      end: 26,
    });
    expect(placeQuote(text, { text: "Eerst bel ik.", startsAt: null, endsAt: null })).toEqual({
      start: 0,
      end: 13,
    });
  });
  it("is nowhere when the words are gone", () => {
    expect(placeQuote(text, { text: "Iets anders", startsAt: 0, endsAt: 11 })).toBeNull();
  });
});

describe("pieces of a sentence", () => {
  it("are cut where quotes and the picked part begin and end", () => {
    const pieces = cutPieces(
      { start: 10, end: 30 },
      [
        { id: "a", start: 0, end: 15 },
        { id: "b", start: 12, end: 20 },
      ],
      { start: 18, end: 40 },
    );
    expect(pieces).toEqual([
      { start: 10, end: 12, quoteIds: ["a"], picked: false },
      { start: 12, end: 15, quoteIds: ["a", "b"], picked: false },
      { start: 15, end: 18, quoteIds: ["b"], picked: false },
      { start: 18, end: 20, quoteIds: ["b"], picked: true },
      { start: 20, end: 30, quoteIds: [], picked: true },
    ]);
  });
  it("lose the space around a selection", () => {
    expect(trimStretch("  ja  ", { start: 0, end: 6 })).toEqual({ start: 2, end: 4 });
    expect(trimStretch("    ", { start: 0, end: 4 })).toBeNull();
  });
});
