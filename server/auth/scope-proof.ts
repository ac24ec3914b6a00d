// How access is proven: what the database knows about an actor and a target, and the rule that admits or refuses.
import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { DomainError } from "#domain/errors.ts";
import { type Action, can, type Role } from "#domain/permissions.ts";

/** What a scope is opened for: exactly one id, from which the workspace follows. */
export type ScopeTarget =
  | { readonly workspaceId: string }
  | { readonly workspaceSlug: string }
  | { readonly journeyId: string };

/** An actor's place in a workspace. */
export interface Place {
  readonly workspaceId: string;
  /** The journey or invitation the key named. */
  readonly subjectId: string | null;
  /** Null for a stranger. */
  readonly role: Role | null;
  /** The id by which content names this person; null where they have no row of their own. */
  readonly memberId: string | null;
  readonly displayName: string | null;
}

/** What decides whether a journey may be seen. */
export interface JourneyFacts {
  readonly deleted: boolean;
  readonly published: boolean;
  /** Open to the whole workspace, or this member is named. */
  readonly listed: boolean;
  /** Shared with this user as a guest. */
  readonly shared: boolean;
}

/** The application's own wall. `server/testing` may put another in its place to show that the database's wall holds alone. */
export interface ScopeGuards {
  /** The role the scope gets. Throws NOT_FOUND to strangers. */
  admit(place: Place): Role;
  /** Throws NOT_FOUND where this role does not see the journey. */
  admitToJourney(role: Role, journey: JourneyFacts | null, action: Action): void;
  /** Throws FORBIDDEN where the role has not this right. */
  allow(role: Role, action: Action): void;
}

export const provenGuards: ScopeGuards = {
  admit(place) {
    if (!place.role) throw new DomainError("NOT_FOUND");
    return place.role;
  },
  admitToJourney(role, journey, action) {
    if (!journey) throw new DomainError("NOT_FOUND");
    if (journey.deleted && !action.startsWith("trash.")) throw new DomainError("NOT_FOUND");
    if (role === "guest") {
      if (journey.deleted || !journey.published || !journey.shared) throw new DomainError("NOT_FOUND");
      return;
    }
    const seesAll = role === "owner" || role === "admin" || role === "system";
    if (!seesAll && !journey.listed) throw new DomainError("NOT_FOUND");
  },
  allow(role, action) {
    if (!can(role, action)) throw new DomainError("FORBIDDEN");
  },
};

/** The kinds of `scope_of` that open a scope. */
type LookupKind = "workspace" | "workspace_slug" | "journey" | "invitation_hash";

/** The lookup that belongs to a target. */
export function lookupOf(target: ScopeTarget): { kind: LookupKind; key: string } {
  if ("workspaceId" in target) return { kind: "workspace", key: target.workspaceId };
  if ("workspaceSlug" in target) return { kind: "workspace_slug", key: target.workspaceSlug };
  return { kind: "journey", key: target.journeyId };
}

interface PlaceRow extends Record<string, unknown> {
  workspace_id: string;
  subject_id: string | null;
  member_id: string | null;
  member_role: Role | null;
  member_name: string | null;
  access_id: string | null;
  access_role: Role | null;
  access_name: string | null;
  governs: boolean;
}

/**
 * The user's place in the workspace a key leads to: a membership, else an agency's access, else owner or admin of the agency
 * whose client it is (then `admin`). Runs before a workspace is set, when people see only rows of their own.
 */
export async function findPlace(
  tx: Tx,
  kind: LookupKind,
  key: string,
  userId: string,
): Promise<Place | null> {
  const rows = await tx.execute<PlaceRow>(sql`
    select t.workspace_id, t.subject_id,
      m.id as member_id, m.role as member_role, m.display_name as member_name,
      a.id as access_id, a.role as access_role, a.display_name as access_name,
      exists (
        select 1 from memberships g where g.workspace_id = w.subject_id and g.user_id = ${userId}
          and g.role in ('owner', 'admin') and g.removed_at is null
      ) as governs
    from scope_of(${kind}, ${key}) t
    cross join lateral scope_of('workspace', t.workspace_id) w
    left join memberships m on m.workspace_id = t.workspace_id and m.user_id = ${userId} and m.removed_at is null
    left join agency_access a on a.workspace_id = t.workspace_id and a.user_id = ${userId}
      and exists (
        select 1 from memberships b where b.workspace_id = a.agency_id and b.user_id = ${userId} and b.removed_at is null
      )`);
  const row = rows[0];
  if (!row) return null;
  const found = { workspaceId: row.workspace_id, subjectId: row.subject_id };
  if (row.member_role)
    return { ...found, role: row.member_role, memberId: row.member_id, displayName: row.member_name };
  if (row.access_role)
    return { ...found, role: row.access_role, memberId: row.access_id, displayName: row.access_name };
  return { ...found, role: row.governs ? "admin" : null, memberId: null, displayName: null };
}

/** What decides about a journey, read inside the workspace. Null where there is none (or the wall hides it). */
export async function findJourney(
  tx: Tx,
  workspaceId: string,
  journeyId: string,
  who: { readonly userId: string | null; readonly memberId: string | null },
): Promise<JourneyFacts | null> {
  const rows = await tx.execute<{
    deleted: boolean;
    published: boolean;
    listed: boolean;
    shared: boolean;
  }>(sql`
    select j.deleted_at is not null as deleted, j.published_at is not null as published,
      j.visibility = 'workspace' or exists (
        select 1 from journey_members n
        where n.workspace_id = j.workspace_id and n.journey_id = j.id and n.membership_id = ${who.memberId}
      ) as listed,
      exists (
        select 1 from journey_shares s
        where s.workspace_id = j.workspace_id and s.journey_id = j.id and s.user_id = ${who.userId}
      ) as shared
    from journeys j where j.workspace_id = ${workspaceId} and j.id = ${journeyId}`);
  return rows[0] ?? null;
}
