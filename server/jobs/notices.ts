// What people are told without anybody doing something: journeys that were left alone and the weekly digest. And the mails of
// everything that is told: each is put in the outbox once, at its hour, if its reader may still read it.
import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { users } from "#db/schema/accounts.ts";
import { notifications, notificationSettings } from "#db/schema/notifications.ts";
import { memberships } from "#db/schema/workspaces.ts";
import { newId } from "#document/new-id.ts";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import {
  dueDigest,
  isNotificationKind,
  noticeDetail,
  NOTIFICATION_KINDS,
  waysOf,
} from "#domain/notification.ts";
import { LOCALES } from "#domain/vocabulary.ts";
import { Scope } from "#server/auth/scope.ts";
import { dayIn, minuteOfDayIn } from "#server/clock.ts";
import { log } from "#server/log.ts";
import { listJourneysWithRounds, listRecipients, listStale } from "#server/cycles/queries.ts";
import { collectDigest } from "#server/mail/digest.ts";
import { NoticeMails } from "#server/mail/notice-mails.ts";
import type { MailMessage } from "#server/mail/message.ts";
import { queueMail } from "#server/mail/workspace-queue.ts";
import { mailTime, notify, tell, wakeMails } from "#server/notifications/notify.ts";
import { findSettings } from "#server/notifications/queries.ts";
import { readSettings } from "#server/notifications/settings-row.ts";
import { listUserIds } from "#server/workspaces/members/queries.ts";

/** What `notify` leaves to a job: a notice of somebody who may not write it, and who that is. */
const leftNotice = z.object({
  workspaceId: id,
  by: z.object({ userId: id.nullable(), memberId: id.nullable() }),
  notice: z.object({
    kind: z.enum(NOTIFICATION_KINDS),
    recipients: z.array(id),
    subject: z.object({ kind: z.string(), id: z.string() }),
    journeyId: id.nullable(),
    key: z.string(),
    detail: noticeDetail.default({}),
  }),
});

/** Tells in place of a guest. */
export async function tellFor(payload: unknown): Promise<void> {
  const { workspaceId, by, notice } = leftNotice.parse(payload);
  await Scope.system(JOB, workspaceId, (scope) => tell(scope, notice, by));
}

const JOB = "notices";
/** Days after which what was told is forgotten. */
const KEPT_DAYS = 180;

/** Tells of journeys whose last review is older than the workspace allows: their owner, once a month each. */
export async function tellStale(scope: Scope): Promise<void> {
  if (scope.workspace.deletedAt) return;
  const ids = (await listJourneysWithRounds(scope)).map((row) => row.journeyId);
  for (const { journeyId, ownerId, days } of await listStale(scope, ids)) {
    const owner = ownerId === null ? [] : await listUserIds(scope, [ownerId]);
    await notify(scope, {
      kind: "journeyStale",
      recipients: owner.length > 0 ? owner : await listRecipients(scope, { attendeeIds: [] }),
      subject: { kind: "journey", id: journeyId },
      journeyId,
      key: `journeyStale:${journeyId}:${scope.month}`,
      detail: { days },
    });
  }
}

/** The digests that are due in one workspace, each in its reader's own scope; one a person and week. */
export async function tellDigests(workspaceId: string): Promise<void> {
  for (const { userId, day } of await Scope.system(JOB, workspaceId, listDueDigests)) {
    const digest = await asReader(userId, { workspaceId }, (scope) => collectDigest(scope, "nl"));
    await Scope.system(JOB, workspaceId, (scope) => keepDigest(scope, userId, day, digest !== null));
  }
}

