// Writes of copies: the new journey with a note of what it was copied from, and the trail where it was copied from.
import { z } from "zod";
import { newId } from "#document/new-id.ts";
import { type CopyPlace, seedOfCopy } from "#domain/journey-copy.ts";
import { TITLE_MAX } from "#domain/vocabulary.ts";
import type { JourneyScope, Scope } from "#server/auth/scope.ts";
import { ensureLibraryChannels } from "#server/channels/commands.ts";
import { foundJourney } from "#server/journeys/commands.ts";
import { listDepartments } from "#server/workspaces/departments/queries.ts";
import type { CopySource } from "./queries.ts";

export const copyTitle = z.string().trim().min(1).max(TITLE_MAX);

/** Makes the copy in this scope's workspace, as one founded journey: log, read model, trail and bell. */
export async function copyJourney(scope: Scope, source: CopySource, title: string) {
  const isInside = source.workspaceId === scope.workspaceId;
  const rows = isInside ? ROWS_STAY : await rowsByKey(scope, source);
  const seed = seedOfCopy(source.journey, { title, isInside, newId, ...rows });
  const made = await foundJourney(scope, seed, {
    copied: { sourceId: source.journeyId, sourceTitle: source.journey.meta.title },
  });
  return { ...made, workspaceId: scope.workspaceId, workspaceSlug: scope.workspace.slug };
}

/** Says in the trail of the source's workspace that its journey was copied to another one. */
export async function noteCopiedAway(scope: JourneyScope, toWorkspaceId: string): Promise<void> {
  await scope.audit("journey.copyAway", { kind: "journey", id: scope.journeyId }, { toWorkspaceId });
}

type Rows = Pick<CopyPlace, "persona" | "channel" | "department" | "member" | "file">;

const itself = (id: string) => id;
const nothing = () => null;
const ROWS_STAY: Rows = {
  persona: itself,
  channel: itself,
  department: itself,
  member: itself,
  file: itself,
};

/** In another workspace: channels of the library and departments every workspace begins with are found again, people are not. */
async function rowsByKey(scope: Scope, source: CopySource): Promise<Rows> {
  const used = new Set(
    source.journey.touchpoints.flatMap((one) => source.channelKeys.get(one.channelId ?? "") ?? []),
  );
  const channelIds = await ensureLibraryChannels(scope, used);
  const departmentIds = new Map(
    (await listDepartments(scope)).flatMap(({ id, key }) => (key === null ? [] : [[key, id] as const])),
  );
  return {
    persona: nothing,
    channel: (id) => channelIds.get(source.channelKeys.get(id) ?? "") ?? null,
    department: (id) => departmentIds.get(source.departmentKeys.get(id) ?? "") ?? null,
    member: nothing,
    file: nothing,
  };
}
