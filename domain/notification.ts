// What people are told, in which ways, and when a mail may disturb them: kinds, defaults, quiet hours, the day of the digest, and
// the place each one leads to.
import { z } from "zod";
import { addDays, type DayString, dayIndex, type MonthString } from "./month.ts";

export const NOTIFICATION_KINDS = [
  "mention",
  "reply",
  "assignment",
  "reviewDue",
  "monthClosed",
  "monthApproved",
  "journeyStale",
  "weeklyDigest",
  "webhookDisabled",
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
export const isNotificationKind = (value: string): value is NotificationKind =>
  NOTIFICATION_KINDS.some((kind) => kind === value);

/** In which of the two ways somebody is told. */
export interface Ways {
  readonly inApp: boolean;
  readonly email: boolean;
}
export const WAYS = ["inApp", "email"] as const;

/** A digest is a mail by nature: in the inbox it would only repeat what stands there. An approval asks for nothing any more. */
export const DEFAULT_WAYS: Readonly<Record<NotificationKind, Ways>> = {
  mention: { inApp: true, email: true },
  reply: { inApp: true, email: true },
  assignment: { inApp: true, email: true },
  reviewDue: { inApp: true, email: true },
  monthClosed: { inApp: true, email: true },
  monthApproved: { inApp: true, email: false },
  journeyStale: { inApp: true, email: true },
  weeklyDigest: { inApp: false, email: true },
  webhookDisabled: { inApp: true, email: true },
};

/** What one did oneself is not told to oneself; but a closed month is a record that everybody at the table gets. */
export const isToldToActor = (kind: NotificationKind): boolean => kind === "monthClosed";

export const MINUTES_OF_DAY = 1_440;
const minute = z
  .number()
  .int()
  .min(0)
  .max(MINUTES_OF_DAY - 1);

export const notificationSettings = z.strictObject({
  ways: z.partialRecord(
    z.enum(NOTIFICATION_KINDS),
    z.strictObject({ inApp: z.boolean(), email: z.boolean() }),
  ),
  /** Minutes of the day in the person's zone; null = mail at any hour. */
  quiet: z.strictObject({ from: minute, to: minute }).nullable(),
  /** 1 = Monday … 7 = Sunday */
  digestWeekday: z.number().int().min(1).max(7),
  /** IANA zone of the person; null = the workspace's. */
  timeZone: z.string().max(60).nullable(),
});
export type NotificationSettings = z.infer<typeof notificationSettings>;

export const DEFAULT_SETTINGS: NotificationSettings = {
  ways: {},
  quiet: null,
  digestWeekday: 1,
  timeZone: null,
};

/** How a person wants to be told of a kind: what they chose, else the default. */
export const waysOf = (settings: Pick<NotificationSettings, "ways">, kind: NotificationKind): Ways =>
  settings.ways[kind] ?? DEFAULT_WAYS[kind];

/**
 * Whether a minute of the day lies in the quiet hours. They may pass midnight (22:00–07:00); the last minute is free again, and
 * hours of no length are none.
 */
export function isQuiet(quiet: NotificationSettings["quiet"], minuteOfDay: number): boolean {
  if (quiet === null || quiet.from === quiet.to) return false;
  const { from, to } = quiet;
  return from < to ? minuteOfDay >= from && minuteOfDay < to : minuteOfDay >= from || minuteOfDay < to;
}

/** Minute of the day from which the digest goes: before work begins. */
export const DIGEST_MINUTE = 7 * 60;
/** Days after its day in which a digest that was missed, because nothing ran, is still worth sending. */
const DIGEST_GRACE_DAYS = 2;

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: DayString): number => ((dayIndex(day) + 2) % 7) + 1;

/**
 * The day whose digest is due now; null where none is. It names the week, so that one week has one digest.
 * @param today day and minute in the person's own zone
 */
export function dueDigest(
  settings: Pick<NotificationSettings, "digestWeekday">,
  today: DayString,
  minuteOfDay: number,
): DayString | null {
  const back = (weekdayOf(today) - settings.digestWeekday + 7) % 7;
  if (back > DIGEST_GRACE_DAYS || (back === 0 && minuteOfDay < DIGEST_MINUTE)) return null;
  return addDays(today, -back);
}

/** Counts, months and paths that a notification needs beside its subject; never a text that somebody wrote. */
export const noticeDetail = z.strictObject({
  month: z.string().max(7).optional(),
  /** The month in which the work of a closed one goes on. */
  next: z.string().max(7).optional(),
  decisions: z.number().int().optional(),
  carried: z.number().int().optional(),
  days: z.number().int().optional(),
  /** Day on which a review is held, or a digest is of. */
  day: z.string().max(10).optional(),
  /** Where it leads, below the workspace's address, when its kind alone does not say. */
  path: z
    .string()
    .max(300)
    .regex(/^(?:[\w-]+\/)*[\w-]+(?:\?[\w=&%-]*)?(?:#[\w-]+)?$/)
    .optional(),
});
export type NoticeDetail = z.infer<typeof noticeDetail>;

/** What decides where a notification leads. */
export interface NoticePlace {
  readonly kind: NotificationKind;
  readonly subjectId: string;
  readonly detail: NoticeDetail;
  readonly journeySlug: string | null;
  /** Month of the task it is about. */
  readonly taskMonth: MonthString | null;
  /** Month it is in the workspace. */
  readonly currentMonth: MonthString;
}

/** Address below the workspace's own, without a slash before it. */
export function placeOf(place: NoticePlace): string {
  const { kind, subjectId, detail, journeySlug, taskMonth, currentMonth } = place;
  if (detail.path !== undefined) return detail.path;
  const journey = journeySlug === null ? "journeys" : `j/${journeySlug}`;
  switch (kind) {
    case "assignment":
      return `tasks/${taskMonth ?? currentMonth}#task-${subjectId}`;
    case "reviewDue":
    case "monthClosed":
    case "monthApproved":
      return `${journey}/review/${subjectId}`;
    case "journeyStale":
      return `${journey}/review`;
    case "mention":
    case "reply":
      return `${journey}?comment=${subjectId}`;
    case "weeklyDigest":
      return `tasks/${currentMonth}?show=mine`;
    case "webhookDisabled":
      return "settings/webhooks";
  }
}
