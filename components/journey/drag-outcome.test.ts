// A drop, a menu choice and a key press end in the same intent.
import { describe, expect, it } from "vitest";
import type { Medium, Touchpoint } from "#domain/journey.ts";
import { dropIndex, moveTo, spotOf, stepSpot } from "./drag-outcome.ts";

const card = (number: number, phaseId: string | null, medium: Medium): Touchpoint =>
  ({ id: `t${number}`, number, phaseId, medium }) as Touchpoint;
const board = {
  phases: [{ id: "a" }, { id: "b" }] as never,
  touchpoints: [
    card(1, "a", "physical"),
    card(2, "a", "digital"),
    card(3, "a", "digital"),
    card(4, "b", "physical"),
    card(5, null, "digital"),
  ],
};

describe("where a touchpoint goes", () => {
  it("is nothing when it stands there already", () => {
    expect(moveTo(board, "t2", { phaseId: "a", medium: "digital", index: 0 })).toBeNull();
    expect(moveTo(board, "gone", { phaseId: "a", medium: "digital", index: 0 })).toBeNull();
  });
  it("[T2] keeps its place in time when it only changes half", () => {
    expect(moveTo(board, "t4", { phaseId: "b", medium: "digital", index: 0 })).toEqual({
      id: "t4",
      phaseId: "b",
      medium: "digital",
      after: null,
    });
    expect(moveTo(board, "t2", { phaseId: "a", medium: "physical", index: 1 })).toEqual({
      id: "t2",
      phaseId: "a",
      medium: "physical",
      after: "t1",
    });
  });
  it("goes after the card above it, and before the first one of the cell", () => {
    expect(moveTo(board, "t4", { phaseId: "a", medium: "digital", index: 2 })?.after).toBe("t3");
    expect(moveTo(board, "t4", { phaseId: "a", medium: "digital", index: 0 })?.after).toBe("t1");
    expect(moveTo(board, "t3", { phaseId: "b", medium: "digital", index: 9 })?.after).toBe("t4");
  });
  it("steps with arrows over cards, halves and phases", () => {
    const spot = spotOf(board, "t3");
    expect(spot).toEqual({ phaseId: "a", medium: "digital", index: 1 });
    if (!spot) return;
    const up = stepSpot(board, "t3", spot, "ArrowUp");
    expect(up?.index).toBe(0);
    expect(up && stepSpot(board, "t3", up, "ArrowUp")).toBeNull();
    expect(stepSpot(board, "t3", spot, "ArrowDown")).toEqual({ phaseId: "a", medium: "physical", index: 0 });
    expect(stepSpot(board, "t3", spot, "ArrowRight")).toEqual({ phaseId: "b", medium: "digital", index: 0 });
    expect(stepSpot(board, "t3", spot, "ArrowLeft")).toBeNull();
    expect(stepSpot(board, "t5", { phaseId: null, medium: "digital", index: 0 }, "ArrowLeft")?.phaseId).toBe(
      "b",
    );
  });
  it("reads a gap from the middles of the cards", () => {
    expect(dropIndex([10, 50], 5)).toBe(0);
    expect(dropIndex([10, 50], 30)).toBe(1);
    expect(dropIndex([10, 50], 90)).toBe(2);
  });
});
