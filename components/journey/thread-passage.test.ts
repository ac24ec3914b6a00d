// A thread through one phase: its nodes in the route's order, what stands beside it, and phases it only goes by.
import { describe, expect, it } from "vitest";
import type { Touchpoint } from "#domain/journey.ts";
import type { BoardColumn } from "./board-model.ts";
import type { NodeStrength } from "./journey-data.ts";
import { passThrough } from "./thread-passage.ts";

const touchpoint = (number: number): Touchpoint => ({ id: `t${number}`, number }) as Touchpoint;
const column = (key: string, digital: number[], physical: number[] = []): BoardColumn => ({
  key,
  phase: null,
  digital: digital.map(touchpoint),
  physical: physical.map(touchpoint),
});
const columns = [column("a", [1, 3], [2]), column("b", [4, 5]), column("c", []), column("d", [6, 7])];
const strengths = Object.fromEntries(
  ["t1", "t2", "t3", "t4", "t5", "t6", "t7"].map((id) => [
    id,
    { level: id === "t6" ? "assumption" : "validated" } as NodeStrength,
  ]),
);
const pass = (at: number, ...steps: number[]) => {
  const one = columns[at];
  if (!one) throw new Error(`no column ${at}`);
  return passThrough(columns, one, steps.map(touchpoint), strengths);
};
const shown = (at: number, ...steps: number[]) =>
  pass(at, ...steps).touchpoints.map((one) => `${one.touchpoint.id}${one.isOnThread ? "" : " beside"}`);

describe("the thread through a phase", () => {
  it("has a node at each touchpoint of the route, and leaves the others beside it where they are", () => {
    expect(shown(0, 1, 2, 3)).toEqual(["t1", "t2", "t3"]);
    expect(shown(0, 1, 3, 6)).toEqual(["t1", "t2 beside", "t3"]);
  });

  it("follows the order of the route, not that of the board", () => {
    expect(shown(0, 3, 1, 6)).toEqual(["t3", "t2 beside", "t1"]);
  });

  it("goes by where the route skips a phase, filled or empty", () => {
    expect(pass(1, 1, 6)).toMatchObject({ kind: "skips", level: "assumption" });
    expect(shown(1, 1, 6)).toEqual(["t4 beside", "t5 beside"]);
    expect(pass(2, 1, 7)).toMatchObject({ kind: "skips", touchpoints: [], level: "validated" });
    expect(pass(0, 1, 6).kind).toBe("visits");
  });

  it("is not there before it begins and after it ends", () => {
    expect(pass(0, 4, 6).kind).toBe("begins later");
    expect(pass(3, 1, 4).kind).toBe("ended before");
    expect(pass(2).kind).toBe("none");
  });

  it("is only as sure as the weaker end of each stretch, also across phases", () => {
    expect(pass(1, 4, 5, 6).touchpoints.map((one) => one.level)).toEqual(["validated", "assumption"]);
    expect(pass(0, 1, 6).touchpoints.map((one) => one.level)).toEqual([
      "assumption",
      "assumption",
      "assumption",
    ]);
  });
});
