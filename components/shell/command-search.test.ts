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

  it("finds the same by every word of the articles for a touchpoint and for a journey", () => {
    const score = (typed: string, command: Parameters<typeof matchCommand>[0]) =>
      matchCommand(command, readQuery(typed));
    const step = { label: "Vraag via chat", keywords: "touchpoint", kind: "touchpoint" } as const;
    for (const typed of ["touchpoint", "contactmoment", "Aanraakpunt", "tussenstop"]) {
      expect(score(typed, step), typed).toBe(score("touchpoint", step));
      expect(score(`${typed} chat`, step), typed).toBeGreaterThan(0);
      expect(score(typed, create), typed).toBe(0);
    }
    for (const label of ["Klantreizen", "Nieuwe klantreis", "Customer journeys"])
      for (const typed of ["klantreis", "klantenreis", "klanttraject", "customer journey"])
        expect(score(typed, { label }), `${typed} in ${label}`).toBe(score("klantreis", { label }));
  });

  it("finds what is only half typed", () => {
    for (const typed of ["customer jour", "custom", "contactm"])
      expect(
        matchCommand({ label: "Customer journeys", keywords: "contactmoment" }, readQuery(typed)),
        typed,
      ).toBeGreaterThan(0);
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
