// Reads of the monthly rounds: a journey's months with their state, and whether work may still be put into one.
import { and, desc, eq, inArray } from "drizzle-orm";
import { channelMarks, cycles } from "#db/schema/cycles.ts";
import { type ChannelMark, channelsInUse, type CycleState, nextOpenMonth } from "#domain/cycle.ts";
import { DomainError } from "#domain/errors.ts";
import type { Journey } from "#domain/journey.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listChannels } from "#server/channels/queries.ts";

const columns = {
  journeyId: cycles.journeyId,
  month: cycles.month,
  state: cycles.state,
  openedAt: cycles.openedAt,
  reviewOn: cycles.reviewOn,
  focus: cycles.focus,
  translations: cycles.translations,
  attendeeIds: cycles.attendeeIds,
  closedAt: cycles.closedAt,
  closedBy: cycles.closedBy,
  closingNote: cycles.closingNote,
  skippedAt: cycles.skippedAt,
  skippedBy: cycles.skippedBy,
  skippedReason: cycles.skippedReason,
  reopenedAt: cycles.reopenedAt,
  reopenedBy: cycles.reopenedBy,
};

type Row = Pick<typeof cycles.$inferSelect, keyof typeof columns>;
const typed = (row: Row) => ({ ...row, state: row.state as CycleState });
export type CycleView = ReturnType<typeof typed>;

const ofMonth = (scope: Scope, journeyId: string, month: string) =>
  and(eq(cycles.workspaceId, scope.workspaceId), eq(cycles.journeyId, journeyId), eq(cycles.month, month));

/** A journey's months, the newest first. */
export async function listCycles(scope: Scope, journeyId: string): Promise<CycleView[]> {
  const rows = await scope.tx
    .select(columns)
    .from(cycles)
    .where(and(eq(cycles.workspaceId, scope.workspaceId), eq(cycles.journeyId, journeyId)))
    .orderBy(desc(cycles.month));
  return rows.map(typed);
}

/** One month of a journey; null where it was never opened. */
export async function findCycle(scope: Scope, journeyId: string, month: string): Promise<CycleView | null> {
  const [row] = await scope.tx.select(columns).from(cycles).where(ofMonth(scope, journeyId, month));
  return row ? typed(row) : null;
}

/**
 * The month's row, kept as it is until the transaction ends: `share` for what is put into it, `update` for closing.
 * @throws NOT_FOUND where it was never opened
 */
export async function holdCycle(
  scope: Scope,
  journeyId: string,
  month: string,
  strength: "share" | "update",
): Promise<CycleView> {
  const [row] = await scope.tx
    .select(columns)
    .from(cycles)
    .where(ofMonth(scope, journeyId, month))
    .for(strength);
  if (!row) throw new DomainError("NOT_FOUND");
  return typed(row);
}

/**
 * Proves that a task may be put into a month of a journey: one that was never opened will be open when its time comes.
 * @throws CONFLICT for a month that is closed or skipped
 */
export async function requireOpenMonth(scope: Scope, journeyId: string | null, month: string): Promise<void> {
  if (journeyId === null) return;
  const [row] = await scope.tx
    .select({ state: cycles.state })
    .from(cycles)
    .where(ofMonth(scope, journeyId, month))
    .for("share");
  if (row && row.state !== "open") throw new DomainError("CONFLICT", { sentence: "cycleMonthOver" });
}

/** The month in which a journey's work goes on after `month`. */
export async function findNextOpenMonth(scope: Scope, journeyId: string, month: string): Promise<string> {
  const rows = await listCycles(scope, journeyId);
  return nextOpenMonth(month, new Map(rows.map((row) => [row.month, row.state])));
}

/** Every channel the journey uses, with what was said of it in the month. */
export async function listChannelMarks(scope: Scope, journey: Journey | null, month: string) {
  const used = channelsInUse(journey);
  const known = (await listChannels(scope)).filter((channel) => used.has(channel.id));
  if (known.length === 0) return [];
  const marks = await scope.tx
    .select()
    .from(channelMarks)
    .where(
      and(
        eq(channelMarks.workspaceId, scope.workspaceId),
        eq(channelMarks.month, month),
        inArray(
          channelMarks.channelId,
          known.map((channel) => channel.id),
        ),
      ),
    );
  return known.map(({ id, name, nameTranslations }) => {
    const found = marks.find((one) => one.channelId === id);
    return {
      channelId: id,
      name,
      nameTranslations,
      mark: (found?.mark ?? null) as ChannelMark | null,
      markedBy: found?.markedBy ?? null,
      markedOn: found?.markedOn ?? null,
    };
  });
}

/** Workspace-wide list of months for jobs: the last one of each journey. */
export async function listLatestMonths(scope: Scope): Promise<Map<string, string>> {
  const rows = await scope.tx
    .selectDistinctOn([cycles.journeyId], { journeyId: cycles.journeyId, month: cycles.month })
    .from(cycles)
    .where(eq(cycles.workspaceId, scope.workspaceId))
    .orderBy(cycles.journeyId, desc(cycles.month));
  return new Map(rows.map((row) => [row.journeyId, row.month]));
}
