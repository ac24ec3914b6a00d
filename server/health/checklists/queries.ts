// Reads of the checklists beside a journey.
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { checklistItems, checklists } from "#db/schema/health.ts";
import { DomainError } from "#domain/errors.ts";
import type { Scope } from "#server/auth/scope.ts";

/** Checklists of one journey with their items, in order. */
export async function listChecklists(scope: Scope, journeyId: string) {
  const lists = await scope.tx
    .select({ id: checklists.id, name: checklists.name })
    .from(checklists)
    .where(
      and(
        eq(checklists.workspaceId, scope.workspaceId),
        eq(checklists.journeyId, journeyId),
        isNull(checklists.deletedAt),
      ),
    )
    .orderBy(asc(checklists.position), asc(checklists.createdAt), asc(checklists.id));
  if (lists.length === 0) return [];
  const items = await scope.tx
    .select({
      id: checklistItems.id,
      checklistId: checklistItems.checklistId,
      text: checklistItems.text,
      doneAt: checklistItems.doneAt,
      doneBy: checklistItems.doneBy,
    })
    .from(checklistItems)
    .where(
      and(
        eq(checklistItems.workspaceId, scope.workspaceId),
        inArray(
          checklistItems.checklistId,
          lists.map((one) => one.id),
        ),
      ),
    )
    .orderBy(asc(checklistItems.position), asc(checklistItems.id));
  return lists.map((list) => ({
    ...list,
    items: items.flatMap(({ checklistId, ...item }) => (checklistId === list.id ? [item] : [])),
  }));
}

/** @throws NOT_FOUND where the list is not this journey's, or is removed (or is not, with `isGone`) */
export async function requireChecklist(scope: Scope, journeyId: string, checklistId: string, isGone = false) {
  const [row] = await scope.tx
    .select({ deletedAt: checklists.deletedAt })
    .from(checklists)
    .where(
      and(
        eq(checklists.workspaceId, scope.workspaceId),
        eq(checklists.journeyId, journeyId),
        eq(checklists.id, checklistId),
      ),
    );
  if (!row || (row.deletedAt !== null) !== isGone) throw new DomainError("NOT_FOUND");
}
