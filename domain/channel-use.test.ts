import { describe, expect, it } from "vitest";
import { type ChannelUse, channelsUsedIn, isMiss, shiftBetween, usesAfter } from "./channel-use.ts";

const always: ChannelUse = { channelId: "search", since: null, until: null };
const facebook: ChannelUse = { channelId: "facebook", since: null, until: "2026-03" };
const instagram: ChannelUse = { channelId: "instagram", since: "2026-04", until: null };
const uses = [always, facebook, instagram];

describe("the use of channels", () => {
  it("is dated, both months within", () => {
    expect(channelsUsedIn(uses, "2026-03")).toEqual(["search", "facebook"]);
    expect(channelsUsedIn(uses, "2026-04")).toEqual(["search", "instagram"]);
  });

  it("shifts between two months: gained, lost, kept", () => {
    expect(shiftBetween(uses, "2025-11", "2026-11")).toEqual({
      gained: ["instagram"],
      lost: ["facebook"],
      kept: ["search"],
    });
    expect(shiftBetween(uses, "2026-05", "2026-11")).toEqual({
      gained: [],
      lost: [],
      kept: ["search", "instagram"],
    });
  });

  it("is compared over one to 24 months", () => {
    expect(shiftBetween(uses, "2024-11", "2026-11").gained).toEqual(["instagram"]);
    expect(() => shiftBetween(uses, "2024-10", "2026-11")).toThrow(RangeError);
    expect(() => shiftBetween(uses, "2026-11", "2026-11")).toThrow(RangeError);
    expect(() => shiftBetween(uses, "2026-11", "2026-10")).toThrow(RangeError);
  });
});

describe("saying which channels are in use", () => {
  it("begins this month what is new and ends with the month before what is left out", () => {
    expect(usesAfter([always], ["mail"], "2026-11", false)).toEqual([
      { channelId: "mail", since: "2026-11", until: null },
      { channelId: "search", since: null, until: "2026-10" },
    ]);
  });

  it("keeps the dates of what stays, and of what ended long ago", () => {
    expect(usesAfter(uses, ["search", "instagram"], "2026-11", false)).toEqual([always, instagram, facebook]);
  });

  it("takes back in the same month what was a slip", () => {
    const added = usesAfter([always], ["search", "mail"], "2026-11", false);
    expect(usesAfter(added, ["search"], "2026-11", false)).toEqual([always]);
    const left = usesAfter([instagram], [], "2026-11", false);
    expect(usesAfter(left, ["instagram"], "2026-11", false)).toEqual([instagram]);
  });

  it("begins anew what ended earlier", () => {
    expect(usesAfter([facebook], ["facebook"], "2026-11", false)).toEqual([
      { channelId: "facebook", since: "2026-11", until: null },
    ]);
  });

  it("gives no beginning and no end while the persona is only being described", () => {
    expect(usesAfter([], ["search", "search"], "2026-11", true)).toEqual([always]);
    expect(usesAfter([always], [], "2026-11", true)).toEqual([]);
  });
});

describe("a card that misses", () => {
  it("speaks over a channel the persona does not use", () => {
    expect(isMiss({ channelId: "radio", mediaKind: "paid" }, ["search"])).toBe(true);
    expect(isMiss({ channelId: "search", mediaKind: "paid" }, ["search"])).toBe(false);
  });

  it("is none without a channel, in a moment without us, or of a persona whose channels are not known", () => {
    expect(isMiss({ channelId: null, mediaKind: "owned" }, ["search"])).toBe(false);
    expect(isMiss({ channelId: "home", mediaKind: "none" }, ["search"])).toBe(false);
    expect(isMiss({ channelId: "radio", mediaKind: "paid" }, [])).toBe(false);
  });
});
