import { describe, expect, it } from "vitest";
import {
  convenienceFromDigit,
  leastConvenient,
  meanConvenience,
  nextConvenience,
  previousConvenience,
} from "./convenience.ts";
import { countMediaKinds, mediaKindFromWord, otherMedium } from "./media.ts";

describe("media", () => {
  it("are read from Dutch and English words alike", () => {
    expect(["betaald", "Eigen", " VERDIEND ", "moment"].map(mediaKindFromWord)).toEqual([
      "paid",
      "owned",
      "earned",
      "none",
    ]);
    expect(["paid", "owned", "earned", "none"].map(mediaKindFromWord)).toEqual([
      "paid",
      "owned",
      "earned",
      "none",
    ]);
    expect(mediaKindFromWord("gekocht")).toBeNull();
  });

  it("are counted with all four kinds named", () => {
    expect(countMediaKinds([{ mediaKind: "owned" }, { mediaKind: "owned" }, { mediaKind: "none" }])).toEqual({
      paid: 0,
      owned: 2,
      earned: 0,
      none: 1,
    });
    expect(otherMedium("digital")).toBe("physical");
  });
});

describe("convenience", () => {
  it("takes the digits 1 to 5 and stays inside the scale", () => {
    expect([0, 1, 5, 6].map(convenienceFromDigit)).toEqual([null, 1, 5, null]);
    expect([
      nextConvenience(5),
      previousConvenience(1),
      nextConvenience(null),
      previousConvenience(4),
    ]).toEqual([5, 1, 3, 3]);
  });

  it("lists the hardest three, leaving out those without a score", () => {
    const scores = [4, null, 1, 2, 1].map((convenience, number) => ({ number, convenience }));
    expect(leastConvenient(scores).map((touchpoint) => touchpoint.number)).toEqual([2, 4, 3]);
  });

  it("has a mean of the scores that were given, and none where nobody scored", () => {
    expect(meanConvenience([4, null, 1])).toBe(2.5);
    expect(meanConvenience([null])).toBeNull();
  });
});
