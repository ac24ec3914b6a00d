// The language of somebody who has not chosen one.
import { describe, expect, it } from "vitest";
import { localeOf, matchLocale } from "./locale.ts";

describe("matchLocale", () => {
  it.each([
    ["nl-NL,nl;q=0.9,en;q=0.8", "nl"],
    ["en-GB,en;q=0.9,nl;q=0.8", "en"],
    ["de-DE,de;q=0.9,en;q=0.5,nl;q=0.7", "nl"],
    ["fr", "nl"],
    ["", "nl"],
    ["nl;q=0, en", "en"],
    ["*;q=0.1", "nl"],
  ])("%s is answered in %s", (header, locale) => {
    expect(matchLocale(header)).toBe(locale);
  });

  it("knows only its own languages", () => {
    expect(localeOf("en")).toBe("en");
    expect(localeOf("de")).toBeNull();
    expect(localeOf(undefined)).toBeNull();
  });
});
