// Files that nothing shows any more: the rows of one workspace, then the bytes that no row names, then folders of workspaces that
// are gone.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { listSystemWorkspaces, Scope } from "#server/auth/scope.ts";
import { forgetUnusedFiles } from "#server/files/commands.ts";
import { BYTES_GRACE_MINUTES, FORGET_BYTES_JOB } from "#server/files/queries.ts";
import { sweepBytes, sweepFolders } from "#server/files/store.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Grace on both sides: a photo is handed in a while before something shows it, and bytes are there before their row. */
export async function sweepFiles(workspaceId: string, job = "sweep_files"): Promise<void> {
  const named = await Scope.system(job, workspaceId, forgetUnusedFiles);
  await sweepBytes(workspaceId, named, new Date(Date.now() - BYTES_GRACE_MINUTES * MINUTE_MS));
}

/** What was erased for good does not wait for the night. */
export async function forgetBytes(payload: unknown): Promise<void> {
  await sweepFiles(z.object({ workspaceId: id }).parse(payload).workspaceId, FORGET_BYTES_JOB);
}

/** A workspace that was purged leaves a folder. One that has just been founded may not be on the list yet. */
export async function sweepGoneWorkspaces(): Promise<void> {
  await sweepFolders(new Set(await listSystemWorkspaces()), new Date(Date.now() - DAY_MS));
}
