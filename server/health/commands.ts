// Writes about health: "deliberately not" with a reason, its undo, and what the workspace holds to be well.
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { healthWaivers } from "#db/schema/health.ts";
import { memberships, workspaces } from "#db/schema/workspaces.ts";
import { DomainError } from "#domain/errors.ts";
import { type HealthSettings, ITEM_CHECKS, readHealthSettings } from "#domain/health.ts";
import { CHECKS, healthLimits } from "#domain/health-facts.ts";
import { id } from "#domain/ids.ts";
import { dayString } from "#domain/journey.ts";
import type { JourneyScope, Scope } from "#server/auth/scope.ts";

export const waiverKey = z.strictObject({
  check: z.enum(CHECKS),
  /** Only checks that list things let one of them be waived; empty = the whole check. */
  item: z.string().max(200).default(""),
});
export const waiverWords = z.strictObject({
  reason: z.string().trim().min(3).max(500),
  /** Who answers for it; left out, whoever says it. */
  ownerId: id.nullish(),
  /** Last day on which it holds. */
  reviewOn: dayString.nullish(),
});
type WaiverKey = z.infer<typeof waiverKey>;
type WaiverWords = z.infer<typeof waiverWords>;

/**
 * Says that a check (or one thing it lists) is deliberately left; said again, the new words hold.
 * @throws INVALID for a thing of a check that lists none, or a last day that is over; NOT_FOUND for an owner who is no member
 */
export async function waive(scope: JourneyScope, key: WaiverKey, words: WaiverWords): Promise<void> {
  if (key.item !== "" && !ITEM_CHECKS.includes(key.check))
    throw new DomainError("INVALID", { field: "waiver.item" });
  if (words.reviewOn && words.reviewOn < scope.today)
    throw new DomainError("INVALID", { field: "words.reviewOn" });
  if (words.ownerId) await requireOwner(scope, words.ownerId);
  const said = {
    reason: words.reason,
    ownerId: words.ownerId ?? scope.memberId,
    givenOn: scope.today,
    reviewOn: words.reviewOn ?? null,
  };
  await scope.tx
    .insert(healthWaivers)
    .values({
      ...said,
      workspaceId: scope.workspaceId,
      journeyId: scope.journeyId,
      checkId: key.check,
      item: key.item,
    })
    .onConflictDoUpdate({
      target: [healthWaivers.workspaceId, healthWaivers.journeyId, healthWaivers.checkId, healthWaivers.item],
      set: said,
    });
  await scope.audit("health.waive", { kind: "journey", id: scope.journeyId }, key);
  scope.bell("health");
}

async function requireOwner(scope: JourneyScope, memberId: string): Promise<void> {
  const [member] = await scope.tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.workspaceId, scope.workspaceId),
        eq(memberships.id, memberId),
        ne(memberships.role, "guest"),
        isNull(memberships.removedAt),
      ),
    );
  if (!member) throw new DomainError("NOT_FOUND");
}

/** Takes it back, and answers what was said, so that undoing can say it again. @throws NOT_FOUND */
export async function unwaive(scope: JourneyScope, key: WaiverKey) {
  const [gone] = await scope.tx
    .delete(healthWaivers)
    .where(
      and(
        eq(healthWaivers.workspaceId, scope.workspaceId),
        eq(healthWaivers.journeyId, scope.journeyId),
        eq(healthWaivers.checkId, key.check),
        eq(healthWaivers.item, key.item),
      ),
    )
    .returning({
      reason: healthWaivers.reason,
      ownerId: healthWaivers.ownerId,
      reviewOn: healthWaivers.reviewOn,
    });
  if (!gone) throw new DomainError("NOT_FOUND");
  await scope.audit("health.unwaive", { kind: "journey", id: scope.journeyId }, key);
  scope.bell("health");
  return gone;
}

export const healthChanges = z.strictObject({
  /** "We are one": counts only while it is so. */
  solo: z.boolean().optional(),
  limits: healthLimits.optional(),
});

/** Changes what the workspace holds to be well; what is left out stays. Answers what was kept before, for undo. */
export async function updateHealthSettings(
  scope: Scope,
  changes: z.infer<typeof healthChanges>,
): Promise<HealthSettings> {
  const before = readHealthSettings(scope.workspace.settings);
  const after = { solo: changes.solo ?? before.solo, limits: changes.limits ?? before.limits };
  if (after.limits.reviewLateDays < after.limits.reviewDays)
    throw new DomainError("INVALID", { field: "limits.reviewLateDays" });
  await scope.tx
    .update(workspaces)
    .set({ settings: sql`${workspaces.settings} || ${JSON.stringify({ health: after })}::jsonb` })
    .where(eq(workspaces.id, scope.workspaceId));
  await scope.audit(
    "health.settings",
    { kind: "workspace", id: scope.workspaceId },
    { fields: Object.keys(changes) },
  );
  scope.bell("health", null);
  return before;
}
