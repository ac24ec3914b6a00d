// Writes of the monthly rounds: opening a month, what is agreed in it, closing it with a snapshot, skipping it, opening it again.
import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { channelMarks, cycles } from "#db/schema/cycles.ts";
import { memberships } from "#db/schema/workspaces.ts";
import {
  CHANNEL_MARKS,
  type ChannelMark,
  type ClosingObstacle,
  closingObstacle,
  owingMetrics,
  reviewDay,
} from "#domain/cycle.ts";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import { dayString, type Journey } from "#domain/journey.ts";
import { isUnfinished } from "#domain/task.ts";
import type { Scope } from "#server/auth/scope.ts";
import { dayIn } from "#server/clock.ts";
import { listJourneyMetrics } from "#server/metrics/queries.ts";
import { notify } from "#server/notifications/notify.ts";
import { moveTask } from "#server/tasks/commands.ts";
import { listJourneyTasks } from "#server/tasks/queries.ts";
import { repeatTasks } from "#server/tasks/series/commands.ts";
import { emit } from "#server/webhooks/emit.ts";
import { findNextOpenMonth, holdCycle, listRecipients } from "./queries.ts";
import { takeSnapshot } from "./snapshots/commands.ts";
import { gatherMonth } from "./snapshots/queries.ts";

/** A month of a journey. */
export interface MonthPlace {
  readonly journeyId: string;
  readonly month: string;
}

export const cycleChanges = z.strictObject({
  focus: z.string().trim().max(500).optional(),
  translations: z.record(z.string().max(40), z.string().max(500)).optional(),
  attendeeIds: z.array(id).max(100).optional(),
  reviewOn: dayString.optional(),
});
export type CycleChanges = z.infer<typeof cycleChanges>;

const ofMonth = (scope: Scope, { journeyId, month }: MonthPlace) =>
  sql`(${cycles.workspaceId}, ${cycles.journeyId}, ${cycles.month}) = (${scope.workspaceId}, ${journeyId}, ${month})`;

/** Makes the row of a month where it is not there yet, with the tasks that come back every month; says whether it was this call that did. */
async function insertMonth(scope: Scope, { journeyId, month }: MonthPlace): Promise<boolean> {
  const made = await scope.tx
    .insert(cycles)
    .values({
      workspaceId: scope.workspaceId,
      journeyId,
      month,
      openedAt: scope.now,
      reviewOn: reviewDay(month),
    })
    .onConflictDoNothing()
    .returning({ month: cycles.month });
  if (made.length === 0) return false;
  await repeatTasks(scope, journeyId, month);
  return true;
}

/** Opens a month where it is not there yet; says whether it was this call that did. Two that open at once open it once. */
export async function openMonth(scope: Scope, place: MonthPlace): Promise<boolean> {
  const isNew = await insertMonth(scope, place);
  if (isNew) await said(scope, "cycle.open", place);
  return isNew;
}

/** Opens a month by hand. @throws CONFLICT for one that has not begun */
export async function openCycle(scope: Scope, place: MonthPlace): Promise<void> {
  if (place.month > scope.month) throw refusal("notBegun");
  await openMonth(scope, place);
}

/** Says what the month is about, who holds its review and when. */
export async function updateCycle(scope: Scope, place: MonthPlace, changes: CycleChanges): Promise<void> {
  await requireOpen(scope, place);
  const { attendeeIds } = changes;
  if (attendeeIds && attendeeIds.length > 0) {
    const found = await scope.tx
      .select({ id: memberships.id })
      .from(memberships)
      .where(and(eq(memberships.workspaceId, scope.workspaceId), inArray(memberships.id, attendeeIds)));
    if (found.length !== new Set(attendeeIds).size) throw new DomainError("NOT_FOUND");
  }
  if (Object.keys(changes).length === 0) return;
  await scope.tx.update(cycles).set(changes).where(ofMonth(scope, place));
  await said(scope, "cycle.update", place);
}

