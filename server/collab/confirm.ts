// Rights of many people at once, as far as they are plain: who still has the place in a workspace that they came with.
// Whoever is not confirmed here has lost nothing by it: they are asked one by one, at the same door as everybody.
import { sql } from "drizzle-orm";
import { DomainError } from "#domain/errors.ts";
import type { Role } from "#domain/permissions.ts";
import { Scope } from "#server/auth/scope.ts";
import { provenGuards } from "#server/auth/scope-proof.ts";
import { actionOf, type RightsQuestion } from "./rights.ts";

interface PlaceRow extends Record<string, unknown> {
  readonly question: string;
  readonly role: Role;
  readonly deleted: boolean;
  readonly published: boolean;
  readonly listed: boolean;
}

/**
 * Roles of those of these questions that can be answered in one statement: members of the workspace itself, and journeys of
 * it. The place in the list is the key; who is missing has to be asked alone.
 */
export function confirmRoles(
  workspaceId: string,
  questions: readonly RightsQuestion[],
): Promise<ReadonlyMap<number, Role>> {
  return Scope.system("recheck", workspaceId, async (scope) => {
    const confirmed = new Map<number, Role>();
    if (scope.workspace.deletedAt) return confirmed;
    const asked = questions.map(({ kind, subjectId, userId }, question) => ({
      question,
      user: userId,
      journey: kind === "live" ? null : subjectId,
    }));
    const rows = await scope.tx.execute<PlaceRow>(sql`
      select a.question, m.role, j.deleted_at is not null as deleted, j.published_at is not null as published,
        j.visibility = 'workspace' or n.membership_id is not null as listed
      from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as a (question int, "user" text, journey text)
      join memberships m on m.workspace_id = ${workspaceId} and m.user_id = a."user"
        and m.removed_at is null and m.agency_id is null and m.role <> 'guest'
      left join journeys j on j.workspace_id = ${workspaceId} and j.id = a.journey
      left join journey_members n on n.workspace_id = ${workspaceId} and n.journey_id = j.id and n.membership_id = m.id
      where a.journey is null or j.id is not null`);
    for (const row of rows) {
      const index = Number(row.question);
      const question = questions[index];
      if (question && isAdmitted(question, row)) confirmed.set(index, row.role);
    }
    return confirmed;
  });
}

/** The same rule that opens a scope. */
function isAdmitted({ kind }: RightsQuestion, { role, deleted, published, listed }: PlaceRow): boolean {
  const action = actionOf(kind);
  try {
    if (kind !== "live") {
      provenGuards.admitToJourney(role, { deleted, published, listed, shared: false }, action);
    }
    provenGuards.allow(role, action);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
