// Reads of the monthly rounds: a journey's months with their state, and whether work may still be put into one.
import { and, asc, desc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { channelMarks, cycles } from "#db/schema/cycles.ts";
import { journeys } from "#db/schema/journeys.ts";
import { memberships } from "#db/schema/workspaces.ts";
import { type ChannelMark, channelsInUse, type CycleState, nextOpenMonth, staleDays } from "#domain/cycle.ts";
import { DomainError } from "#domain/errors.ts";
import { readHealthSettings } from "#domain/health.ts";
import type { Journey } from "#domain/journey.ts";
import { can } from "#domain/permissions.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listChannels } from "#server/channels/queries.ts";
import { dayIn } from "#server/clock.ts";

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
  sql`(${cycles.workspaceId}, ${cycles.journeyId}, ${cycles.month}) = (${scope.workspaceId}, ${journeyId}, ${month})`;

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
  const [row] = await scope.tx
    .select(columns)
    .from(cycles)
    .where(ofMonth(scope, journeyId, month));
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

/** When the last month of each of these journeys was closed. A month that was skipped is no review. */
export async function listLastClosings(
  scope: Scope,
  journeyIds: readonly string[],
): Promise<Map<string, Date>> {
  const rows = await scope.tx
    .select({
      journeyId: cycles.journeyId,
      at: sql<Date>`max(${cycles.closedAt})`.mapWith(cycles.closedAt),
    })
    .from(cycles)
    .where(
      and(
        eq(cycles.workspaceId, scope.workspaceId),
        inArray(cycles.journeyId, [...journeyIds]),
        eq(cycles.state, "closed"),
      ),
    )
    .groupBy(cycles.journeyId);
  return new Map(rows.map((row) => [row.journeyId, row.at]));
}

/** A plan of what is to be has no figures of a month, and what was put away is not reviewed any more. */
const hasRounds = () =>
  and(isNull(journeys.deletedAt), eq(journeys.stage, "as_is"), inArray(journeys.status, ["draft", "live"]));

/** For jobs: journeys that have a round every month, each with the last one that was opened. */
export async function listJourneysWithRounds(scope: Scope) {
  const rows = await scope.tx
    .selectDistinctOn([journeys.id], { journeyId: journeys.id, latest: cycles.month })
    .from(journeys)
    .leftJoin(cycles, and(eq(cycles.workspaceId, journeys.workspaceId), eq(cycles.journeyId, journeys.id)))
    .where(and(eq(journeys.workspaceId, scope.workspaceId), hasRounds()))
    .orderBy(asc(journeys.id), desc(cycles.month));
  return rows;
}

/** Those of these journeys that have grown stale: left without a review for more days than the workspace allows. */
export async function listStale(scope: Scope, journeyIds: readonly string[]) {
  if (journeyIds.length === 0) return [];
  const most = readHealthSettings(scope.workspace.settings).limits.reviewDays;
  const rows = await scope.tx
    .select({
      journeyId: journeys.id,
      ownerId: journeys.ownerId,
      createdAt: journeys.createdAt,
      reviewedAt: sql<string | null>`(select max(c.closed_at) from cycles c
        where c.workspace_id = "journeys"."workspace_id" and c.journey_id = "journeys"."id" and c.state = 'closed')`,
    })
    .from(journeys)
    .where(
      and(eq(journeys.workspaceId, scope.workspaceId), inArray(journeys.id, [...journeyIds]), hasRounds()),
    )
    .orderBy(asc(journeys.id));
  const dayOf = (at: Date) => dayIn(scope.workspace.timeZone, at);
  return rows.flatMap(({ journeyId, ownerId, createdAt, reviewedAt }) => {
    const lastReview = reviewedAt === null ? null : dayOf(new Date(reviewedAt));
    const days = staleDays({ lastReview, madeOn: dayOf(createdAt) }, scope.today, most);
    return days === null ? [] : [{ journeyId, ownerId, days }];
  });
}

/** For jobs: open months of whose review nobody was reminded yet. */
export async function listUnreminded(scope: Scope) {
  const rows = await scope.tx
    .select({ ...columns, title: journeys.title, slug: journeys.slug })
    .from(cycles)
    .innerJoin(journeys, and(eq(journeys.workspaceId, cycles.workspaceId), eq(journeys.id, cycles.journeyId)))
    .where(
      and(
        eq(cycles.workspaceId, scope.workspaceId),
        eq(cycles.state, "open"),
        isNull(cycles.remindedAt),
        isNull(journeys.deletedAt),
      ),
    )
    .orderBy(asc(cycles.journeyId), asc(cycles.month));
  return rows.map(({ title, slug, ...row }) => ({ ...typed(row), title, slug }));
}

/** Whom a month is told to, as user ids: those who hold its review, and where nobody is named those who may close it. */
export async function listRecipients(
  scope: Scope,
  { attendeeIds }: Pick<CycleView, "attendeeIds">,
): Promise<string[]> {
  const rows = await scope.tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.workspaceId, scope.workspaceId),
        isNull(memberships.removedAt),
        // a client may sit at the table, but sees no months
        ne(memberships.role, "guest"),
        attendeeIds.length > 0
          ? inArray(memberships.id, attendeeIds)
          : inArray(memberships.role, ["owner", "admin", "manager"]),
      ),
    )
    .orderBy(asc(memberships.id));
  return rows.flatMap((row) => row.userId ?? []);
}

/** Open months whose review the reader holds: those that name them, and for who may close one those that name nobody. */
export async function listOwnReviews(scope: Scope) {
  return scope.tx
    .select({
      journeyId: cycles.journeyId,
      month: cycles.month,
      reviewOn: cycles.reviewOn,
      openedAt: cycles.openedAt,
    })
    .from(cycles)
    .innerJoin(journeys, and(eq(journeys.workspaceId, cycles.workspaceId), eq(journeys.id, cycles.journeyId)))
    .where(
      and(
        eq(cycles.workspaceId, scope.workspaceId),
        eq(cycles.state, "open"),
        isNull(journeys.deletedAt),
        or(
          sql`${scope.memberId} = any (${cycles.attendeeIds})`,
          can(scope.role, "cycle.close") ? sql`cardinality(${cycles.attendeeIds}) = 0` : undefined,
        ),
      ),
    )
    .orderBy(asc(cycles.reviewOn), asc(cycles.journeyId));
}
