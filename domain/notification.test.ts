// When somebody is told, and when they are left alone.
import { describe, expect, it } from "vitest";
import { addDays } from "./month.ts";
import {
  DEFAULT_WAYS,
  DIGEST_MINUTE,
  dueDigest,
  isQuiet,
  noticeDetail,
  NOTIFICATION_KINDS,
  placeOf,
  waysOf,
  weekdayOf,
} from "./notification.ts";

const at = (hour: number, minute = 0) => hour * 60 + minute;

describe("quiet hours", () => {
  it("pass midnight where they end before they begin", () => {
    const night = { from: at(22), to: at(7) };
    expect(
      [at(21, 59), at(22), at(23, 59), at(0), at(6, 59), at(7)].map((one) => isQuiet(night, one)),
    ).toEqual([false, true, true, true, true, false]);
  });

  it("may lie inside one day", () => {
    const lunch = { from: at(12), to: at(13, 30) };
    expect([at(11, 59), at(12), at(13, 29), at(13, 30)].map((one) => isQuiet(lunch, one))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("of no length, and none at all, are never quiet", () => {
    expect(isQuiet({ from: at(9), to: at(9) }, at(9))).toBe(false);
    expect(isQuiet(null, at(3))).toBe(false);
  });
});

describe("the digest", () => {
  const monday = { digestWeekday: 1 };

  it("knows the days of the week", () => {
    // 23 November 2026 is a Monday
    expect(Array.from({ length: 7 }, (_, step) => weekdayOf(addDays("2026-11-23", step)))).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ]);
  });

  it("is due on its day from seven in the morning", () => {
    expect(dueDigest(monday, "2026-11-23", DIGEST_MINUTE - 1)).toBeNull();
    expect(dueDigest(monday, "2026-11-23", DIGEST_MINUTE)).toBe("2026-11-23");
  });

  it("is sent up to two days late, under the same day, and then not any more", () => {
    expect(dueDigest(monday, "2026-11-24", 0)).toBe("2026-11-23");
    expect(dueDigest(monday, "2026-11-25", at(23))).toBe("2026-11-23");
    expect(dueDigest(monday, "2026-11-26", at(8))).toBeNull();
  });

  it("counts back over the end of a week", () => {
    expect(dueDigest({ digestWeekday: 7 }, "2026-11-23", at(8))).toBe("2026-11-22");
  });
});

describe("the ways", () => {
  it("are what somebody chose, else the default, kind by kind", () => {
    const settings = { ways: { assignment: { inApp: true, email: false } } };
    expect(waysOf(settings, "assignment")).toEqual({ inApp: true, email: false });
    expect(waysOf(settings, "mention")).toEqual(DEFAULT_WAYS.mention);
    expect(waysOf({ ways: {} }, "weeklyDigest")).toEqual({ inApp: false, email: true });
  });
});

describe("where it leads", () => {
  const place = {
    subjectId: "x1",
    detail: {},
    journeySlug: "reis",
    taskMonth: "2026-10",
    currentMonth: "2026-11",
  };

  it("is a place of its own for every kind", () => {
    const paths = Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, placeOf({ ...place, kind })]));
    expect(paths).toEqual({
      mention: "j/reis?comment=x1",
      reply: "j/reis?comment=x1",
      assignment: "tasks/2026-10#task-x1",
      reviewDue: "j/reis/review/x1",
      monthClosed: "j/reis/review/x1",
      monthApproved: "j/reis/review/x1",
      journeyStale: "j/reis/review",
      weeklyDigest: "tasks/2026-11?show=mine",
      webhookDisabled: "settings/webhooks",
    });
  });

  it("is what was said with it, and never leaves the workspace", () => {
    expect(placeOf({ ...place, kind: "mention", detail: { path: "tasks/2026-11?comment=c1" } })).toBe(
      "tasks/2026-11?comment=c1",
    );
    for (const path of ["/evil", "//evil.example", "https://evil.example", "../agency", "a/../b", "j/reis\n"])
      expect([path, noticeDetail.safeParse({ path }).success]).toEqual([path, false]);
  });
});
