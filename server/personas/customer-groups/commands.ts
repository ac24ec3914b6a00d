// Writes of the groups of customers. A removed group is kept: its personas stand in no group until it is put back.
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { customerGroups } from "#db/schema/groups.ts";
import { newId } from "#document/new-id.ts";
import type { CustomerGroupInput } from "#domain/customer-group.ts";
import { DomainError } from "#domain/errors.ts";
import { LIMITS } from "#domain/limits.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listCustomerGroups } from "./queries.ts";

/** Makes a group at the end of the list. */
export async function createCustomerGroup(scope: Scope, group: CustomerGroupInput, groupId = newId()) {
  const { length } = await listCustomerGroups(scope);
  if (length >= LIMITS.customerGroupsPerWorkspace)
    throw new DomainError("TOO_LARGE", { max: LIMITS.customerGroupsPerWorkspace });
  await scope.tx.insert(customerGroups).values({
    ...group,
    workspaceId: scope.workspaceId,
    id: groupId,
    position: sql`(select coalesce(max(g.position), 0) + 1 from customer_groups g where g.workspace_id = ${scope.workspaceId})`,
  });
  await scope.audit("customerGroup.create", { kind: "customerGroup", id: groupId });
  scope.bell("persona");
  return { id: groupId };
}

export async function updateCustomerGroup(scope: Scope, groupId: string, group: CustomerGroupInput) {
  const changed = await scope.tx
    .update(customerGroups)
    .set(group)
    .where(and(ofGroup(scope, groupId), isNull(customerGroups.deletedAt)))
    .returning({ id: customerGroups.id });
  if (changed.length === 0) throw new DomainError("NOT_FOUND");
  await scope.audit("customerGroup.update", { kind: "customerGroup", id: groupId });
  scope.bell("persona");
}

export async function removeCustomerGroup(scope: Scope, groupId: string) {
  await setDeleted(scope, groupId, true);
  await scope.audit("customerGroup.remove", { kind: "customerGroup", id: groupId });
  scope.bell("persona");
}

/** The inverse of removing, for the toast's undo. */
export async function restoreCustomerGroup(scope: Scope, groupId: string) {
  await setDeleted(scope, groupId, false);
  await scope.audit("customerGroup.restore", { kind: "customerGroup", id: groupId });
  scope.bell("persona");
}

const ofGroup = (scope: Scope, groupId: string) =>
  and(eq(customerGroups.workspaceId, scope.workspaceId), eq(customerGroups.id, groupId));

async function setDeleted(scope: Scope, groupId: string, deleted: boolean) {
  const is = deleted ? isNull(customerGroups.deletedAt) : isNotNull(customerGroups.deletedAt);
  const changed = await scope.tx
    .update(customerGroups)
    .set({ deletedAt: deleted ? sql`now()` : null })
    .where(and(ofGroup(scope, groupId), is))
    .returning({ id: customerGroups.id });
  if (changed.length === 0) throw new DomainError("NOT_FOUND");
}
