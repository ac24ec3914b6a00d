// What somebody is told: one row a person and event, how each wants to be told, and the address of each person's calendar.
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { bytes, createdAt, idColumn, instant, updatedAt, workspaceId } from "#db/columns.ts";
import { users } from "./accounts.ts";
import { journeys } from "./journeys.ts";
import { workspaces } from "./workspaces.ts";

/** Written in the transaction of what it tells of. Words are found when it is read, so that none outlive a right. */
export const notifications = pgTable(
  "notifications",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    userId: idColumn("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** One of `NOTIFICATION_KINDS`. */
    kind: text("kind").notNull(),
    /** task | cycle | journey | comment | webhook | workspace, and its id (the month of a cycle). */
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    journeyId: idColumn("journey_id"),
    /** What makes telling twice impossible. */
    key: text("key").notNull(),
    /** Membership of who did it; null for what the calendar did. */
    actorId: idColumn("actor_id"),
    /** A `NoticeDetail`: counts and months, never a text somebody wrote. */
    detail: jsonb("detail").notNull().default({}),
    /** False where it is told by mail only. */
    inApp: boolean("in_app").notNull().default(true),
    readAt: instant("read_at"),
    /** When the mail may go at the earliest; null where no mail is wanted. */
    mailDueAt: instant("mail_due_at"),
    /** When the mail was put in the outbox, or found to be not allowed any more. */
    mailedAt: instant("mailed_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("notifications_once").on(t.workspaceId, t.userId, t.key),
    index("notifications_inbox").on(t.workspaceId, t.userId, t.createdAt),
    index("notifications_mail").on(t.workspaceId, t.mailDueAt).where(sql`mailed_at is null`),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
  ],
);

/** How a person wants to be told in this workspace; without a row it is the defaults. */
export const notificationSettings = pgTable(
  "notification_settings",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    userId: idColumn("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** `Partial<Record<NotificationKind, Ways>>`: only what was chosen. */
    ways: jsonb("ways").notNull().default({}),
    /** Minutes of the day between which no mail is sent; both or neither. */
    quietFrom: integer("quiet_from"),
    quietTo: integer("quiet_to"),
    /** 1 = Monday … 7 = Sunday */
    digestWeekday: integer("digest_weekday").notNull().default(1),
    /** The person's own zone; null = the workspace's. */
    timeZone: text("time_zone"),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.userId] }),
    check("notification_settings_quiet", sql`(${t.quietFrom} is null) = (${t.quietTo} is null)`),
    check("notification_settings_weekday", sql`${t.digestWeekday} between 1 and 7`),
  ],
);

/** The secret address under which a person's calendar program reads; one a person and workspace. */
export const calendarFeeds = pgTable(
  "calendar_feeds",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    userId: idColumn("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    tokenHash: bytes("token_hash").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.userId] }),
    unique("calendar_feeds_token").on(t.workspaceId, t.tokenHash),
  ],
);
