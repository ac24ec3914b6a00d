// What counts as content that can be found, and how it is listed.
import { describe, expect, it } from "vitest";
import { isContent, searchTermsByPhase } from "./search-terms.ts";

const none = { searchKeyword: "", searchIntent: null } as const;

describe("content that can be found", () => {
  it("is digital and ours, bought or said of us; a moment or something physical only with a term", () => {
    for (const mediaKind of ["paid", "owned", "earned"] as const) {
      expect(isContent({ medium: "digital", mediaKind, ...none })).toBe(true);
      expect(isContent({ medium: "physical", mediaKind, ...none })).toBe(false);
    }
    expect(isContent({ medium: "digital", mediaKind: "none", ...none })).toBe(false);
    const moment = { medium: "physical", mediaKind: "none" } as const;
    expect(isContent({ ...moment, ...none, searchKeyword: "kapper" })).toBe(true);
    expect(isContent({ ...moment, ...none, searchIntent: "commercial" })).toBe(true);
  });

  it("is listed per phase in the order of the board; without a phase it comes last, where there is any", () => {
    const blog = {
      phaseId: "a",
      medium: "digital",
      mediaKind: "owned",
      searchKeyword: "krullen knippen",
    } as const;
    const made = [
      { ...blog, id: "blog", searchIntent: "informational" },
      { ...blog, id: "advert", searchKeyword: " ", searchIntent: null },
      { ...blog, id: "form", phaseId: "b", searchKeyword: "", searchIntent: "transactional" },
    ] as const;
    const ids = (list: readonly { readonly id: string }[]) => list.map((one) => one.id);
    const listed = (touchpoints: Parameters<typeof searchTermsByPhase<(typeof made)[number]>>[1]) =>
      searchTermsByPhase(["a", "b"], touchpoints).map(({ phaseId, found, without }) => [
        phaseId,
        ids(found),
        ids(without),
      ]);
    expect(listed(made)).toEqual([
      ["a", ["blog"], ["advert"]],
      // an intent alone is listed, and the term is still asked for
      ["b", ["form"], ["form"]],
    ]);
    const loose = searchTermsByPhase(["a"], [{ ...blog, phaseId: null, searchIntent: null }]);
    expect(loose.map((one) => one.phaseId)).toEqual(["a", null]);
  });
});
