// Writes about health: "deliberately not" with a reason, its undo, and what the workspace holds to be well.
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { healthWaivers } from "#db/schema/health.ts";
import { workspaces } from "#db/schema/workspaces.ts";
import { DomainError } from "#domain/errors.ts";
import { type HealthSettings, ITEM_CHECKS, readHealthSettings } from "#domain/health.ts";
import { CHECKS, healthLimits } from "#domain/health-facts.ts";
import type { JourneyScope, Scope } from "#server/auth/scope.ts";

export const waiverKey = z.strictObject({
  check: z.enum(CHECKS),
  /** Only checks that list things let one of them be waived; empty = the whole check. */
  item: z.string().max(200).default(""),
});
export const waiverReason = z.string().trim().min(3).max(500);
type WaiverKey = z.infer<typeof waiverKey>;

/** Says that a check (or one thing it lists) is deliberately left; said again, the new reason holds. */
export async function waive(scope: JourneyScope, key: WaiverKey, reason: string): Promise<void> {
  if (key.item !== "" && !ITEM_CHECKS.includes(key.check))
    throw new DomainError("INVALID", { field: "waiver.item" });
  const said = { reason, ownerId: scope.memberId, givenOn: scope.today };
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

/** Takes it back, and answers the reason, so that undoing can say it again. @throws NOT_FOUND */
export async function unwaive(scope: JourneyScope, key: WaiverKey): Promise<{ reason: string }> {
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
    .returning({ reason: healthWaivers.reason });
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
