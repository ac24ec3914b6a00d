// Reads of one's own inbox and of how one is told. Nobody reads another's, whatever their role.
import { and, asc, desc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { journeyMembers, journeys } from "#db/schema/journeys.ts";
import { notifications, notificationSettings } from "#db/schema/notifications.ts";
import { tasks } from "#db/schema/research.ts";
import { memberships } from "#db/schema/workspaces.ts";
import {
  isNotificationKind,
  type NoticeDetail,
  noticeDetail,
  type NotificationSettings,
  placeOf,
} from "#domain/notification.ts";
import { can } from "#domain/permissions.ts";
import type { Scope } from "#server/auth/scope.ts";
import { readSettings } from "./settings-row.ts";

const PAGE = 60;
/** More than this are not counted one by one. */
const MOST_COUNTED = 99;

const own = (scope: Scope) =>
  and(eq(notifications.workspaceId, scope.workspaceId), eq(notifications.userId, scope.userId ?? ""));

/** What was told is shown for as long as its journey and its task may be seen. */
function stillSeen(scope: Scope) {
  const everything = can(scope.role, "member.manage");
  return and(
    or(
      isNull(notifications.journeyId),
      sql`exists (select 1 from ${journeys} j where j.workspace_id = ${notifications.workspaceId}
        and j.id = ${notifications.journeyId} and j.deleted_at is null
        and (${everything} or j.visibility = 'workspace' or exists (
          select 1 from ${journeyMembers} m where m.workspace_id = j.workspace_id and m.journey_id = j.id
            and m.membership_id = ${scope.memberId})))`,
    ),
    sql`(${notifications.subjectKind} <> 'task' or exists (select 1 from ${tasks} t
      where t.workspace_id = ${notifications.workspaceId} and t.id = ${notifications.subjectId} and t.deleted_at is null))`,
  );
}

export const readDetail = (kept: unknown): NoticeDetail => {
  const read = noticeDetail.safeParse(kept);
  return read.success ? read.data : {};
};

/** One's own inbox, the newest first. @param before id of the last one seen; null for the first page */
export async function listNotifications(scope: Scope, before: string | null) {
  const rows = await scope.tx
    .select({
      id: notifications.id,
      kind: notifications.kind,
      subjectId: notifications.subjectId,
      detail: notifications.detail,
      at: notifications.createdAt,
      readAt: notifications.readAt,
      by: memberships.displayName,
      journeyTitle: journeys.title,
      journeyTranslations: journeys.titleTranslations,
      journeySlug: journeys.slug,
      taskTitle: tasks.title,
      taskTranslations: tasks.titleTranslations,
      taskMonth: tasks.month,
    })
    .from(notifications)
    .leftJoin(
      memberships,
      and(eq(memberships.workspaceId, notifications.workspaceId), eq(memberships.id, notifications.actorId)),
    )
    .leftJoin(
      journeys,
      and(eq(journeys.workspaceId, notifications.workspaceId), eq(journeys.id, notifications.journeyId)),
    )
    .leftJoin(
      tasks,
      and(
        eq(tasks.workspaceId, notifications.workspaceId),
        eq(notifications.subjectKind, "task"),
        eq(tasks.id, notifications.subjectId),
      ),
    )
    .where(and(own(scope), eq(notifications.inApp, true), stillSeen(scope), olderThan(scope, before)))
    .orderBy(desc(notifications.createdAt), asc(notifications.id))
    .limit(PAGE + 1);
  const items = rows
    .slice(0, PAGE)
    .flatMap(({ kind, detail: kept, subjectId, journeySlug, taskMonth, ...row }) => {
      if (!isNotificationKind(kind)) return [];
      const detail = readDetail(kept);
      const path = placeOf({ kind, subjectId, detail, journeySlug, taskMonth, currentMonth: scope.month });
      return [{ ...row, kind, subjectId, detail, path }];
    });
  return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
}
export type NotificationView = Awaited<ReturnType<typeof listNotifications>>["items"][number];

/** Those told before a given one. The order is total: two of one instant are told apart by their ids. */
function olderThan(scope: Scope, before: string | null) {
  if (before === null) return undefined;
  const edge = sql`(select e.created_at from notifications e where e.workspace_id = ${scope.workspaceId}
    and e.user_id = ${scope.userId ?? ""} and e.id = ${before})`;
  return or(
    lt(notifications.createdAt, edge),
    and(sql`${notifications.createdAt} = ${edge}`, sql`${notifications.id} > ${before}`),
  );
}

/** How many of one's own are unread, up to a hundred. */
export async function countUnread(scope: Scope): Promise<number> {
  const rows = await scope.tx
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(own(scope), eq(notifications.inApp, true), isNull(notifications.readAt), stillSeen(scope)))
    .limit(MOST_COUNTED + 1);
  return rows.length;
}

/** How the reader is told here, with the zone that holds where none was chosen. */
export async function getSettings(scope: Scope): Promise<NotificationSettings> {
  return findSettings(scope, scope.userId ?? "");
}

export async function findSettings(scope: Scope, userId: string): Promise<NotificationSettings> {
  const [row] = await scope.tx
    .select()
    .from(notificationSettings)
    .where(
      and(eq(notificationSettings.workspaceId, scope.workspaceId), eq(notificationSettings.userId, userId)),
    );
  return readSettings(row);
}
