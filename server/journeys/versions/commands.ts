// Writes about a journey's versions: naming the state of now or an earlier one, going back to one, and erasing what was.
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { roomVersions } from "#db/schema/journeys.ts";
import { newId } from "#document/new-id.ts";
import { docOfJourney } from "#document/from-journey.ts";
import { restoreJourney, restoreVersionState } from "#document/restore.ts";
import { encodeVersion } from "#document/version-state.ts";
import type { Journey } from "#domain/journey.ts";
import { TITLE_MAX } from "#domain/vocabulary.ts";
import type { Scope } from "#server/auth/scope.ts";
import { applyEdit, loadPrivately, lockLog } from "#server/collab/apply-edit.ts";
import { ERASE_JOB } from "#server/collab/erase.ts";
import { readVersion } from "./queries.ts";

export const versionName = z.string().trim().min(1).max(TITLE_MAX);

/** Stores the journey as the log has it now. The caller holds the log's lock, so that nothing comes in between. */
async function recordNow(scope: Scope, journeyId: string, name: string | null): Promise<string> {
  const { lastSeq } = await lockLog(scope, journeyId);
  const doc = await loadPrivately(scope, journeyId);
  const payload = Buffer.from(encodeVersion(doc));
  doc.destroy();
  const id = newId();
  await scope.tx.insert(roomVersions).values({
    workspaceId: scope.workspaceId,
    id,
    roomId: journeyId,
    name,
    by: scope.memberId,
    seq: lastSeq,
    payload,
  });
  return id;
}

/** Keeps the journey as it is now under a name. */
export async function nameNow(scope: Scope, journeyId: string, name: string) {
  const id = await recordNow(scope, journeyId, name);
  await scope.audit("version.create", { kind: "journey", id: journeyId }, { version: id });
  scope.bell("version", journeyId);
  return { id };
}

/** Gives a recorded version a name, or another one: it then no longer goes with the automatic ones. */
export async function renameVersion(scope: Scope, journeyId: string, versionId: string, name: string) {
  const before = await readVersion(scope, journeyId, versionId);
  await scope.tx
    .update(roomVersions)
    // whoever named it first stays its author; an automatic one gets its first author here
    .set({ name, by: before.name === null ? scope.memberId : sql`${roomVersions.by}` })
    .where(and(eq(roomVersions.workspaceId, scope.workspaceId), eq(roomVersions.id, versionId)));
  await scope.audit("version.rename", { kind: "journey", id: journeyId }, { version: versionId });
  scope.bell("version", journeyId);
  return { previous: before.name };
}

/**
 * Brings the journey back to a version by an edit forward: open boards follow, offline edits still merge. What it held
 * before is recorded first, so that going back to that is the way to undo it.
 */
export async function restoreVersion(scope: Scope, journeyId: string, versionId: string) {
  const { payload } = await readVersion(scope, journeyId, versionId);
  const previousId = await recordNow(scope, journeyId, null);
  await applyEdit(scope, journeyId, (doc, origin) => restoreVersionState(doc, payload, origin), "restore");
  await scope.audit(
    "version.restore",
    { kind: "journey", id: journeyId },
    { version: versionId, previousId },
  );
  scope.bell("version", journeyId);
  return { previousId };
}

/**
 * The same to a journey that was kept as plain data, as a closed month keeps it.
 * @param of what it was kept for, for the trail
 */
export async function restoreKept(
  scope: Scope,
  journeyId: string,
  kept: Journey,
  of: Readonly<Record<string, string>>,
) {
  const previousId = await recordNow(scope, journeyId, null);
  const target = docOfJourney(kept);
  try {
    await applyEdit(scope, journeyId, (doc, origin) => restoreJourney(doc, target, origin), "restore");
  } finally {
    target.destroy();
  }
  await scope.audit("version.restore", { kind: "journey", id: journeyId }, { ...of, previousId });
  scope.bell("version", journeyId);
  return { previousId };
}

/**
 * Has everything removed that the journey no longer shows: its log begins anew with what it holds now, and its versions
 * go. A job does it with the rights of the collaboration server; the application itself cannot delete from a log.
 */
export async function eraseHistory(scope: Scope, journeyId: string) {
  const payload = { workspaceId: scope.workspaceId, journeyId };
  await scope.tx.execute(
    sql`select jobs.add_job(${ERASE_JOB}, ${JSON.stringify(payload)}::json,
      job_key => ${`${ERASE_JOB}:${journeyId}`}, max_attempts => 8)`,
  );
  await scope.audit("history.erase", { kind: "journey", id: journeyId });
}
