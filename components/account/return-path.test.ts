// Addresses that try to lead away after signing in.
import { describe, expect, it } from "vitest";
import { safeReturnPath } from "./return-path.ts";

describe("safeReturnPath", () => {
  it.each(["/", "/atelier-wervel/journeys", "/ws/j/kapper?view=steps#tp-10", "/settings"])(
    "keeps %s",
    (path) => {
      expect(safeReturnPath(path)).toBe(path);
    },
  );

  it.each([
    undefined,
    null,
    "",
    ["/a", "/b"],
    "journeys",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    " //evil.example",
    "https://evil.example",
    "https:evil.example",
    "http://localhost:3000/ok",
    "javascript:alert(1)",
    "data:text/html,x",
    "/..//evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "/api/auth/signout",
    "?next=/x",
    "@evil.example",
    `/${"a".repeat(600)}`,
  ])("refuses %s", (path) => {
    expect(safeReturnPath(path)).toBe("/");
  });
});
