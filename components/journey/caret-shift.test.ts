// Carets that stay with their word while others type.
import { describe, expect, it } from "vitest";
import { shiftCaret } from "./caret-shift.ts";

describe("a caret while others type", () => {
  it("moves with text before it and stays with text behind it", () => {
    expect(shiftCaret(5, [{ insert: "abc" }])).toBe(8);
    expect(shiftCaret(5, [{ retain: 5 }, { insert: "abc" }])).toBe(5);
    expect(shiftCaret(5, [{ retain: 9 }, { insert: "abc" }])).toBe(5);
    expect(shiftCaret(0, [{ insert: "abc" }])).toBe(0);
  });
  it("falls back to the start of what was deleted around it", () => {
    expect(shiftCaret(5, [{ delete: 3 }])).toBe(2);
    expect(shiftCaret(5, [{ retain: 4 }, { delete: 9 }])).toBe(4);
    expect(shiftCaret(5, [{ retain: 1 }, { delete: 2 }, { insert: "x" }])).toBe(4);
  });
});
