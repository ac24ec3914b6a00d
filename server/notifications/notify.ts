// The one door through which people are told of something, called in the transaction of what happened. One of the two doors
// (the other is webhooks/emit.ts) that every noun may use.
import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { notifications, notificationSettings } from "#db/schema/notifications.ts";
import { memberships } from "#db/schema/workspaces.ts";
import { newId } from "#document/new-id.ts";
import {
  isQuiet,
  isToldToActor,
  type NoticeDetail,
  type NotificationKind,
  type NotificationSettings,
  waysOf,
} from "#domain/notification.ts";
import { can } from "#domain/permissions.ts";
import type { Scope } from "#server/auth/scope.ts";
import { minuteOfDayIn, nextMinuteIn } from "#server/clock.ts";
import { readSettings } from "./settings-row.ts";

/** Bell of whoever looks at an inbox. */
export const NOTIFICATION_NOUN = "notification";
/** Sends the mails of a workspace's notifications. */
export const NOTICE_MAIL_JOB = "notice_mails";
/** Tells on behalf of somebody who may not write here: a guest, or the bearer of a link. */
export const NOTIFY_JOB = "notify";

/** What happened, and who is told. */
export interface Notice {
  readonly kind: NotificationKind;
  /** User ids. Who may not see the subject (any more), and who did it, is left out by itself. */
  readonly recipients: readonly string[];
  readonly subject: { readonly kind: string; readonly id: string };
  readonly journeyId: string | null;
  /** Two notices with one key are one, for each person. */
  readonly key: string;
  readonly detail?: NoticeDetail;
}

/** Rows of one statement: each has a dozen values, and a statement may carry 65,535. */
const ROWS_AT_ONCE = 1_000;

/**
 * Tells people of something when this transaction commits, each once a key, in the ways they chose. A guest's own scope cannot
 * write here: there a job does it after the commit.
 * @returns how many were told by this call (0 where a job will do it)
 */
export async function notify(scope: Scope, notice: Notice): Promise<number> {
  if (notice.recipients.length === 0) return 0;
  if (!can(scope.role, "notification.view")) {
    await later(scope, notice);
    return 0;
  }
  return tell(scope, notice, { userId: scope.userId, memberId: scope.memberId });
}

/** Who did what is told. */
export interface Teller {
  readonly userId: string | null;
  readonly memberId: string | null;
}

async function later(scope: Scope, notice: Notice): Promise<void> {
  const by: Teller = { userId: scope.userId, memberId: scope.memberId };
  const payload = JSON.stringify({ workspaceId: scope.workspaceId, notice, by });
  await scope.tx.execute(sql`select jobs.add_job(${NOTIFY_JOB}, ${payload}::json)`);
}

/** The rows themselves. @param by who did it, who need not be the scope's own person */
export async function tell(scope: Scope, notice: Notice, by: Teller): Promise<number> {
  const { kind, subject, journeyId, key, detail = {} } = notice;
  const people = await listWhoMaySee(scope, notice);
  const rows = people.flatMap(({ userId, settings }) => {
    if (userId === by.userId && !isToldToActor(kind)) return [];
    const { inApp, email } = waysOf(settings, kind);
    if (!inApp && !email) return [];
    return [
      {
        workspaceId: scope.workspaceId,
        id: newId(),
        userId,
        kind,
        subjectKind: subject.kind,
        subjectId: subject.id,
        journeyId,
        key,
        actorId: by.memberId,
        detail,
        inApp,
        mailDueAt: email ? mailTime(scope, settings) : null,
        createdAt: scope.now,
      },
    ];
  });
  let told = 0;
  const due: Date[] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const made = await scope.tx
      .insert(notifications)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflictDoNothing()
      .returning({ mailDueAt: notifications.mailDueAt });
    told += made.length;
    for (const { mailDueAt } of made) if (mailDueAt) due.push(mailDueAt);
  }
  if (told > 0) scope.bell(NOTIFICATION_NOUN, null);
  if (due.length > 0) await wakeMails(scope);
  return told;
}

/** Wakes the worker when this transaction commits; mails that wait for the end of quiet hours are found by its own rounds. */
export async function wakeMails(scope: Scope): Promise<void> {
  await scope.tx.execute(
    sql`select jobs.add_job(${NOTICE_MAIL_JOB}, ${JSON.stringify({ workspaceId: scope.workspaceId })}::json,
      job_key => ${`${NOTICE_MAIL_JOB}:${scope.workspaceId}`})`,
  );
}

/** Now, or the end of the quiet hours in which it is now. */
export function mailTime(
  scope: Scope,
  { quiet, timeZone }: Pick<NotificationSettings, "quiet" | "timeZone">,
): Date {
  const zone = timeZone ?? scope.workspace.timeZone;
  if (quiet === null || !isQuiet(quiet, minuteOfDayIn(zone, scope.now))) return scope.now;
  return nextMinuteIn(zone, scope.now, quiet.to);
}

/** Of the recipients those who still belong here and see the journey, with how they want to be told. */
async function listWhoMaySee(scope: Scope, { recipients, journeyId }: Notice) {
  const seesJourney =
    journeyId === null
      ? undefined
      : sql`exists (select 1 from journeys j where j.workspace_id = ${scope.workspaceId} and j.id = ${journeyId}
          and j.deleted_at is null and (${memberships.role} in ('owner', 'admin') or j.visibility = 'workspace' or exists (
            select 1 from journey_members n where n.workspace_id = j.workspace_id and n.journey_id = j.id
              and n.membership_id = ${memberships.id})))`;
  const rows = await scope.tx
    .select({ userId: memberships.userId, settings: notificationSettings })
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
        inArray(memberships.userId, [...new Set(recipients)]),
        isNull(memberships.removedAt),
        // a client's own people have their portal, and no inbox
        ne(memberships.role, "guest"),
        seesJourney,
      ),
    );
  return rows.flatMap(({ userId, settings }) =>
    userId === null ? [] : [{ userId, settings: readSettings(settings) }],
  );
}
