// What is done to a workspace as a whole: founding, renaming, its address, leaving, the trash.
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { isUniqueViolation } from "#db/failures.ts";
import { departments, memberships, workspaceSlugs, workspaces } from "#db/schema/workspaces.ts";
import { newId } from "#document/new-id.ts";
import { DEFAULT_DEPARTMENTS } from "#domain/department.ts";
import { DomainError } from "#domain/errors.ts";
import type { Locale } from "#domain/journey.ts";
import { RESERVED_SLUGS, SLUG_MAX, slugify } from "#domain/slug.ts";
import { Scope } from "#server/auth/scope.ts";
import { isTimeZone } from "#server/clock.ts";
import { listDeletedWorkspaces } from "./queries.ts";

export interface NewWorkspace {
  readonly name: string;
  /** Wanted address; made from the name when it is left out. */
  readonly slug?: string | undefined;
  readonly kind: "brand" | "agency" | "client";
  readonly agencyId?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly contentLocale?: Locale | undefined;
  readonly id?: string | undefined;
}

interface Founder {
  readonly userId: string;
  readonly displayName: string;
  readonly memberId?: string | undefined;
}

/** An address made from a name gets a few random signs when the plain one is taken; a chosen one is refused instead. */
function slugTries(made: NewWorkspace): string[] {
  if (made.slug !== undefined) return [made.slug];
  const plain = slugify(made.name);
  const base =
    plain.length < 2 || RESERVED_SLUGS.has(plain) ? `werkruimte-${plain}`.replace(/-$/, "") : plain;
  const suffix = () =>
    newId()
      .toLowerCase()
      .replace(/[^a-z0-9]/g, "")
      .slice(0, 4);
  return [base, `${base.slice(0, SLUG_MAX - 5)}-${suffix()}`];
}

/**
 * Founds a workspace with its owner and the five departments. SLUG_TAKEN when the chosen address belongs or belonged to
 * another; NOT_FOUND when it is for an agency the founder does not run.
 */
export async function createWorkspace(founder: Founder, made: NewWorkspace) {
  const timeZone = made.timeZone ?? "Europe/Amsterdam";
  if (!isTimeZone(timeZone)) throw new DomainError("INVALID", { field: "timeZone" });
  const person = { memberId: founder.memberId ?? newId(), displayName: founder.displayName };
  let refusal: unknown;
  for (const slug of slugTries(made)) {
    const row = {
      id: made.id ?? newId(),
      slug,
      name: made.name,
      kind: made.kind,
      agencyId: made.agencyId ?? null,
      timeZone,
      contentLocale: made.contentLocale ?? "nl",
    };
    try {
      return await Scope.found({ kind: "user", userId: founder.userId }, row, person, async (scope) => {
        await addDefaultDepartments(scope);
        await scope.audit("workspace.create", { kind: "workspace", id: row.id }, { kind: made.kind });
        return { id: row.id, slug, memberId: person.memberId };
      });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "SLUG_TAKEN") throw error;
      refusal = error;
    }
  }
  throw refusal;
}

async function addDefaultDepartments(scope: Scope): Promise<void> {
  const locale: Locale = scope.workspace.contentLocale === "en" ? "en" : "nl";
  const other: Locale = locale === "nl" ? "en" : "nl";
  await scope.tx.insert(departments).values(
    DEFAULT_DEPARTMENTS.map((department, position) => ({
      workspaceId: scope.workspaceId,
      id: newId(),
      key: department.key,
      name: department.name[locale],
      nameTranslations: { [other]: department.name[other] },
      color: department.color,
      position,
    })),
  );
}

export interface WorkspacePatch {
  readonly name?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly contentLocale?: Locale | undefined;
}