/** Who is due a digest now and did not get this week's. */
async function listDueDigests(scope: Scope): Promise<{ userId: string; day: string }[]> {
  if (scope.workspace.deletedAt) return [];
  const rows = await scope.tx
    .select({ userId: memberships.userId, role: memberships.role, settings: notificationSettings })
    .from(memberships)
    .leftJoin(
      notificationSettings,
      and(
        eq(notificationSettings.workspaceId, memberships.workspaceId),
        eq(notificationSettings.userId, memberships.userId),
      ),
    )
    .where(
      and(
        eq(memberships.workspaceId, scope.workspaceId),
        isNotNull(memberships.userId),
        isNull(memberships.removedAt),
        sql`${memberships.role} <> 'guest'`,
      ),
    );
  const due = rows.flatMap(({ userId, settings: row }) => {
    const settings = readSettings(row);
    const ways = waysOf(settings, "weeklyDigest");
    if (userId === null || (!ways.inApp && !ways.email)) return [];
    const zone = settings.timeZone ?? scope.workspace.timeZone;
    const day = dueDigest(settings, dayIn(zone, scope.now), minuteOfDayIn(zone, scope.now));
    return day === null ? [] : [{ userId, day }];
  });
  if (due.length === 0) return [];
  const keys = [...new Set(due.map(({ day }) => digestKey(day)))];
  const had = await scope.tx
    .select({ userId: notifications.userId, key: notifications.key })
    .from(notifications)
    .where(and(eq(notifications.workspaceId, scope.workspaceId), inArray(notifications.key, keys)));
  const known = new Set(had.map(({ userId, key }) => `${userId} ${key}`));
  return due.filter(({ userId, day }) => !known.has(`${userId} ${digestKey(day)}`));
}

const digestKey = (day: string) => `weeklyDigest:${day}`;

/** The row that makes a week's digest the only one; one with nothing to say is kept as done. */
async function keepDigest(scope: Scope, userId: string, day: string, hasWords: boolean): Promise<void> {
  const settings = await findSettings(scope, userId);
  const ways = waysOf(settings, "weeklyDigest");
  const isMailed = hasWords && ways.email;
  const made = await scope.tx
    .insert(notifications)
    .values({
      workspaceId: scope.workspaceId,
      id: newId(),
      userId,
      kind: "weeklyDigest",
      subjectKind: "workspace",
      subjectId: scope.workspaceId,
      key: digestKey(day),
      detail: { day },
      inApp: hasWords && ways.inApp,
      mailDueAt: isMailed ? mailTime(scope, settings) : null,
      createdAt: scope.now,
    })
    .onConflictDoNothing()
    .returning({ id: notifications.id });
  if (made.length > 0 && isMailed) await wakeMails(scope);
}

/** Mails of one round, and readers whose mails are made at a time: more would take connections from those who edit. */
const AT_ONCE = 1_000;
const LANES = 3;

/**
 * Puts the due mails of a workspace in its outbox, round after round until none is left. Each is made in its reader's scope, then
 * kept together with the mark that it was: whatever dies in between leaves neither, and of two workers one wins.
 * @returns how many mails were queued
 */
export async function mailNotices(workspaceId: string): Promise<number> {
  let queued = 0;
  for (;;) {
    const due = await Scope.system(JOB, workspaceId, listDueMails);
    if (due.length === 0) return queued;
    const made = await makeMails(workspaceId, due);
    queued += await Scope.system(JOB, workspaceId, (scope) => keepMails(scope, made));
    // what failed is due again at the next round of the job
    if (made.size < due.length) throw new Error(`${due.length - made.size} mails could not be made`);
    if (due.length < AT_ONCE) return queued;
  }
}

type DueMail = Awaited<ReturnType<typeof listDueMails>>[number];

