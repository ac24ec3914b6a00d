// Contacts before the purchase: what counts, and against which band.
import { describe, expect, it } from "vitest";
import {
  bandFor,
  CLAIMED_BAND,
  interactionBand,
  interactionsBefore,
  placeInBand,
  readInteractionBands,
} from "./interactions.ts";

const board = {
  phases: [
    { id: "see", period: "before" },
    { id: "buy", period: "during" },
    { id: "care", period: "after" },
  ],
  touchpoints: [
    { id: "advert", phaseId: "see", period: null },
    { id: "blog", phaseId: "see", period: null },
    { id: "basket", phaseId: "buy", period: null },
    { id: "advice", phaseId: "buy", period: "before" },
    { id: "mail", phaseId: "care", period: null },
    { id: "loose", phaseId: null, period: null },
  ],
} as const;

describe("contacts before the purchase", () => {
  it.each([
    ["every contact in a phase before it", ["advert", "blog", "basket"], 2],
    ["a touchpoint's own period goes before its phase's", ["advert", "advice", "basket"], 2],
    ["a loop meets a touchpoint again", ["advert", "blog", "advert", "basket"], 3],
    ["looking again after putting something in the basket", ["advert", "basket", "blog", "basket"], 2],
    ["what follows after the purchase belongs to the next one", ["advert", "basket", "mail", "blog"], 1],
    ["a touchpoint without a phase says nothing", ["loose", "advert"], 1],
    ["one that is gone does not count", ["advert", "removed"], 1],
    ["a route without steps", [], 0],
  ])("%s", (_what, steps, count) => {
    expect(interactionsBefore(board, steps)).toBe(count);
  });

  it("lie within the band at both its ends", () => {
    expect([4, 5, 8, 9].map((count) => placeInBand(count, CLAIMED_BAND))).toEqual([
      "below",
      "within",
      "within",
      "above",
    ]);
  });

  it("have a band for each kind of purchase, the article's where nobody set one", () => {
    const bands = readInteractionBands({ interactions: { quote: { from: 8, to: 20 } } });
    expect(bandFor(bands, "quote")).toEqual({ from: 8, to: 20, isOwn: true });
    expect(bandFor(bands, "order")).toEqual({ ...CLAIMED_BAND, isOwn: false });
    expect(bandFor(bands, null)).toEqual({ ...CLAIMED_BAND, isOwn: false });
    for (const kept of [{}, null, { interactions: { quote: { from: 9, to: 2 } } }])
      expect(readInteractionBands(kept)).toEqual({});
    expect(interactionBand.safeParse({ from: 9, to: 2 }).success).toBe(false);
  });
});
