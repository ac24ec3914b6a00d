import { describe, expect, it } from "vitest";
import {
  clampEmotion,
  digitFromEmotion,
  EMOTION_STEPS,
  emotionFace,
  emotionFromDigit,
  meanEmotion,
  nextEmotion,
  previousEmotion,
} from "./emotion.ts";

describe("emotion", () => {
  it("has nine steps on the keys 1 to 9", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map(emotionFromDigit)).toEqual([...EMOTION_STEPS]);
    expect(EMOTION_STEPS.map(digitFromEmotion)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(emotionFromDigit(0)).toBeNull();
    expect(emotionFromDigit(10)).toBeNull();
  });

  it("snaps to half steps and stays inside the scale", () => {
    expect([0.2, 0.3, -1.7, 9, -9].map(clampEmotion)).toEqual([0, 0.5, -1.5, 2, -2]);
    expect(Object.is(clampEmotion(-0.1), 0)).toBe(true);
    expect([nextEmotion(2), previousEmotion(-2), nextEmotion(null), previousEmotion(0.5)]).toEqual([
      2, -2, 0.5, 0,
    ]);
  });

  it("looks neutral only at 0", () => {
    expect(EMOTION_STEPS.map(emotionFace)).toEqual(["m2", "m2", "m1", "m1", "0", "p1", "p1", "p2", "p2"]);
  });

  it("has no mean where there is no value", () => {
    expect(meanEmotion([])).toBeNull();
    expect(meanEmotion([null, null])).toBeNull();
    expect(meanEmotion([null, 1, -2])).toBe(-0.5);
  });
});
