// A month's topic is changed in the language in which it was read.
import { describe, expect, it } from "vitest";
import { topicIn, writeTopic } from "./cycle-topic.ts";

const month = { focus: "Balie", translations: { "focus@en": "Desk", "closingNote@en": "Well done" } };

describe("the topic of a month", () => {
  it("is read in the reader's language, else as it was written", () => {
    expect([topicIn(month, "en"), topicIn(month, "nl")]).toEqual(["Desk", "Balie"]);
  });
  it("stays whole when nothing was changed", () => {
    expect(writeTopic(month, "en", " Desk ")).toEqual(month);
    expect(writeTopic(month, "nl", "Balie")).toEqual(month);
  });
  it("is changed as a translation by who read a translation", () => {
    expect(writeTopic(month, "en", "Front desk")).toEqual({
      focus: "Balie",
      translations: { "focus@en": "Front desk", "closingNote@en": "Well done" },
    });
  });
  it("leaves its translations behind when its own words change or go; others stay", () => {
    const translations = { "closingNote@en": "Well done" };
    expect(writeTopic(month, "nl", "Stoel")).toEqual({ focus: "Stoel", translations });
    expect(writeTopic(month, "en", "")).toEqual({ focus: "", translations });
  });
});
