// Writes of checklists: made with their items, ticked one by one, removed and brought back.
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { checklistItems, checklists } from "#db/schema/health.ts";
import { newId } from "#document/new-id.ts";
import { DomainError } from "#domain/errors.ts";
import type { JourneyScope } from "#server/auth/scope.ts";
import { requireChecklist } from "./queries.ts";

export const checklistFields = z.strictObject({
  name: z.string().trim().min(1).max(200),
  items: z.array(z.string().trim().min(1).max(500)).min(1).max(50),
});

export async function createChecklist(
  scope: JourneyScope,
  { name, items }: z.infer<typeof checklistFields>,
  checklistId = newId(),
) {
  const { workspaceId, journeyId } = scope;
  await scope.tx.insert(checklists).values({
    workspaceId,
    journeyId,
    id: checklistId,
    name,
    position: sql`(select coalesce(max(c.position), 0) + 1 from checklists c where c.workspace_id = ${workspaceId})`,
  });
  await scope.tx
    .insert(checklistItems)
    .values(items.map((text, position) => ({ workspaceId, id: newId(), checklistId, text, position })));
  await said(scope, "checklist.create", checklistId);
  return { id: checklistId };
}

/** Ticks an item or takes the tick away. @throws NOT_FOUND */
export async function tickItem(scope: JourneyScope, checklistId: string, itemId: string, isDone: boolean) {
  await requireChecklist(scope, scope.journeyId, checklistId);
  const [ticked] = await scope.tx
    .update(checklistItems)
    .set(isDone ? { doneAt: sql`now()`, doneBy: scope.memberId } : { doneAt: null, doneBy: null })
    .where(
      and(
        eq(checklistItems.workspaceId, scope.workspaceId),
        eq(checklistItems.checklistId, checklistId),
        eq(checklistItems.id, itemId),
      ),
    )
    .returning({ id: checklistItems.id });
  if (!ticked) throw new DomainError("NOT_FOUND");
  await said(scope, "checklist.tick", checklistId);
}

export const removeChecklist = (scope: JourneyScope, checklistId: string) =>
  setGone(scope, checklistId, true);
export const restoreChecklist = (scope: JourneyScope, checklistId: string) =>
  setGone(scope, checklistId, false);

async function setGone(scope: JourneyScope, checklistId: string, isGone: boolean) {
  await requireChecklist(scope, scope.journeyId, checklistId, !isGone);
  await scope.tx
    .update(checklists)
    .set({ deletedAt: isGone ? sql`now()` : null })
    .where(and(eq(checklists.workspaceId, scope.workspaceId), eq(checklists.id, checklistId)));
  await said(scope, isGone ? "checklist.remove" : "checklist.restore", checklistId);
}

async function said(scope: JourneyScope, action: string, checklistId: string) {
  await scope.audit(action, { kind: "checklist", id: checklistId });
  scope.bell("checklist");
}