export const channelMarkInput = z.strictObject({ channelId: id, mark: z.enum(CHANNEL_MARKS).nullable() });

/** Says of a channel that it is current or outdated; null takes the word back. Answers what was said before. */
export async function markChannel(
  scope: Scope,
  place: MonthPlace,
  { channelId, mark }: z.infer<typeof channelMarkInput>,
): Promise<{ previous: ChannelMark | null }> {
  await requireOpen(scope, place);
  const ofChannel = sql`(${channelMarks.workspaceId}, ${channelMarks.channelId}, ${channelMarks.month})
    = (${scope.workspaceId}, ${channelId}, ${place.month})`;
  const [was] = await scope.tx.select({ mark: channelMarks.mark }).from(channelMarks).where(ofChannel);
  if (mark === null) await scope.tx.delete(channelMarks).where(ofChannel);
  else {
    const word = { mark, markedBy: scope.memberId, markedOn: scope.today };
    await scope.tx
      .insert(channelMarks)
      .values({ ...word, workspaceId: scope.workspaceId, channelId, month: place.month })
      .onConflictDoUpdate({
        target: [channelMarks.workspaceId, channelMarks.channelId, channelMarks.month],
        set: word,
      });
  }
  await scope.audit("cycle.markChannel", { kind: "channel", id: channelId }, { month: place.month, mark });
  scope.bell("cycle", null);
  return { previous: (was?.mark ?? null) as ChannelMark | null };
}

/** An earlier month that is brought in closed, as the demo does: when and by whom it was closed, and its map of then. */
export interface BroughtIn {
  readonly at: Date;
  readonly by: string | null;
  readonly journeyThen: (journey: Journey) => Journey;
}

/**
 * Closes a month: carries what is unfinished to the next open month, which it opens, and freezes everything. Of two who close
 * at once the second waits for the first and is told that it is done.
 * @throws CONFLICT for what stands in the way; INVALID where a figure is missing and nothing is said about it
 */
export async function closeCycle(
  scope: Scope,
  place: MonthPlace,
  note: string,
  past: BroughtIn | null = null,
): Promise<{ next: string; carried: number; missing: number }> {
  const { journeyId, month } = place;
  const cycle = await holdCycle(scope, journeyId, month, "update");
  const { state } = cycle;
  const tasks = (await listJourneyTasks(scope, journeyId)).filter((task) => task.month === month);
  const missing = owingMetrics(await listJourneyMetrics(scope, journeyId), month);
  const names = missing.map((metric) => metric.name);
  const obstacle = closingObstacle({ state, month, tasks, missing: names, note }, scope.month);
  if (obstacle !== null) throw refusal(obstacle);
  const { next, carried } = await goOn(scope, place, null);
  const at = past?.at ?? scope.now;
  const frozen = await gatherMonth(scope, journeyId, month, dayIn(scope.workspace.timeZone, at));
  const journey = past && frozen.journey ? past.journeyThen(frozen.journey) : frozen.journey;
  await takeSnapshot(scope, place, { ...frozen, journey }, at);
  await scope.tx
    .update(cycles)
    .set({
      state: "closed",
      closedAt: at,
      closedBy: past ? past.by : scope.memberId,
      closingNote: note.trim(),
    })
    .where(ofMonth(scope, place));
  await said(scope, "cycle.close", place, { next, carried, missing: missing.map((metric) => metric.id) });
  if (!past) {
    const [decisions, recipients] = [frozen.decisions.length, await listRecipients(scope, cycle)];
    await notify(scope, {
      kind: "monthClosed",
      recipients,
      subject: { kind: "cycle", id: month },
      journeyId,
      // a month that is opened again and closed again is told again
      key: `monthClosed:${journeyId}:${month}:${scope.now.toISOString()}`,
      detail: { next, decisions, carried: carried.length },
    });
    await emit(scope, {
      event: "cycle.closed",
      key: `cycle.closed:${journeyId}:${month}:${scope.now.toISOString()}`,
      data: { journeyId, month, next, decisions, carried: carried.length, missing: missing.length },
    });
  }
  return { next, carried: carried.length, missing: missing.length };
}

