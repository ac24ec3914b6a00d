// Whom a comment names, and whom it concerns.
import { and, eq, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import { comments } from "#db/schema/comments.ts";
import { departments, memberships } from "#db/schema/workspaces.ts";
import { mentionsIn } from "#domain/comment.ts";
import { DomainError } from "#domain/errors.ts";
import type { Scope } from "#server/auth/scope.ts";

/**
 * Proves that everybody a text names is somebody here: people who work in the workspace (clients are not called upon) and its
 * departments.
 * @param before the text as it stood: whoever was named in it may stay, gone or not
 * @throws NOT_FOUND
 */
export async function requireMentions(scope: Scope, body: string, before = ""): Promise<void> {
  const known = new Set(mentionsIn(before).map((one) => one.id));
  const named = mentionsIn(body).filter((one) => !known.has(one.id));
  const people = named.flatMap((one) => (one.kind === "person" ? [one.id] : []));
  const groups = named.flatMap((one) => (one.kind === "department" ? [one.id] : []));
  if (people.length > 0) {
    const found = await scope.tx
      .select({ id: memberships.id })
      .from(memberships)
      .where(
        and(
          eq(memberships.workspaceId, scope.workspaceId),
          inArray(memberships.id, people),
          isNull(memberships.removedAt),
          ne(memberships.role, "guest"),
        ),
      );
    if (found.length !== people.length) throw new DomainError("NOT_FOUND");
  }
  if (groups.length > 0) {
    const found = await scope.tx
      .select({ id: departments.id })
      .from(departments)
      .where(and(eq(departments.workspaceId, scope.workspaceId), inArray(departments.id, groups)));
    if (found.length !== groups.length) throw new DomainError("NOT_FOUND");
  }
}

/**
 * Whom a new comment concerns: people it names, people of departments it names, and those who spoke in its thread before. Never
 * its author, nobody twice, nobody who left, no client, and only people with an account.
 * @returns ids of users, each in one of the two lists: whoever is named, and whoever spoke there before without being named now
 */
export async function recipientsOf(
  scope: Scope,
  comment: {
    readonly threadId: string;
    readonly authorId: string | null;
    readonly body: string;
  },
): Promise<{ readonly named: readonly string[]; readonly spoke: readonly string[] }> {
  const named = mentionsIn(comment.body);
  const idsOf = (kind: "person" | "department") =>
    named.flatMap((one) => (one.kind === kind ? [one.id] : []));
  const [spoke, people] = await Promise.all([
    scope.tx
      .selectDistinct({ id: comments.authorId })
      .from(comments)
      .where(
        and(
          eq(comments.workspaceId, scope.workspaceId),
          eq(comments.threadId, comment.threadId),
          isNull(comments.deletedAt),
        ),
      ),
    scope.tx
      .select({ id: memberships.id, userId: memberships.userId, departmentId: memberships.departmentId })
      .from(memberships)
      .where(
        and(
          eq(memberships.workspaceId, scope.workspaceId),
          isNull(memberships.removedAt),
          isNotNull(memberships.userId),
          ne(memberships.role, "guest"),
        ),
      ),
  ]);
  const persons = new Set(idsOf("person"));
  const groups = new Set(idsOf("department"));
  const speakers = new Set(spoke.map((one) => one.id));
  type Person = (typeof people)[number];
  const isNamed = ({ id: memberId, departmentId }: Person) =>
    persons.has(memberId) || (departmentId !== null && groups.has(departmentId));
  const others = people.filter((one) => one.id !== comment.authorId);
  const usersOf = (some: readonly Person[]) => some.flatMap((one) => one.userId ?? []).toSorted();
  return {
    named: usersOf(others.filter(isNamed)),
    spoke: usersOf(others.filter((one) => speakers.has(one.id) && !isNamed(one))),
  };
}
