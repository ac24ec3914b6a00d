import { describe, expect, it } from "vitest";
import { emptyDraft, readDraft, wordsAsked } from "./evidence-draft.ts";

const TODAY = "2026-11-21";
const review = {
  ...emptyDraft("review"),
  body: "Knop viel buiten mijn scherm.",
  observedOn: "2026-07-18",
  source: "Google",
  rating: "2,5",
};
const read = (draft: typeof review) => readDraft(draft, TODAY, "nl", null);

describe("[E7] an item that is typed", () => {
  it("is refused without a date or a source, with a sentence at each", () => {
    expect(read({ ...review, observedOn: "", source: " " })).toEqual({
      ok: false,
      errors: { observedOn: "observedOn", source: "source" },
    });
  });
  it("is refused without any words", () => {
    expect(read({ ...review, body: "  " })).toEqual({ ok: false, errors: { body: "body" } });
  });
  it("cannot come from a day that has not been", () => {
    expect(read({ ...review, observedOn: "2026-11-22" })).toEqual({
      ok: false,
      errors: { observedOn: "future" },
    });
  });
});

describe("[E9] a review that is typed", () => {
  it("keeps its mark and the scale it was given on", () => {
    expect(read(review)).toMatchObject({ ok: true, evidence: { rating: 2.5, ratingMax: 5 } });
    expect(read({ ...review, rating: "8", ratingMax: "10" })).toMatchObject({
      ok: true,
      evidence: { ratingMax: 10 },
    });
  });
  it("does not fit a mark above its scale, nor an address that is none", () => {
    expect(read({ ...review, rating: "6", url: "kapper" })).toEqual({
      ok: false,
      errors: { rating: "rating", url: "url" },
    });
    expect(read({ ...review, rating: "6" })).toEqual({ ok: false, errors: { rating: "rating" } });
    expect(read({ ...review, rating: "goed" })).toEqual({ ok: false, errors: { rating: "rating" } });
  });
});

describe("an item with a file", () => {
  const dated = { observedOn: "2026-07-18", source: "salon" };
  const image = { ...emptyDraft("image"), ...dated };
  const document = { ...emptyDraft("document"), ...dated };

  it("asks for one sentence on a picture or a PDF, and for no note", () => {
    expect(readDraft(image, TODAY, "nl", null, "image")).toEqual({
      ok: false,
      errors: { summary: "summary" },
    });
    expect(readDraft(document, TODAY, "nl", null, "pdf")).toEqual({
      ok: false,
      errors: { summary: "summary" },
    });
    const described = { ...image, summary: "Rij tot op de stoep" };
    expect(readDraft(described, TODAY, "nl", null, "image")).toMatchObject({
      ok: true,
      evidence: { body: "" },
    });
  });
  it("that is a text asks for no words at all", () => {
    expect(readDraft(document, TODAY, "nl", null, "text")).toMatchObject({ ok: true });
    expect([wordsAsked("document", "text", true), wordsAsked("document", "text", false)]).toEqual([
      "none",
      "note",
    ]);
  });
  it("is asked for where there is an image without one; a document may be typed", () => {
    expect(read({ ...review, ...image })).toEqual({
      ok: false,
      errors: { file: "file", summary: "summary" },
    });
    expect(readDraft({ ...image, summary: "Rij" }, TODAY, "nl", null, "pdf")).toEqual({
      ok: false,
      errors: { file: "file" },
    });
    expect(readDraft({ ...document, body: "Uit een folder." }, TODAY, "nl", null)).toMatchObject({
      ok: true,
    });
    expect(readDraft(document, TODAY, "nl", null)).toEqual({ ok: false, errors: { body: "body" } });
  });
});