/** Changes name, time zone or the language new content is written in. */
export async function updateWorkspace(scope: Scope, patch: WorkspacePatch): Promise<void> {
  const changed = { name: patch.name, timeZone: patch.timeZone, contentLocale: patch.contentLocale };
  if (changed.timeZone !== undefined && !isTimeZone(changed.timeZone)) {
    throw new DomainError("INVALID", { field: "timeZone" });
  }
  const fields = Object.entries(changed).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  if (fields.length > 0)
    await scope.tx.update(workspaces).set(changed).where(eq(workspaces.id, scope.workspaceId));
  await scope.audit("workspace.update", { kind: "workspace", id: scope.workspaceId }, { fields });
  scope.bell("workspace", null);
}

/** Changes the address. The old one stays as a redirect and can never become another workspace's. */
export async function changeSlug(scope: Scope, slug: string): Promise<{ slug: string }> {
  const before = scope.workspace.slug;
  try {
    // both are claimed here: the table knows every address a workspace ever had
    await scope.tx
      .insert(workspaceSlugs)
      .values([before, slug].map((claimed) => ({ workspaceId: scope.workspaceId, slug: claimed })))
      .onConflictDoNothing({ target: [workspaceSlugs.workspaceId, workspaceSlugs.slug] });
    await scope.tx.update(workspaces).set({ slug }).where(eq(workspaces.id, scope.workspaceId));
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError("SLUG_TAKEN", { field: "slug" });
    throw error;
  }
  await scope.audit(
    "workspace.changeSlug",
    { kind: "workspace", id: scope.workspaceId },
    { before, after: slug },
  );
  scope.bell("workspace", null);
  return { slug };
}

/** Throws LAST_OWNER when nobody but this member would be left to own the workspace. Locks the owners meanwhile. */
export async function requireOtherOwner(scope: Scope, memberId: string): Promise<void> {
  const others = await scope.tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.workspaceId, scope.workspaceId),
        eq(memberships.role, "owner"),
        isNull(memberships.removedAt),
        // staff without an account own nothing, and an agency's person owns nothing by themselves
        isNotNull(memberships.userId),
        isNull(memberships.agencyId),
      ),
    )
    .orderBy(memberships.id)
    .for("update");
  if (others.every((owner) => owner.id === memberId)) throw new DomainError("LAST_OWNER");
}

/** Puts the workspace into the trash for 30 days; every open socket of it closes. */
export async function removeWorkspace(scope: Scope): Promise<void> {
  await scope.tx
    .update(workspaces)
    .set({ deletedAt: sql`now()` })
    .where(eq(workspaces.id, scope.workspaceId));
  await scope.audit("workspace.remove", { kind: "workspace", id: scope.workspaceId });
  scope.bell("access", null);
}

/** Brings a workspace back from the trash; only one of its owners may. */
export async function restoreWorkspace(userId: string, workspaceId: string): Promise<{ slug: string }> {
  const own = await listDeletedWorkspaces(userId);
  if (!own.some((workspace) => workspace.id === workspaceId)) throw new DomainError("NOT_FOUND");
  // a deleted workspace opens for jobs only; that this person owns it is proven above
  return Scope.system("restore-workspace", workspaceId, async (scope) => {
    await scope.tx.update(workspaces).set({ deletedAt: null }).where(eq(workspaces.id, workspaceId));
    await scope.audit("workspace.restore", { kind: "workspace", id: workspaceId }, { by: userId });
    return { slug: scope.workspace.slug };
  });
}

/** Leaves the workspace. What the person owns stays theirs by name, marked as of a former member. */
export async function leaveWorkspace(scope: Scope): Promise<void> {
  const memberId = scope.memberId;
  if (memberId === null) throw new DomainError("FORBIDDEN");
  await requireOtherOwner(scope, memberId);
  await scope.tx
    .update(memberships)
    .set({ removedAt: sql`now()` })
    .where(and(eq(memberships.workspaceId, scope.workspaceId), eq(memberships.id, memberId)));
  await scope.audit("member.leave", { kind: "member", id: memberId });
  scope.bell("members", null);
  scope.bell("access", null);
}
