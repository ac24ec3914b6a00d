// Reads of personas with their lines and the channels they use.
import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import { productGroups } from "#db/schema/groups.ts";
import { personaProductGroups } from "#db/schema/persona-links.ts";
import { personaChannels, personaLines, personas } from "#db/schema/research.ts";
import { channelsUsedIn } from "#domain/channel-use.ts";
import { DomainError } from "#domain/errors.ts";
import type { Scope } from "#server/auth/scope.ts";

/**
 * Every persona that is not in the trash, the customer one wishes for first and the others in order, each with its lines,
 * channels and product groups.
 */
export async function listPersonas(scope: Scope) {
  const rows = await scope.tx
    .select()
    .from(personas)
    .where(and(eq(personas.workspaceId, scope.workspaceId), isNull(personas.deletedAt)))
    .orderBy(desc(personas.isDream), asc(personas.position), asc(personas.createdAt), asc(personas.id));
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const [lines, channels, products] = await Promise.all([
    scope.tx
      .select()
      .from(personaLines)
      .where(and(eq(personaLines.workspaceId, scope.workspaceId), inArray(personaLines.personaId, ids)))
      .orderBy(asc(personaLines.position), asc(personaLines.id)),
    listChannelUses(scope, ids),
    listProductGroupsOf(scope, ids),
  ]);
  return rows.map(({ workspaceId: _workspace, deletedAt: _deletedAt, deletedBy: _deletedBy, ...persona }) => {
    const channelUses = channels
      .filter((row) => row.personaId === persona.id)
      .map(({ personaId: _persona, ...use }) => use);
    return {
      ...persona,
      lines: lines
        .filter((line) => line.personaId === persona.id)
        .map(({ workspaceId: _lineWorkspace, ...line }) => line),
      /** Channels ever used, with the months; `channelIds` are those in use now. */
      channelUses,
      channelIds: channelsUsedIn(channelUses, scope.month),
      productGroupIds: products.filter((row) => row.personaId === persona.id).map((row) => row.id),
    };
  });
}

/** Which channels these personas use or used, with the months. */
export const listChannelUses = (scope: Scope, personaIds: readonly string[]) =>
  scope.tx
    .select({
      personaId: personaChannels.personaId,
      channelId: personaChannels.channelId,
      since: personaChannels.since,
      until: personaChannels.until,
    })
    .from(personaChannels)
    .where(
      and(
        eq(personaChannels.workspaceId, scope.workspaceId),
        inArray(personaChannels.personaId, [...personaIds]),
      ),
    )
    .orderBy(asc(personaChannels.channelId));

/** Product groups that are still there, by the personas who are for them. */
const listProductGroupsOf = (scope: Scope, personaIds: readonly string[]) =>
  scope.tx
    .select({ personaId: personaProductGroups.personaId, id: productGroups.id })
    .from(personaProductGroups)
    .innerJoin(
      productGroups,
      and(
        eq(productGroups.workspaceId, personaProductGroups.workspaceId),
        eq(productGroups.id, personaProductGroups.productGroupId),
      ),
    )
    .where(
      and(
        eq(personaProductGroups.workspaceId, scope.workspaceId),
        inArray(personaProductGroups.personaId, [...personaIds]),
        isNull(productGroups.deletedAt),
      ),
    )
    .orderBy(asc(productGroups.position), asc(productGroups.id));

export type PersonaView = Awaited<ReturnType<typeof listPersonas>>[number];

/** @throws NOT_FOUND when the persona is not here, or in the trash. */
export async function getPersona(scope: Scope, personaId: string): Promise<PersonaView> {
  const found = (await listPersonas(scope)).find((persona) => persona.id === personaId);
  if (!found) throw new DomainError("NOT_FOUND");
  return found;
}
