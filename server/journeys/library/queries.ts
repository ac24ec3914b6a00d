// Reads of the touchpoints that journeys share.
import { and, asc, eq, isNull } from "drizzle-orm";
import { touchpointLibrary } from "#db/schema/touchpoint-library.ts";
import type { Scope } from "#server/auth/scope.ts";

/** Entries by name. */
export async function listSharedTouchpoints(scope: Scope) {
  const { id, title, medium, mediaKind, channelId, message, means, description } = touchpointLibrary;
  return scope.tx
    .select({ id, title, medium, mediaKind, channelId, message, means, description })
    .from(touchpointLibrary)
    .where(and(eq(touchpointLibrary.workspaceId, scope.workspaceId), isNull(touchpointLibrary.deletedAt)))
    .orderBy(asc(title), asc(id));
}
