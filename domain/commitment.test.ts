import { describe, expect, it } from "vitest";
import { type Drop, brokenBridges, isBridge, missingMonths } from "./bridge.ts";
import type { BudgetLine } from "./budget.ts";
import {
  checkpointsOf,
  type Commitment,
  commitmentOf,
  commitmentState,
  isShort,
  isTooEarly,
  lastMonth,
  monthNumber,
  monthsToGo,
} from "./commitment.ts";
import { monthRange } from "./month.ts";

const half: Commitment = {
  id: "c1",
  channelId: "booking",
  startMonth: "2026-09",
  months: 6,
  endedMonth: null,
  endReason: null,
};
const funded = (channelId: string, first: string, last: string): BudgetLine[] =>
  monthRange(first, last).map((month) => ({
    channelId,
    month,
    plannedCents: 10_000,
    committedCents: null,
    spentCents: null,
  }));

describe("a commitment", () => {
  it("is of calendar months, counted from 1: month 3 of 6", () => {
    expect(lastMonth(half)).toBe("2027-02");
    expect(monthNumber(half, "2026-08")).toBeNull();
    expect(monthNumber(half, "2026-09")).toBe(1);
    expect(monthNumber(half, "2026-11")).toBe(3);
    expect(monthNumber(half, "2027-02")).toBe(6);
    expect(monthNumber(half, "2027-03")).toBeNull();
  });

  it("may be of any length, and is flagged below six months", () => {
    expect(isShort({ months: 5 })).toBe(true);
    expect(isShort(half)).toBe(false);
    expect(isShort({ months: 24 })).toBe(false);
  });

  it("is to come, runs, is fulfilled, or was given up", () => {
    expect(commitmentState(half, "2026-08")).toBe("upcoming");
    expect(commitmentState(half, "2027-02")).toBe("running");
    expect(commitmentState(half, "2027-03")).toBe("fulfilled");
    expect(commitmentState({ ...half, endedMonth: "2026-11" }, "2026-10")).toBe("ended");
  });

  it("of a channel is the one that holds, else the next", () => {
    const next = { ...half, id: "c2", startMonth: "2027-03" };
    expect(commitmentOf([next, half], "booking", "2026-11")?.id).toBe("c1");
    expect(commitmentOf([next, half], "booking", "2027-03")?.id).toBe("c2");
    expect(commitmentOf([half], "booking", "2027-03")).toBeUndefined();
    expect(commitmentOf([half], "chat", "2026-11")).toBeUndefined();
  });

  it("still owes what lies ahead of it", () => {
    expect(monthsToGo(half, "2027-01")).toEqual(["2027-01", "2027-02"]);
    expect(monthsToGo(half, "2026-01")).toHaveLength(6);
    expect(monthsToGo({ ...half, endedMonth: "2026-11" }, "2026-11")).toEqual([]);
  });
});

describe("the figure under a commitment", () => {
  const readings = [
    { month: "2026-08", numerator: 1, denominator: 4, value: null },
    { month: "2026-10", numerator: null, denominator: null, value: 40 },
  ];

  it("is looked at before the start, and when three and six months are over", () => {
    expect(checkpointsOf(half, readings, "percent", "2026-12")).toEqual([
      { after: 0, month: "2026-08", isToCome: false, value: 25 },
      { after: 3, month: "2026-11", isToCome: false, value: null },
      { after: 6, month: "2027-02", isToCome: true, value: null },
    ]);
  });

  it("says nothing before six months are over, however long was agreed on", () => {
    expect(isTooEarly(half, "2027-02")).toBe(true);
    expect(isTooEarly(half, "2027-03")).toBe(false);
    expect(isTooEarly({ ...half, startMonth: "2026-11" }, "2027-03")).toBe(true);
  });
});

describe("a bridge", () => {
  const chat = { id: "chat", necessary: true };
  const booking = { id: "booking", necessary: false };
  const window = { id: "window", necessary: false };
  const now = "2026-11";

  it("is a channel that is necessary or committed", () => {
    expect(isBridge(chat, [], now)).toBe(true);
    expect(isBridge(booking, [half], now)).toBe(true);
    expect(isBridge(window, [half], now)).toBe(false);
  });

  it("needs money: a necessary one in the coming six months, a committed one until the end", () => {
    expect(missingMonths(chat, funded("chat", "2026-12", "2027-04"), [], now)).toEqual(["2027-05"]);
    expect(missingMonths(booking, funded("booking", "2026-12", "2027-02"), [half], now)).toEqual(["2026-11"]);
    expect(missingMonths(window, [], [half], now)).toEqual([]);
  });

  it("breaks where that money is missing, and names the months", () => {
    expect(brokenBridges([chat, window], [], funded("chat", "2026-12", "2027-04"), [], now)).toEqual([
      { channelId: "chat", cause: "unfunded", reason: null, months: ["2027-05"] },
    ]);
    expect(brokenBridges([chat], [], funded("chat", "2026-12", "2027-05"), [], now)).toEqual([]);
  });

  it("breaks where a commitment is given up, with the reason, until what was agreed on is over", () => {
    const given = { ...half, endedMonth: "2026-11", endReason: "te duur" };
    expect(brokenBridges([booking], [], [], [given], now)).toEqual([
      { channelId: "booking", cause: "stopped", reason: "te duur", months: ["2026-11"] },
    ]);
    expect(brokenBridges([booking], [], [], [given], "2027-03")).toEqual([]);
    const again = { ...half, id: "c2", startMonth: "2026-11" };
    const money = funded("booking", "2026-11", "2027-05");
    expect(brokenBridges([booking], [], money, [given, again], now)).toEqual([]);
  });

  it("stays broken where the channel was taken away", () => {
    const drop: Drop = { channelId: "chat", month: "2026-10", reason: "niemand antwoordde" };
    expect(brokenBridges([], [drop], [], [], now)).toEqual([
      { channelId: "chat", cause: "removed", reason: "niemand antwoordde", months: ["2026-10"] },
    ]);
  });
});
