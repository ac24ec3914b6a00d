// Reads of the groups of customers.
import { and, asc, eq, isNull } from "drizzle-orm";
import { customerGroups } from "#db/schema/groups.ts";
import type { Scope } from "#server/auth/scope.ts";

/** Groups that are not removed, in order. */
export const listCustomerGroups = (scope: Scope) =>
  scope.tx
    .select({
      id: customerGroups.id,
      name: customerGroups.name,
      description: customerGroups.description,
      translations: customerGroups.translations,
    })
    .from(customerGroups)
    .where(and(eq(customerGroups.workspaceId, scope.workspaceId), isNull(customerGroups.deletedAt)))
    .orderBy(asc(customerGroups.position), asc(customerGroups.createdAt), asc(customerGroups.id));

export type CustomerGroupView = Awaited<ReturnType<typeof listCustomerGroups>>[number];