/** The mails by their notification, null where nothing may be said (any more); one that failed is not among them. */
async function makeMails(
  workspaceId: string,
  due: readonly DueMail[],
): Promise<Map<string, MailMessage | null>> {
  const made = new Map<string, MailMessage | null>();
  const byReader = new Map<string, DueMail[]>(due.map((one) => [one.userId, []]));
  for (const one of due) byReader.get(one.userId)?.push(one);
  const left = [...byReader];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [userId, notices] = next;
      for (const { id: noticeId } of notices) made.set(noticeId, null);
      const verified = notices.filter((one) => one.verified);
      const [reader] = verified;
      if (!reader) continue;
      try {
        await asReader(userId, { workspaceId }, async (scope) => {
          const mails = new NoticeMails(scope, reader);
          for (const notice of verified) made.set(notice.id, await makeMail(mails, notice));
        });
      } catch (error) {
        log().warn({ err: error, reader: userId }, "mails of a reader could not be made");
        for (const { id: noticeId } of notices) made.delete(noticeId);
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return made;
}

async function makeMail(mails: NoticeMails, { kind, ...notice }: DueMail): Promise<MailMessage | null> {
  if (!isNotificationKind(kind)) return null;
  try {
    return await mails.make({ ...notice, kind });
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

async function keepMails(scope: Scope, made: ReadonlyMap<string, MailMessage | null>): Promise<number> {
  const won = await scope.tx
    .select({ id: notifications.id, userId: notifications.userId, kind: notifications.kind })
    .from(notifications)
    .where(
      and(
        eq(notifications.workspaceId, scope.workspaceId),
        inArray(notifications.id, [...made.keys()]),
        isNull(notifications.mailedAt),
      ),
    )
    .orderBy(asc(notifications.id))
    .for("update");
  if (won.length === 0) return 0;
  const here = eq(notifications.workspaceId, scope.workspaceId);
  const ids = won.map((one) => one.id);
  await scope.tx
    .update(notifications)
    .set({ mailedAt: scope.now })
    .where(and(here, inArray(notifications.id, ids)));
  const settings = await listSettings(
    scope,
    won.map((one) => one.userId),
  );
  const mails = won.flatMap(({ id: noticeId, userId, kind }) => {
    const mail = made.get(noticeId);
    // turned off while it waited for the end of quiet hours
    const isWanted = isNotificationKind(kind) && waysOf(readSettings(settings.get(userId)), kind).email;
    return mail && isWanted ? [mail] : [];
  });
  await queueMail(scope, ...mails);
  return mails.length;
}

async function listSettings(scope: Scope, userIds: readonly string[]) {
  const rows = await scope.tx
    .select()
    .from(notificationSettings)
    .where(
      and(
        eq(notificationSettings.workspaceId, scope.workspaceId),
        inArray(notificationSettings.userId, [...new Set(userIds)]),
      ),
    );
  return new Map(rows.map((row) => [row.userId, row]));
}

async function listDueMails(scope: Scope) {
  const rows = await scope.tx
    .select({
      id: notifications.id,
      kind: notifications.kind,
      userId: notifications.userId,
      subjectId: notifications.subjectId,
      journeyId: notifications.journeyId,
      actorId: notifications.actorId,
      detail: notifications.detail,
      email: users.email,
      locale: users.locale,
      emailVerified: users.emailVerified,
    })
    .from(notifications)
    .innerJoin(users, eq(users.id, notifications.userId))
    .where(
      and(
        eq(notifications.workspaceId, scope.workspaceId),
        isNull(notifications.mailedAt),
        lte(notifications.mailDueAt, scope.now),
      ),
    )
    .orderBy(asc(notifications.mailDueAt), asc(notifications.id))
    .limit(AT_ONCE);
  return rows.map(({ locale, emailVerified, ...row }) => ({
    ...row,
    verified: emailVerified !== null,
    locale: LOCALES.find((one) => one === (locale ?? scope.workspace.contentLocale)) ?? "nl",
  }));
}

/** Reads in this person's own scope; null for whoever may not (any more). */
async function asReader<T>(
  userId: string,
  target: { readonly workspaceId: string },
  read: (scope: Scope) => Promise<T>,
): Promise<T | null> {
  try {
    return await Scope.open({ kind: "user", userId }, target, "notification.view", read);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof DomainError && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN");

/** Forgets what was told half a year ago. Digests and reminders are long past then, so nothing is told anew. */
export async function forgetOldNotices(scope: Scope): Promise<void> {
  await scope.tx
    .delete(notifications)
    .where(
      and(
        eq(notifications.workspaceId, scope.workspaceId),
        lt(notifications.createdAt, new Date(scope.now.getTime() - KEPT_DAYS * 86_400_000)),
      ),
    );
}
