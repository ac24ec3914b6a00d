// The checker of the two languages sees what would break a page, and nothing else.
import { describe, expect, it } from "vitest";
import { argumentsOf, compareMessages } from "./messages.mjs";

describe("arguments of a message", () => {
  it("finds plain, formatted and nested arguments and tags", () => {
    const message =
      "<b>{name}</b> {count, plural, one {# taak voor {who}} other {# taken}} {when, date, short}";
    expect([...argumentsOf(message)].sort()).toEqual(["<b>", "count", "name", "when", "who"]);
  });
  it("does not take the text of a branch for an argument", () => {
    expect([...argumentsOf("{n, plural, one {taak} other {taken}}")]).toEqual(["n"]);
  });
  it("leaves quoted braces alone and refuses broken ones", () => {
    expect([...argumentsOf("'{name}'")]).toEqual([]);
    expect(() => argumentsOf("{name")).toThrow();
    expect(() => argumentsOf("name}")).toThrow();
  });
});

describe("two languages", () => {
  it("names missing keys, empty texts and different arguments", () => {
    const nl = { a: "x", b: { c: "{n} taken", d: " " }, only: "nl" };
    const en = { a: "x", b: { c: "{m} tasks", d: "d" } };
    expect(compareMessages(nl, en, ["nl", "en"])).toHaveLength(3);
    expect(compareMessages(nl, nl, ["nl", "nl"])).toEqual(["b.d: an empty text"]);
  });
});
