// Writes of one's own calendar address: made, made anew (the old one opens nothing any more), taken back.
import { and, eq } from "drizzle-orm";
import { calendarFeeds } from "#db/schema/notifications.ts";
import { DomainError } from "#domain/errors.ts";
import type { Scope } from "#server/auth/scope.ts";
import { hashSecret, newSecret } from "#server/auth/secret.ts";
import { env } from "#server/env.ts";

/** Makes the reader's address, or another in its place. It is in this answer and in no other. */
export async function makeFeed(scope: Scope): Promise<{ url: string }> {
  const userId = requirePerson(scope);
  const secret = newSecret();
  const row = { tokenHash: hashSecret(secret), createdAt: scope.now };
  await scope.tx
    .insert(calendarFeeds)
    .values({ ...row, workspaceId: scope.workspaceId, userId })
    .onConflictDoUpdate({ target: [calendarFeeds.workspaceId, calendarFeeds.userId], set: row });
  await scope.audit("calendar.make", { kind: "user", id: userId });
  return { url: new URL(`/api/calendar/${scope.workspaceId}/${secret}.ics`, env().appUrl).href };
}

/** Takes the address back: from this moment it opens nothing. */
export async function revokeFeed(scope: Scope): Promise<void> {
  const userId = requirePerson(scope);
  await scope.tx
    .delete(calendarFeeds)
    .where(and(eq(calendarFeeds.workspaceId, scope.workspaceId), eq(calendarFeeds.userId, userId)));
  await scope.audit("calendar.revoke", { kind: "user", id: userId });
}

function requirePerson(scope: Scope): string {
  if (scope.userId === null) throw new DomainError("NOT_FOUND");
  return scope.userId;
}
