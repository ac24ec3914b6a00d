import { describe, expect, it } from "vitest";
import { comparedIds, dreamFirst, isAnswered, PERSONA_PROMPTS } from "./persona.ts";

const [interest, , reach] = PERSONA_PROMPTS;

describe("the four questions of a persona", () => {
  it("are those of the article, in its order", () => {
    expect(PERSONA_PROMPTS.map((prompt) => prompt.key)).toEqual(["interest", "motives", "reach", "curious"]);
  });
  it("are answered by a line that says something, or by a channel", () => {
    const lines = [{ field: "lifestyle", text: "  " }];
    expect(isAnswered(interest, { lines, channelIds: [] })).toBe(false);
    expect(isAnswered(interest, { lines: [{ field: "lifestyle", text: "Fietst" }], channelIds: [] })).toBe(
      true,
    );
    expect(isAnswered(reach, { lines, channelIds: [] })).toBe(false);
    expect(isAnswered(reach, { lines, channelIds: ["post"] })).toBe(true);
  });
});

describe("a list of personas", () => {
  it("begins with the customer one wishes for; the others keep their order", () => {
    const list = ["a", "b", "c"].map((id) => ({ id, isDream: id === "c" }));
    expect(dreamFirst(list).map((one) => one.id)).toEqual(["c", "a", "b"]);
  });
});

describe("personas side by side", () => {
  const known = ["a", "b", "c", "d"];
  it("are those the address names, each once, at most three, and nobody unknown", () => {
    expect(comparedIds("b,x,a,b", known)).toEqual(["b", "a"]);
    expect(comparedIds("a,b,c,d", known)).toEqual(["a", "b", "c"]);
    expect(comparedIds(null, known)).toEqual([]);
  });
});
