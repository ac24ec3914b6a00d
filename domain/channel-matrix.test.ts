import { describe, expect, it } from "vitest";
import { sumCents } from "./budget.ts";
import { centsByKind, channelMatrix, gapsOf, type MatrixTouchpoint } from "./channel-matrix.ts";

const touchpoint = (
  id: string,
  phaseId: string | null,
  channelId: string | null,
  mediaKind: MatrixTouchpoint["mediaKind"] = "owned",
): MatrixTouchpoint => ({ id, phaseId, channelId, mediaKind, departmentId: "d1", ownerId: null });

const touchpoints = [
  touchpoint("t1", "p1", "ads", "paid"),
  touchpoint("t2", "p1", "site"),
  touchpoint("t3", "p2", "site"),
  touchpoint("t4", "p2", "site", "earned"),
  touchpoint("t5", null, "site"),
  touchpoint("t6", "p2", null, "none"),
];
const channels = [
  { id: "site", mediaKind: "owned" as const },
  { id: "radio", mediaKind: "paid" as const },
  { id: "ads", mediaKind: "paid" as const },
];
const money = new Map<string, number | null>([
  ["site", 10_001],
  ["radio", 500],
  ["ads", 700],
]);
const felt = new Map<string, number | null>([
  ["t3", -1],
  ["t4", 2],
  ["t1", null],
]);
const matrix = channelMatrix(["p1", "p2"], touchpoints, channels, money, felt);
const rowOf = (id: string) => matrix.rows.find((row) => row.channelId === id);

describe("the channel matrix", () => {
  it("has the channels by kind: paid, owned, earned, moment", () => {
    expect(matrix.rows.map((row) => row.channelId)).toEqual(["radio", "ads", "site"]);
  });

  it("has in each cell the touchpoints, what is felt there, and a part of the money", () => {
    expect(rowOf("site")?.cells).toEqual([
      { touchpointIds: ["t2"], emotion: null, cents: 2_501 },
      { touchpointIds: ["t3", "t4"], emotion: 0.5, cents: 5_000 },
    ]);
    expect(rowOf("ads")?.cells[1]).toEqual({ touchpointIds: [], emotion: null, cents: null });
  });

  it("keeps what stands in no phase apart: touchpoints, and money without any touchpoint", () => {
    expect(rowOf("site")?.outside).toEqual({ touchpointIds: ["t5"], emotion: null, cents: 2_500 });
    expect(rowOf("radio")?.outside.cents).toBe(500);
  });

  it("adds up: cells to their channel, channels to the month, phases to the same", () => {
    for (const row of matrix.rows)
      expect(sumCents([...row.cells, row.outside].map((cell) => cell.cents))).toBe(row.cents);
    expect(matrix.totalCents).toBe(11_201);
    expect(sumCents(matrix.phaseCents)).toBe(11_201);
    expect([...centsByKind(matrix.rows)]).toEqual([
      ["paid", 1_200],
      ["owned", 10_001],
      ["earned", null],
      ["none", null],
    ]);
  });

  it("counts the touchpoints of each phase by what they are themselves, without a channel too", () => {
    expect(matrix.kindCounts).toEqual([
      { paid: 1, owned: 1, earned: 0, none: 0 },
      { paid: 0, owned: 1, earned: 1, none: 1 },
    ]);
  });

  it("says nothing about money where none was filled in", () => {
    const bare = channelMatrix(["p1"], touchpoints, channels, new Map(), new Map());
    expect(bare.totalCents).toBeNull();
    expect(bare.rows[2]?.cells[0]?.cents).toBeNull();
  });
});

describe("the gaps of a channel", () => {
  const sound = {
    isUsed: true,
    touchpoints: [{ departmentId: "d1", ownerId: null }],
    cents: 500,
    isMeasured: true,
    missingMonths: [],
  };

  it("are none where a persona is met, money is measured and somebody owns the touchpoint", () => {
    expect(gapsOf(sound)).toEqual([]);
    expect(gapsOf({ ...sound, touchpoints: [{ departmentId: null, ownerId: "u1" }] })).toEqual([]);
  });

  it("hole: a persona uses it and no touchpoint is there", () => {
    expect(gapsOf({ ...sound, touchpoints: [] })).toEqual(["hole"]);
    expect(gapsOf({ ...sound, isUsed: false, touchpoints: [] })).toEqual([]);
  });

  it("blind: there is money and nothing is measured", () => {
    expect(gapsOf({ ...sound, isMeasured: false })).toEqual(["blind"]);
    expect(gapsOf({ ...sound, isMeasured: false, cents: 0 })).toEqual([]);
    expect(gapsOf({ ...sound, isMeasured: false, cents: null })).toEqual([]);
  });

  it("orphan: nobody owns one of its touchpoints", () => {
    expect(gapsOf({ ...sound, touchpoints: [{ departmentId: null, ownerId: null }] })).toEqual(["orphan"]);
  });

  it("unfunded: a month that should have money has none", () => {
    expect(gapsOf({ ...sound, missingMonths: ["2026-12"] })).toEqual(["unfunded"]);
  });
});
