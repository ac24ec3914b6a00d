// What rests on a card that evidence refutes and was not looked at since: its message, its content, the money of its channel.
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { channelBudgets } from "#db/schema/budgets.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { journeyNodes, roomSnapshots, roomUpdates, roomVersions } from "#db/schema/journeys.ts";
import type { RevisedPart } from "#domain/health-facts.ts";
import type { Journey, Touchpoint } from "#domain/journey.ts";
import type { Scope } from "#server/auth/scope.ts";
import type { StrengthsByJourney } from "#server/evidence/strengths/queries.ts";

const hasContent = (one: Touchpoint): boolean =>
  [one.means, one.searchKeyword, one.callToAction, one.actions].some((text) => text.trim() !== "");

/**
 * The parts that wait, by `journey/touchpoint`. A card counts as looked at when the log shows it edited after the newest
 * contradicting link, its money when a budget line of the channel was written after it.
 */
export async function listRevisions(
  scope: Scope,
  boards: ReadonlyMap<string, Journey>,
  strengths: StrengthsByJourney,
): Promise<Map<string, RevisedPart[]>> {
  const refuted = [...boards].flatMap(([journeyId, board]) =>
    board.touchpoints.flatMap((card) =>
      strengths[journeyId]?.[card.id]?.refuted ? [{ journeyId, card }] : [],
    ),
  );
  if (refuted.length === 0) return new Map();
  const [since, edited, money] = await Promise.all([
    listRefusals(
      scope,
      refuted.map((one) => one.card.id),
    ),
    listPositions(scope, refuted),
    listMoney(
      scope,
      refuted.flatMap((one) => one.card.channelId ?? []),
    ),
  ]);
  const found = new Map<string, RevisedPart[]>();
  for (const { journeyId, card } of refuted) {
    const key = `${journeyId}/${card.id}`;
    const at = since.get(key);
    if (!at) continue;
    const parts: RevisedPart[] = [];
    const position = edited.get(key) ?? 0;
    const before = await positionAt(scope, journeyId, at);
    if (before === null || position <= before) {
      if (card.message.trim() !== "") parts.push("message");
      if (hasContent(card)) parts.push("content");
    }
    const paid = card.channelId === null ? undefined : money.get(card.channelId);
    if (paid && paid <= at) parts.push("budget");
    if (parts.length > 0) found.set(key, parts);
  }
  return found;
}

/** When the newest contradicting link of each card was made. */
async function listRefusals(scope: Scope, nodeIds: string[]): Promise<Map<string, Date>> {
  const rows = await scope.tx
    .select({
      journeyId: evidenceLinks.journeyId,
      nodeId: evidenceLinks.targetId,
      at: sql<Date>`max(${evidenceLinks.createdAt})`.mapWith(evidenceLinks.createdAt),
    })
    .from(evidenceLinks)
    .innerJoin(
      evidence,
      and(eq(evidence.workspaceId, evidenceLinks.workspaceId), eq(evidence.id, evidenceLinks.evidenceId)),
    )
    .where(
      and(
        eq(evidenceLinks.workspaceId, scope.workspaceId),
        eq(evidenceLinks.target, "node"),
        eq(evidenceLinks.stance, "contradicts"),
        inArray(evidenceLinks.targetId, nodeIds),
        isNull(evidence.deletedAt),
      ),
    )
    .groupBy(evidenceLinks.journeyId, evidenceLinks.targetId);
  return new Map(rows.map((row) => [`${row.journeyId}/${row.nodeId}`, row.at]));
}

/** Log position at which each card was last changed. */
async function listPositions(
  scope: Scope,
  refuted: readonly { readonly journeyId: string; readonly card: Touchpoint }[],
): Promise<Map<string, number>> {
  const rows = await scope.tx
    .select({ journeyId: journeyNodes.journeyId, nodeId: journeyNodes.nodeId, seq: journeyNodes.seq })
    .from(journeyNodes)
    .where(
      and(
        eq(journeyNodes.workspaceId, scope.workspaceId),
        eq(journeyNodes.kind, "touchpoints"),
        inArray(
          journeyNodes.nodeId,
          refuted.map((one) => one.card.id),
        ),
      ),
    );
  return new Map(rows.map((row) => [`${row.journeyId}/${row.nodeId}`, row.seq]));
}

/** Where the log stood then; null where nothing that old is left of it. */
async function positionAt(scope: Scope, journeyId: string, at: Date): Promise<number | null> {
  const kept = await Promise.all(
    [roomUpdates, roomSnapshots, roomVersions].map((table) =>
      scope.tx
        .select({ seq: sql<number | null>`max(${table.seq})::float8` })
        .from(table)
        .where(
          and(
            eq(table.workspaceId, scope.workspaceId),
            eq(table.roomId, journeyId),
            sql`${table.at} <= ${at.toISOString()}::timestamptz`,
          ),
        ),
    ),
  );
  const known = kept.flatMap(([row]) => row?.seq ?? []);
  return known.length === 0 ? null : Math.max(...known);
}

/** When the money of each channel that has some was last written. */
async function listMoney(scope: Scope, channelIds: string[]): Promise<Map<string, Date>> {
  if (channelIds.length === 0) return new Map();
  const rows = await scope.tx
    .select({
      channelId: channelBudgets.channelId,
      at: sql<Date>`max(${channelBudgets.updatedAt})`.mapWith(channelBudgets.updatedAt),
    })
    .from(channelBudgets)
    .where(
      and(
        eq(channelBudgets.workspaceId, scope.workspaceId),
        inArray(channelBudgets.channelId, channelIds),
        sql`${channelBudgets.month} >= ${scope.month}`,
        sql`coalesce(${channelBudgets.plannedCents}, 0) + coalesce(${channelBudgets.committedCents}, 0) > 0`,
      ),
    )
    .groupBy(channelBudgets.channelId);
  return new Map(rows.map((row) => [row.channelId, row.at]));
}
