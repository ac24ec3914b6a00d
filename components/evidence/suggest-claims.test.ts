import { describe, expect, it } from "vitest";
import { type ClaimCandidate, meaningfulWords, suggestClaims } from "./suggest-claims.ts";

const touchpoint = (id: string, title: string, more: Partial<ClaimCandidate> = {}): ClaimCandidate => ({
  id,
  title,
  about: [],
  channelKey: null,
  channelName: "",
  ...more,
});

const journey = [
  touchpoint("book", "Online afspraak maken", { about: ["Welke behandeling moet ik kiezen?"] }),
  touchpoint("reel", "Reel met krultips", { channelKey: "instagram", channelName: "Instagram" }),
  touchpoint("reviews", "Reviews lezen"),
  touchpoint("mail", "Bevestiging per mail"),
];
const suggested = (text: string) => suggestClaims(text, journey).map((one) => one.id);

describe("[U6] suggested touchpoints", () => {
  it("share words with the sentence, in whatever form", () => {
    expect(suggested("Zes behandelingen en ik snapte er niet één van, dus ik maakte geen afspraak")).toEqual([
      "book",
    ]);
    expect(suggested("Ik lees altijd eerst de slechte reviews")).toEqual(["reviews"]);
  });
  it("have the channel that the sentence names", () => {
    expect(suggested("Ik zag het op Instagram")[0]).toBe("reel");
  });
  it("are none when nothing is shared, and never more than three", () => {
    expect(suggested("Het was wel een beetje veel")).toEqual([]);
    expect(
      suggestClaims(
        "afspraak",
        Array.from({ length: 5 }, (_, n) => touchpoint(`${n}`, "Afspraak")),
      ),
    ).toHaveLength(3);
  });
});

describe("meaningful words", () => {
  it("leave out the small words and the accents", () => {
    expect(meaningfulWords("Dát is wél de héle reden")).toEqual(["hele", "reden"]);
  });
});
