// Writes of the touchpoints that journeys share. A journey's own touchpoint is never changed by another journey: it is offered
// what changed, and somebody there takes it over or not.
import { and, sql } from "drizzle-orm";
import { journeyNodes } from "#db/schema/journeys.ts";
import { touchpointLibrary } from "#db/schema/touchpoint-library.ts";
import { updateTouchpoint } from "#document/edit-touchpoint.ts";
import { newId } from "#document/new-id.ts";
import { readJourney } from "#document/read.ts";
import { DomainError } from "#domain/errors.ts";
import type { Scope } from "#server/auth/scope.ts";
import { applyEdit } from "#server/collab/apply-edit.ts";

const NOUN = "sharedTouchpoint";

const ofEntry = (scope: Scope, entryId: string) =>
  sql`${touchpointLibrary.workspaceId} = ${scope.workspaceId} and ${touchpointLibrary.id} = ${entryId}
    and ${touchpointLibrary.deletedAt} is null`;

/**
 * Makes an entry of a touchpoint as it stands, and the touchpoint the first that uses it.
 * @throws NOT_FOUND without such a touchpoint; CONFLICT where it is shared already; INVALID where it has no name
 */
export async function shareTouchpoint(
  scope: Scope,
  journeyId: string,
  nodeId: string,
): Promise<{ id: string }> {
  const entryId = newId();
  const shared = await applyEdit(scope, journeyId, (doc, origin) => {
    const found = readJourney(doc).touchpoints.find((one) => one.id === nodeId);
    if (!found) throw new DomainError("NOT_FOUND");
    if (found.libraryId !== null) throw new DomainError("CONFLICT");
    if (found.title.trim() === "") throw new DomainError("INVALID", { field: "title" });
    updateTouchpoint(doc, { id: nodeId, patch: { libraryId: entryId } }, origin);
    return found;
  });
  const { title, medium, mediaKind, channelId, message, means, description } = shared;
  await scope.tx.insert(touchpointLibrary).values({
    workspaceId: scope.workspaceId,
    id: entryId,
    ...{ title, medium, mediaKind, channelId, message, means, description },
  });
  await scope.audit("touchpoint.share", { kind: "touchpoint", id: nodeId }, { entryId });
  scope.bell(NOUN, null);
  return { id: entryId };
}

/** The inverse, for the toast's undo: the touchpoint stays, and its entry where another journey uses it. */
export async function unshareTouchpoint(scope: Scope, journeyId: string, nodeId: string): Promise<void> {
  const entryId = await applyEdit(scope, journeyId, (doc, origin) => {
    const found = readJourney(doc).touchpoints.find((one) => one.id === nodeId);
    if (!found) throw new DomainError("NOT_FOUND");
    if (found.libraryId !== null) updateTouchpoint(doc, { id: nodeId, patch: { libraryId: null } }, origin);
    return found.libraryId;
  });
  if (entryId !== null) await dropUnused(scope, entryId, nodeId);
  await scope.audit("touchpoint.unshare", { kind: "touchpoint", id: nodeId });
  scope.bell(NOUN, null);
}

/** @param except the touchpoint that was just let go; the read model may not know it yet */
async function dropUnused(scope: Scope, entryId: string, except: string): Promise<void> {
  await scope.tx
    .update(touchpointLibrary)
    .set({ deletedAt: sql`now()` })
    .where(
      and(
        ofEntry(scope, entryId),
        sql`not exists (select 1 from ${journeyNodes} n where n.workspace_id = ${scope.workspaceId}
          and n.kind = 'touchpoints' and n.removed_at is null and n.node_id <> ${except}
          and n.data ->> 'libraryId' = ${entryId})`,
      ),
    );
}

/**
 * Notes the name somebody gave a shared touchpoint in their journey; every other journey is offered it.
 * @throws NOT_FOUND
 */
export async function renameSharedTouchpoint(scope: Scope, entryId: string, title: string): Promise<void> {
  const [before] = await scope.tx
    .select({ title: touchpointLibrary.title })
    .from(touchpointLibrary)
    .where(ofEntry(scope, entryId))
    .for("update");
  if (!before) throw new DomainError("NOT_FOUND");
  if (before.title === title) return;
  await scope.tx
    .update(touchpointLibrary)
    .set({ title, updatedAt: sql`now()` })
    .where(ofEntry(scope, entryId));
  await scope.audit("touchpoint.rename", { kind: "sharedTouchpoint", id: entryId });
  scope.bell(NOUN, null);
}
