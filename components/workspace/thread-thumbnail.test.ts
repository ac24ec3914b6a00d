// Where the small thread runs.
import { describe, expect, it } from "vitest";
import { threadLine } from "./thread-thumbnail.tsx";

const point = (phase: number, value: number | null) => ({ touchpointId: `${phase}-${value}`, phase, value });

describe("threadLine", () => {
  it("runs from left to right and stays in the picture", () => {
    const line = threadLine([point(0, -2), point(0, 1), point(1, 2), point(2, 0)], 3);
    expect(line).toHaveLength(4);
    const xs = line.map(({ x }) => x);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
    for (const { x, y } of line) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(232);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(56);
    }
    expect(line[0]?.y).toBeGreaterThan(line[2]?.y ?? 56);
  });

  it("leaves out what is unknown or stands in no phase", () => {
    expect(threadLine([point(0, null), point(0, 1), point(5, 1)], 2)).toHaveLength(1);
    expect(threadLine([], 0)).toEqual([]);
  });
});
