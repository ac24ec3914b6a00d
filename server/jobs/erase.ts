// The job behind erasing a journey's history: the log first, then what the read model still kept of removed records.
import { z } from "zod";
import { pools } from "#db/client.ts";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import { Scope } from "#server/auth/scope.ts";
import { LOG_NOUN } from "#server/collab/bell.ts";
import { ERASE_JOB, eraseLog } from "#server/collab/erase.ts";
import { projectJourney } from "#server/collab/read-model.ts";
import { forgetRemovedNodes } from "./sweep.ts";

const erasure = z.object({ workspaceId: id, journeyId: id });

/** Erases one journey's history. Run twice it erases twice, which changes nothing more. */
export async function eraseHistory(payload: unknown): Promise<void> {
  const { workspaceId, journeyId } = erasure.parse(payload);
  const erased = await eraseLog(pools().collab, journeyId).catch((error: unknown) => {
    // deleted for good in the meantime: then nothing is left to erase
    if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
    throw error;
  });
  if (!erased) return;
  await Scope.system(ERASE_JOB, workspaceId, async (scope) => {
    // what was removed a moment ago may still stand in the read model as if it were there
    await projectJourney(scope, journeyId, erased.journey, erased.seq);
    await forgetRemovedNodes(scope, journeyId);
    scope.bell(LOG_NOUN, journeyId);
    scope.bell("version", journeyId);
    scope.bell("content", journeyId);
  });
}
