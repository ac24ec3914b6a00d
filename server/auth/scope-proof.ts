// How access is proven: what the database knows about an actor and a target, and the rule that admits or refuses.
import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { workspaces } from "#db/schema/workspaces.ts";
import { DomainError } from "#domain/errors.ts";
import { type Action, can, type Role } from "#domain/permissions.ts";
import { type Actor, actorName } from "./actor.ts";

export type Workspace = typeof workspaces.$inferSelect;

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

/**
 * The user's place in the workspace a key leads to: a row of their own (for an agency's person only while they belong to the
 * agency), else owner or admin of the agency whose client it is (then `admin`). Runs before a workspace is set, when people
 * see only rows of their own.
 */
export async function findPlace(
  tx: Tx,
  kind: LookupKind,
  key: string,
  userId: string,
): Promise<Place | null> {
  const [row] = await tx
    .select({
      workspaceId: sql<string>`t.workspace_id`,
      subjectId: sql<string | null>`t.subject_id`,
      memberId: sql<string | null>`m.id`,
      memberRole: sql<Role | null>`m.role`,
      memberName: sql<string | null>`m.display_name`,
      governs: sql<boolean>`exists (
        select 1 from memberships g where g.workspace_id = w.subject_id and g.user_id = ${userId}
          and g.role in ('owner', 'admin') and g.agency_id is null and g.removed_at is null
      )`,
    })
    .from(
      sql`scope_of(${kind}, ${key}) t
      cross join lateral scope_of('workspace', t.workspace_id) w
      left join memberships m on m.workspace_id = t.workspace_id and m.user_id = ${userId} and m.removed_at is null
        and (m.agency_id is null or exists (
          select 1 from memberships b where b.workspace_id = m.agency_id and b.user_id = ${userId}
            and b.role <> 'guest' and b.agency_id is null and b.removed_at is null
        ))`,
    )
    .prepare("scope_place")
    .execute();
  if (!row) return null;
  const found = { workspaceId: row.workspaceId, subjectId: row.subjectId };
  if (row.memberRole)
    return { ...found, role: row.memberRole, memberId: row.memberId, displayName: row.memberName };
  return { ...found, role: row.governs ? "admin" : null, memberId: null, displayName: null };
}

/** What decides about a journey, read inside the workspace. Null where there is none (or the wall hides it). */
export async function findJourney(
  tx: Tx,
  workspaceId: string,
  journeyId: string,
  who: { readonly userId: string | null; readonly memberId: string | null },
): Promise<JourneyFacts | null> {
  const [row] = await tx
    .select({
      deleted: sql<boolean>`j.deleted_at is not null`,
      published: sql<boolean>`j.published_at is not null`,
      listed: sql<boolean>`j.visibility = 'workspace' or exists (
        select 1 from journey_members n
        where n.workspace_id = j.workspace_id and n.journey_id = j.id and n.membership_id = ${who.memberId}
      )`,
      shared: sql<boolean>`exists (
        select 1 from journey_shares s
        where s.workspace_id = j.workspace_id and s.journey_id = j.id and s.user_id = ${who.userId}
      )`,
    })
    .from(sql`journeys j`)
    .where(sql`j.workspace_id = ${workspaceId} and j.id = ${journeyId}`)
    .prepare("scope_journey")
    .execute();
  return row ?? null;
}

interface Settings {
  readonly actor: Actor;
  readonly user?: string;
  readonly workspace?: string;
  readonly role?: Role;
}

/**
 * Sets what the policies read, for this transaction only. What every scope asks is prepared: with the policies that hang on
 * these tables a plan costs many times what its query does, so each connection keeps it.
 */
export async function settle(tx: Tx, settings: Settings): Promise<void> {
  await tx
    .select({
      workspace: sql`set_config('app.workspace_id', ${settings.workspace ?? ""}, true)`,
      user: sql`set_config('app.user_id', ${settings.user ?? ""}, true)`,
      role: sql`set_config('app.role', ${settings.role ?? ""}, true)`,
      actor: sql`set_config('app.actor', ${actorName(settings.actor)}, true)`,
    })
    .from(sql`(values (0)) one`)
    .prepare("scope_settle")
    .execute();
}

/** The tenant's own row; null where the wall hides it. */
export async function findWorkspace(tx: Tx, workspaceId: string): Promise<Workspace | null> {
  const [row] = await tx
    .select()
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
    .limit(1)
    .prepare("scope_workspace")
    .execute();
  return row ?? null;
}
