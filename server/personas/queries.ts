// Reads of personas with their lines and the channels they use.
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { personaChannels, personaLines, personas } from "#db/schema/research.ts";
import { DomainError } from "#domain/errors.ts";
import type { Scope } from "#server/auth/scope.ts";

/** Every persona that is not in the trash, in order, each with its lines and channel ids. */
export async function listPersonas(scope: Scope) {
  const rows = await scope.tx
    .select()
    .from(personas)
    .where(and(eq(personas.workspaceId, scope.workspaceId), isNull(personas.deletedAt)))
    .orderBy(asc(personas.position), asc(personas.createdAt), asc(personas.id));
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const [lines, channels] = await Promise.all([
    scope.tx
      .select()
      .from(personaLines)
      .where(and(eq(personaLines.workspaceId, scope.workspaceId), inArray(personaLines.personaId, ids)))
      .orderBy(asc(personaLines.position), asc(personaLines.id)),
    scope.tx
      .select()
      .from(personaChannels)
      .where(
        and(eq(personaChannels.workspaceId, scope.workspaceId), inArray(personaChannels.personaId, ids)),
      ),
  ]);
  return rows.map(
    ({ workspaceId: _workspace, deletedAt: _deletedAt, deletedBy: _deletedBy, ...persona }) => ({
      ...persona,
      lines: lines
        .filter((line) => line.personaId === persona.id)
        .map(({ workspaceId: _lineWorkspace, ...line }) => line),
      channelIds: channels.filter((row) => row.personaId === persona.id).map((row) => row.channelId),
    }),
  );
}

export type PersonaView = Awaited<ReturnType<typeof listPersonas>>[number];

/** @throws NOT_FOUND when the persona is not here, or in the trash. */
export async function getPersona(scope: Scope, personaId: string): Promise<PersonaView> {
  const found = (await listPersonas(scope)).find((persona) => persona.id === personaId);
  if (!found) throw new DomainError("NOT_FOUND");
  return found;
}