/** Skips a month: no snapshot, and the reason stays to be seen. Its work goes on in the next open month. */
export async function skipCycle(scope: Scope, place: MonthPlace, reason: string): Promise<{ next: string }> {
  const { state } = await holdCycle(scope, place.journeyId, place.month, "update");
  if (state !== "open") throw refusal(state);
  if (place.month > scope.month) throw refusal("notBegun");
  const { next, carried } = await goOn(scope, place, reason);
  await scope.tx
    .update(cycles)
    .set({ state: "skipped", skippedAt: scope.now, skippedBy: scope.memberId, skippedReason: reason })
    .where(ofMonth(scope, place));
  await said(scope, "cycle.skip", place, { next, carried });
  return { next };
}

/** Opens a closed or skipped month again. What was frozen stays until it is closed anew. */
export async function reopenCycle(scope: Scope, place: MonthPlace): Promise<void> {
  const { state } = await holdCycle(scope, place.journeyId, place.month, "update");
  if (state === "open") throw new DomainError("CONFLICT", { sentence: "cycleIsOpen" });
  await scope.tx
    .update(cycles)
    .set({
      state: "open",
      closedAt: null,
      closedBy: null,
      skippedAt: null,
      skippedBy: null,
      skippedReason: null,
      reopenedAt: scope.now,
      reopenedBy: scope.memberId,
    })
    .where(ofMonth(scope, place));
  await said(scope, "cycle.reopen", place, { from: state });
}

/** Notes that the people of the month were reminded; says whether it was this call that did. */
export async function noteReminded(scope: Scope, place: MonthPlace): Promise<boolean> {
  const noted = await scope.tx
    .update(cycles)
    .set({ remindedAt: scope.now })
    .where(and(ofMonth(scope, place), sql`${cycles.remindedAt} is null`))
    .returning({ month: cycles.month });
  if (noted.length === 0) return false;
  await scope.audit("cycle.remind", { kind: "cycle", id: place.month }, { journeyId: place.journeyId });
  return true;
}

/**
 * Opens the month in which the work goes on and carries what is unfinished there.
 * @param reason why what was moved twice moves once more; a month that closes has none of those left
 */
async function goOn(scope: Scope, { journeyId, month }: MonthPlace, reason: string | null) {
  const next = await findNextOpenMonth(scope, journeyId, month);
  await insertMonth(scope, { journeyId, month: next });
  const tasks = await listJourneyTasks(scope, journeyId);
  const unfinished = tasks.filter((task) => task.month === month && isUnfinished(task.status));
  for (const task of unfinished) await moveTask(scope, task, next, reason);
  if (unfinished.length > 0) scope.bell("task", journeyId);
  return { next, carried: unfinished.map((task) => task.id) };
}

async function requireOpen(scope: Scope, { journeyId, month }: MonthPlace): Promise<void> {
  const { state } = await holdCycle(scope, journeyId, month, "share");
  if (state !== "open") throw new DomainError("CONFLICT", { sentence: "cycleMonthOver" });
}

/** Each obstacle with the sentence that says it. */
const SENTENCES: Readonly<Record<ClosingObstacle, string>> = {
  closed: "cycleClosed",
  skipped: "cycleSkipped",
  notBegun: "cycleNotBegun",
  undecided: "cycleUndecided",
  noteNeeded: "cycleNoteNeeded",
};

const refusal = (obstacle: ClosingObstacle): DomainError =>
  obstacle === "noteNeeded"
    ? new DomainError("INVALID", { field: "note", sentence: SENTENCES.noteNeeded })
    : new DomainError("CONFLICT", { sentence: SENTENCES[obstacle] });

async function said(
  scope: Scope,
  action: string,
  { journeyId, month }: MonthPlace,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await scope.audit(action, { kind: "cycle", id: month }, { journeyId, ...detail });
  scope.bell("cycle", journeyId);
}
