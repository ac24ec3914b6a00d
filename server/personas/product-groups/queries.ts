// Reads of the groups of products and services.
import { and, asc, eq, isNull } from "drizzle-orm";
import { productGroups } from "#db/schema/groups.ts";
import type { Scope } from "#server/auth/scope.ts";

/** Groups that are not removed, in order. */
export const listProductGroups = (scope: Scope) =>
  scope.tx
    .select({
      id: productGroups.id,
      name: productGroups.name,
      translations: productGroups.translations,
    })
    .from(productGroups)
    .where(and(eq(productGroups.workspaceId, scope.workspaceId), isNull(productGroups.deletedAt)))
    .orderBy(asc(productGroups.position), asc(productGroups.createdAt), asc(productGroups.id));

export type ProductGroupView = Awaited<ReturnType<typeof listProductGroups>>[number];
