import { describe, expect, it } from "vitest";
import { ideasFor, LIFECYCLE_IDEAS, LIFECYCLES } from "./persona-life.ts";

describe("the life cycle of a customer", () => {
  it("has the four places of the article, in its order", () => {
    expect(LIFECYCLES).toEqual(["acquisition", "winning", "keeping", "ambassador"]);
  });
  it("offers all three ideas on any value, and where nobody said", () => {
    for (const lifecycle of [null, ...LIFECYCLES])
      expect([...ideasFor(lifecycle)].sort()).toEqual([...LIFECYCLE_IDEAS].sort());
  });
  it("puts the one that fits best first", () => {
    expect(LIFECYCLES.map((lifecycle) => ideasFor(lifecycle)[0])).toEqual([
      "ebook",
      "reviews",
      "webinar",
      "reviews",
    ]);
  });
});
