import { describe, expect, it } from "vitest";
import { rollUpPlaceOf, rollUpQuery } from "./roll-up-address.ts";

const none = { department: null, persona: null, group: null };

describe("the address of the page over several journeys", () => {
  it("is one journey's own page where one is named and nothing narrows it", () => {
    expect(rollUpPlaceOf({}, "2026-11")).toBeNull();
    expect(rollUpPlaceOf({ journey: "krullen" }, "2026-11")).toBeNull();
    expect(rollUpPlaceOf({ journey: ["krullen", "krullen"] }, "2026-11")).toBeNull();
  });
  it("names all, several, or one under a filter", () => {
    expect(rollUpPlaceOf({ journey: "all" }, "2026-11")).toEqual({
      journeys: null,
      month: "2026-11",
      ...none,
    });
    expect(rollUpPlaceOf({ journey: ["a", "b"] }, "2026-11")?.journeys).toEqual(["a", "b"]);
    expect(rollUpPlaceOf({ journey: "a", department: "d" }, "2026-11")).toEqual({
      journeys: ["a"],
      month: "2026-11",
      ...none,
      department: "d",
    });
  });
  it("is written as it is read", () => {
    const place = { journeys: ["a", "b"], month: "2026-10", department: "d", persona: "p", group: null };
    const search = new URLSearchParams(rollUpQuery(place));
    const asked = { ...Object.fromEntries(search), journey: search.getAll("journey") };
    expect(rollUpPlaceOf(asked, search.get("month") ?? "")).toEqual(place);
    expect(rollUpQuery({ ...place, journeys: null })).toMatch(/^journey=all&/);
  });
});
