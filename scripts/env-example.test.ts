// The example settings and the README name exactly the settings that server/env.ts reads.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SETTING_NAMES } from "#server/env.ts";

/** Set by the start itself, never by a person. */
const INTERNAL = new Set(["NODE_ENV"]);
const expected = SETTING_NAMES.filter((name) => !INTERNAL.has(name)).sort();

function read(name: string): string {
  return readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ""))].sort();
}

describe("settings", () => {
  it("stand in .env.example, each once and no other", () => {
    expect(namesIn(read(".env.example"), /^#? ?([A-Z][A-Z_]+)=/gm)).toEqual(expected);
  });

  it("stand in the README's table", () => {
    const table = read("README.md").split("## Settings")[1] ?? "";
    expect(namesIn(table, /`([A-Z][A-Z_]+)`/g)).toEqual(expected);
  });
});
