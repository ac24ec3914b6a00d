import { describe, expect, it } from "vitest";
import { poissonInterval } from "./poisson.ts";

describe("the exact interval of a count", () => {
  it.each([
    [0, 0, 3.6888794541139354],
    [1, 0.025317807984289876, 5.571643390938898],
    [5, 1.6234863901184207, 11.66833207932267],
    [20, 12.216519585403944, 30.8883779026746],
    [100, 81.36399125092314, 121.62679379242638],
  ])("of %i is the one of the reference values", (count, low, high) => {
    const interval = poissonInterval(count);
    expect(Math.abs(interval.low - low)).toBeLessThan(1e-9);
    expect(Math.abs(interval.high - high)).toBeLessThan(1e-9);
  });

  it("holds the count, and grows with it", () => {
    let before = poissonInterval(0);
    for (const count of [1, 2, 3, 10, 19, 20, 21, 500, 5_000]) {
      const interval = poissonInterval(count);
      expect(interval.low).toBeLessThan(count);
      expect(interval.high).toBeGreaterThan(count);
      expect(interval.low).toBeGreaterThan(before.low);
      expect(interval.high).toBeGreaterThan(before.high);
      before = interval;
    }
  });

  it("is not made of what nobody counted", () => {
    expect(() => poissonInterval(-1)).toThrow(RangeError);
    expect(() => poissonInterval(2.5)).toThrow(RangeError);
  });
});
