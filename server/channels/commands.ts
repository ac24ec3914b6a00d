// Writes of channels. A removed channel reads as unknown where content still names it; one that was a bridge (necessary or
// committed) is only removed with a reason, and the bridge stands as broken until it is put back.
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { channelDrops } from "#db/schema/budgets.ts";
import { channels } from "#db/schema/research.ts";
import { newId } from "#document/new-id.ts";
import { isBridge } from "#domain/bridge.ts";
import { channelLibrary, defaultChannelIcon } from "#domain/channel.ts";
import { DomainError } from "#domain/errors.ts";
import { MEDIA, MEDIA_KINDS } from "#domain/vocabulary.ts";
import type { Scope } from "#server/auth/scope.ts";
import { bridgeReason } from "./commitments/commands.ts";
import { listOfChannel } from "./commitments/queries.ts";

/** What a channel is; `key` names its entry in the library of channels. */
export const channelFields = z.strictObject({
  key: z.string().max(60).nullable().default(null),
  name: z.string().trim().min(1).max(200),
  nameTranslations: z.record(z.string().max(10), z.string().max(200)).default({}),
  icon: z.string().max(60).default("circle"),
  medium: z.enum(MEDIA),
  mediaKind: z.enum(MEDIA_KINDS),
  necessary: z.boolean().default(false),
});
type ChannelFields = z.infer<typeof channelFields>;

/** Makes a channel at the end of the list. */
export async function createChannel(scope: Scope, channel: ChannelFields, channelId = newId()) {
  await addChannel(scope, channel, channelId);
  await scope.audit("channel.create", { kind: "channel", id: channelId });
  return { id: channelId };
}

async function addChannel(scope: Scope, channel: ChannelFields, channelId: string): Promise<void> {
  await scope.tx.insert(channels).values({
    ...channel,
    workspaceId: scope.workspaceId,
    id: channelId,
    position: sql`(select coalesce(max(c.position), 0) + 1 from channels c where c.workspace_id = ${scope.workspaceId})`,
  });
  scope.bell("channel");
}

export async function updateChannel(scope: Scope, channelId: string, channel: ChannelFields) {
  await change(scope, channelId, channel);
  await scope.audit("channel.update", { kind: "channel", id: channelId });
  scope.bell("channel");
}

/**
 * Takes a channel off the list.
 * @param reason asked for a bridge; not kept for any other channel
 * @throws INVALID where a bridge is removed without a reason
 */
export async function removeChannel(scope: Scope, channelId: string, reason: string | null) {
  const { necessary } = await change(scope, channelId, { deletedAt: sql`now()` });
  if (isBridge({ id: channelId, necessary }, await listOfChannel(scope, channelId), scope.month)) {
    const said = bridgeReason.safeParse(reason ?? "");
    if (!said.success) throw new DomainError("INVALID", { field: "reason", sentence: "bridgeReason" });
    await scope.tx.insert(channelDrops).values({
      workspaceId: scope.workspaceId,
      channelId,
      month: scope.month,
      reason: said.data,
      droppedBy: scope.memberId,
    });
    scope.bell("budget");
  }
  await scope.audit("channel.remove", { kind: "channel", id: channelId });
  scope.bell("channel");
}

/** The inverse of removing, for the toast's undo. */
export async function restoreChannel(scope: Scope, channelId: string) {
  const back = await scope.tx
    .update(channels)
    .set({ deletedAt: null })
    .where(and(eq(channels.workspaceId, scope.workspaceId), eq(channels.id, channelId)))
    .returning({ id: channels.id });
  if (back.length === 0) throw new DomainError("NOT_FOUND");
  await scope.tx
    .delete(channelDrops)
    .where(and(eq(channelDrops.workspaceId, scope.workspaceId), eq(channelDrops.channelId, channelId)));
  scope.bell("budget");
  await scope.audit("channel.restore", { kind: "channel", id: channelId });
  scope.bell("channel");
}

async function change(
  scope: Scope,
  channelId: string,
  set: Parameters<ReturnType<Scope["tx"]["update"]>["set"]>[0],
) {
  const changed = await scope.tx
    .update(channels)
    .set(set)
    .where(
      and(
        eq(channels.workspaceId, scope.workspaceId),
        eq(channels.id, channelId),
        isNull(channels.deletedAt),
      ),
    )
    .returning({ necessary: channels.necessary });
  const [row] = changed;
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

/**
 * Makes rows for the library channels that are asked for and not here yet; answers row ids by library key. The trail tells of what
 * they were needed for.
 */
export async function ensureLibraryChannels(
  scope: Scope,
  keys: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const known = await scope.tx
    .select({ id: channels.id, key: channels.key })
    .from(channels)
    .where(and(eq(channels.workspaceId, scope.workspaceId), isNull(channels.deletedAt)));
  const ids = new Map(known.flatMap((row) => (row.key === null ? [] : [[row.key, row.id] as const])));
  for (const entry of channelLibrary) {
    if (!keys.has(entry.id) || ids.has(entry.id)) continue;
    const channelId = newId();
    const fields = {
      key: entry.id,
      name: entry.name.nl,
      nameTranslations: { en: entry.name.en },
      icon: defaultChannelIcon(entry.medium),
      medium: entry.medium,
      mediaKind: entry.kind,
      necessary: false,
    };
    await addChannel(scope, fields, channelId);
    ids.set(entry.id, channelId);
  }
  return ids;
}
