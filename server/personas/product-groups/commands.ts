// Writes of the groups of products and services. A removed group is kept: who it is for is known again when it is put back.
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { productGroups } from "#db/schema/groups.ts";
import { newId } from "#document/new-id.ts";
import type { ProductGroupInput } from "#domain/customer-group.ts";
import { DomainError } from "#domain/errors.ts";
import { LIMITS } from "#domain/limits.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listProductGroups } from "./queries.ts";

/** Makes a group at the end of the list. */
export async function createProductGroup(scope: Scope, group: ProductGroupInput, groupId = newId()) {
  const { length } = await listProductGroups(scope);
  if (length >= LIMITS.productGroupsPerWorkspace)
    throw new DomainError("TOO_LARGE", { max: LIMITS.productGroupsPerWorkspace });
  await scope.tx.insert(productGroups).values({
    ...group,
    workspaceId: scope.workspaceId,
    id: groupId,
    position: sql`(select coalesce(max(g.position), 0) + 1 from product_groups g where g.workspace_id = ${scope.workspaceId})`,
  });
  await scope.audit("productGroup.create", { kind: "productGroup", id: groupId });
  scope.bell("persona");
  return { id: groupId };
}

export async function updateProductGroup(scope: Scope, groupId: string, group: ProductGroupInput) {
  const changed = await scope.tx
    .update(productGroups)
    .set(group)
    .where(and(ofGroup(scope, groupId), isNull(productGroups.deletedAt)))
    .returning({ id: productGroups.id });
  if (changed.length === 0) throw new DomainError("NOT_FOUND");
  await scope.audit("productGroup.update", { kind: "productGroup", id: groupId });
  scope.bell("persona");
}

export async function removeProductGroup(scope: Scope, groupId: string) {
  await setDeleted(scope, groupId, true);
  await scope.audit("productGroup.remove", { kind: "productGroup", id: groupId });
  scope.bell("persona");
}

/** The inverse of removing, for the toast's undo. */
export async function restoreProductGroup(scope: Scope, groupId: string) {
  await setDeleted(scope, groupId, false);
  await scope.audit("productGroup.restore", { kind: "productGroup", id: groupId });
  scope.bell("persona");
}

const ofGroup = (scope: Scope, groupId: string) =>
  and(eq(productGroups.workspaceId, scope.workspaceId), eq(productGroups.id, groupId));

async function setDeleted(scope: Scope, groupId: string, deleted: boolean) {
  const is = deleted ? isNull(productGroups.deletedAt) : isNotNull(productGroups.deletedAt);
  const changed = await scope.tx
    .update(productGroups)
    .set({ deletedAt: deleted ? sql`now()` : null })
    .where(and(ofGroup(scope, groupId), is))
    .returning({ id: productGroups.id });
  if (changed.length === 0) throw new DomainError("NOT_FOUND");
}
