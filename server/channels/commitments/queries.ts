// Reads of commitments that other commands need.
import { and, eq } from "drizzle-orm";
import { commitments } from "#db/schema/budgets.ts";
import { DomainError } from "#domain/errors.ts";
import type { Scope } from "#server/auth/scope.ts";

/** Commitments of one channel, those given up too. */
export const listOfChannel = (scope: Scope, channelId: string) =>
  scope.tx
    .select()
    .from(commitments)
    .where(and(eq(commitments.workspaceId, scope.workspaceId), eq(commitments.channelId, channelId)));

/** @throws NOT_FOUND */
export async function getCommitment(scope: Scope, commitmentId: string) {
  const [found] = await scope.tx
    .select()
    .from(commitments)
    .where(and(eq(commitments.workspaceId, scope.workspaceId), eq(commitments.id, commitmentId)));
  if (!found) throw new DomainError("NOT_FOUND");
  return found;
}
