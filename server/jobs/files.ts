// Files that nothing shows any more: the rows of one workspace, then the bytes that no row names.
import { Scope } from "#server/auth/scope.ts";
import { forgetUnusedFiles } from "#server/files/commands.ts";
import { sweepBytes } from "#server/files/store.ts";

const DAY_MS = 86_400_000;

/** A day's grace on both sides: a file is handed in before something shows it, and its bytes are there before its row. */
export async function sweepFiles(workspaceId: string): Promise<void> {
  const named = await Scope.system("sweep_files", workspaceId, forgetUnusedFiles);
  await sweepBytes(workspaceId, named, new Date(Date.now() - DAY_MS));
}
