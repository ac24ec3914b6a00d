// What a journey's contacts before the purchase are held against: how its purchase is made, and the band of that kind.
import { eq, sql } from "drizzle-orm";
import { workspaces } from "#db/schema/workspaces.ts";
import { updateMeta } from "#document/edit-meta.ts";
import {
  type InteractionBand,
  type InteractionBands,
  type PurchaseKind,
  readInteractionBands,
} from "#domain/interactions.ts";
import type { Scope } from "#server/auth/scope.ts";
import { applyEdit } from "#server/collab/apply-edit.ts";
import { getJourneyNow } from "#server/journeys/queries.ts";

/** Says how the purchase of a journey is made. Answers what was said before, for undo. */
export async function setPurchaseKind(scope: Scope, journeyId: string, kind: PurchaseKind | null) {
  const { journey } = await getJourneyNow(scope, journeyId);
  await applyEdit(scope, journeyId, (doc, origin) =>
    updateMeta(doc, { patch: { purchaseKind: kind } }, origin),
  );
  await scope.audit("journey.purchaseKind", { kind: "journey", id: journeyId });
  scope.bell("metric", journeyId);
  return { previous: journey?.meta.purchaseKind ?? null };
}

/** Sets the workspace's band of a kind of purchase; null gives it back to the article. Answers what it was, for undo. */
export async function setInteractionBand(
  scope: Scope,
  kind: keyof InteractionBands,
  band: InteractionBand | null,
): Promise<{ readonly previous: InteractionBand | null }> {
  const { [kind]: previous, ...others } = readInteractionBands(scope.workspace.settings);
  const after = band === null ? others : { ...others, [kind]: band };
  await scope.tx
    .update(workspaces)
    .set({ settings: sql`${workspaces.settings} || ${JSON.stringify({ interactions: after })}::jsonb` })
    .where(eq(workspaces.id, scope.workspaceId));
  await scope.audit("metric.interactionBand", { kind: "workspace", id: scope.workspaceId }, { of: kind });
  scope.bell("metric", null);
  return { previous: previous ?? null };
}
