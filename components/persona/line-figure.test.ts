import { describe, expect, it } from "vitest";
import { figureOf } from "./line-figure.ts";
import { interviewLevel, linesByField } from "./persona-lines.ts";

describe("a persona's line figure", () => {
  it("is always the same for one persona, and another for the next", () => {
    expect(figureOf("per-yara")).toEqual(figureOf("per-yara"));
    expect(figureOf("per-yara").line).not.toBe(figureOf("per-tess").line);
  });
  it("is one thread without a gap, inside its square", () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const { line } = figureOf(`persona ${seed}`);
      expect(line.match(/M/g)).toHaveLength(1);
      const numbers = (line.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
      expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...numbers)).toBeLessThanOrEqual(96);
    }
  });
});

describe("[E3] a persona's lines", () => {
  it("stand below their field, in order; each field is there, also empty", () => {
    const lines = [
      { id: "1", field: "goals", text: "Een" },
      { id: "2", field: "pains", text: "Twee" },
      { id: "3", field: "goals", text: "Drie" },
    ];
    const fields = linesByField(lines);
    expect(fields.map((one) => one.field)).toEqual([
      "lifestyle",
      "pains",
      "goals",
      "orientation",
      "needs",
      "motives",
      "preferences",
    ]);
    expect(fields.find((one) => one.field === "goals")?.lines.map((line) => line.id)).toEqual(["1", "3"]);
  });
});

describe("how sure a persona is", () => {
  it("follows from interviews: none is an assumption, fewer than three is anecdotal", () => {
    expect([0, 1, 2, 3, 9].map(interviewLevel)).toEqual([
      "assumption",
      "anecdotal",
      "anecdotal",
      "supported",
      "supported",
    ]);
  });
});
