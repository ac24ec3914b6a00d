// What the command menu finds.
import { describe, expect, it } from "vitest";
import { matchCommand, readQuery } from "./command-search.ts";

const create = { label: "Nieuwe klantreis", keywords: "maak create new journey" };
const chat = { label: "Vraag via chat", kind: "touchpoint" } as const;

describe("the command menu", () => {
  it("finds a command by verbs of both languages, in any order", () => {
    for (const typed of ["klantreis", "nieuwe klan", "create journey", "journey new", "MAAK"]) {
      expect(matchCommand(create, readQuery(typed)), typed).toBeGreaterThan(0);
    }
    expect(matchCommand(create, readQuery("persona"))).toBe(0);
  });

  it("narrows by prefix", () => {
    expect(matchCommand(chat, readQuery("#chat"))).toBeGreaterThan(0);
    expect(matchCommand(chat, readQuery(">chat"))).toBe(0);
    expect(matchCommand(create, readQuery("#klantreis"))).toBe(0);
    expect(matchCommand(create, readQuery("> klantreis"))).toBeGreaterThan(0);
  });

  it("prefers the label over keywords and ignores accents", () => {
    expect(matchCommand(create, readQuery("nieuwe"))).toBeGreaterThan(matchCommand(create, readQuery("new")));
    expect(matchCommand({ label: "Café" }, readQuery("cafe"))).toBeGreaterThan(0);
  });

  it("offers everything when nothing is typed", () => {
    expect(matchCommand(create, readQuery(""))).toBeGreaterThan(0);
    expect(matchCommand(chat, readQuery("  "))).toBeGreaterThan(0);
  });
});
