// Writes of one's own inbox and of how one is told.
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { notifications, notificationSettings } from "#db/schema/notifications.ts";
import { DomainError } from "#domain/errors.ts";
import { type NotificationKind, type NotificationSettings, waysOf } from "#domain/notification.ts";
import type { Scope } from "#server/auth/scope.ts";
import { isTimeZone } from "#server/clock.ts";
import { NOTIFICATION_NOUN } from "./notify.ts";
import { findSettings } from "./queries.ts";

const own = (scope: Scope) =>
  and(eq(notifications.workspaceId, scope.workspaceId), eq(notifications.userId, scope.userId ?? ""));

/** Marks some of one's own read or unread. @throws NOT_FOUND where one of them is not one's own */
export async function setRead(scope: Scope, ids: readonly string[], isRead: boolean): Promise<void> {
  const found = await scope.tx
    .update(notifications)
    .set({ readAt: isRead ? scope.now : null })
    .where(and(own(scope), inArray(notifications.id, [...ids])))
    .returning({ id: notifications.id });
  if (found.length !== new Set(ids).size) throw new DomainError("NOT_FOUND");
  scope.bell(NOTIFICATION_NOUN, null);
}

/** Marks everything read; answers which ones that were, so that it can be taken back. */
export async function markAllRead(scope: Scope): Promise<{ ids: string[] }> {
  const marked = await scope.tx
    .update(notifications)
    .set({ readAt: scope.now })
    .where(and(own(scope), eq(notifications.inApp, true), isNull(notifications.readAt)))
    .returning({ id: notifications.id });
  if (marked.length > 0) scope.bell(NOTIFICATION_NOUN, null);
  return { ids: marked.map((row) => row.id) };
}

/** Says how the reader wants to be told here. Answers how it was before. */
export async function updateSettings(
  scope: Scope,
  settings: NotificationSettings,
): Promise<{ previous: NotificationSettings }> {
  if (settings.timeZone !== null && !isTimeZone(settings.timeZone))
    throw new DomainError("INVALID", { field: "timeZone" });
  const userId = scope.userId;
  if (userId === null) throw new DomainError("NOT_FOUND");
  const previous = await findSettings(scope, userId);
  await keepSettings(scope, userId, settings);
  await scope.audit("notification.settings", { kind: "user", id: userId });
  return { previous };
}

/** Turns the mails of one kind off or on for a person who showed a signed link, without signing in. */
export async function setMailOf(
  scope: Scope,
  userId: string,
  kind: NotificationKind,
  isOn: boolean,
): Promise<void> {
  const settings = await findSettings(scope, userId);
  const ways = { ...settings.ways, [kind]: { ...waysOf(settings, kind), email: isOn } };
  await keepSettings(scope, userId, { ...settings, ways });
  await scope.audit("notification.mail", { kind: "user", id: userId }, { of: kind, isOn });
}

async function keepSettings(
  scope: Scope,
  userId: string,
  { ways, quiet, digestWeekday, timeZone }: NotificationSettings,
): Promise<void> {
  const row = {
    ways,
    quietFrom: quiet?.from ?? null,
    quietTo: quiet?.to ?? null,
    digestWeekday,
    timeZone,
    updatedAt: sql`now()`,
  };
  await scope.tx
    .insert(notificationSettings)
    .values({ ...row, workspaceId: scope.workspaceId, userId })
    .onConflictDoUpdate({
      target: [notificationSettings.workspaceId, notificationSettings.userId],
      set: row,
    });
}
