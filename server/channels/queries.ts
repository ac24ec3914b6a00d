// Reads of the channels through which customers are met.
import { and, asc, eq, isNull } from "drizzle-orm";
import { channels } from "#db/schema/research.ts";
import type { Scope } from "#server/auth/scope.ts";

/** Channels that are not removed, in order. */
export async function listChannels(scope: Scope) {
  return scope.tx
    .select({
      id: channels.id,
      key: channels.key,
      name: channels.name,
      nameTranslations: channels.nameTranslations,
      icon: channels.icon,
      medium: channels.medium,
      mediaKind: channels.mediaKind,
      necessary: channels.necessary,
    })
    .from(channels)
    .where(and(eq(channels.workspaceId, scope.workspaceId), isNull(channels.deletedAt)))
    .orderBy(asc(channels.position), asc(channels.name), asc(channels.id));
}

export type ChannelView = Awaited<ReturnType<typeof listChannels>>[number];
