// Where a person may put a copy of a journey: here, in other workspaces in which they make journeys, and with clients of an agency they run.
"use client";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useTRPC } from "#components/api/client.tsx";
import { can } from "#domain/permissions.ts";
import { useWorkspace } from "./workspace-context.tsx";

export interface CopyPlace {
  readonly id: string;
  readonly name: string;
}

/** This workspace first; that one alone while the others are on their way. @param isWide false: nothing but this one */
export function useCopyPlaces(isWide: boolean): readonly CopyPlace[] {
  const here = useWorkspace();
  const trpc = useTRPC();
  const own = useQuery(trpc.account.listWorkspaces.queryOptions(undefined, { enabled: isWide })).data ?? [];
  const open = own.filter((one) => one.deletedAt === null);
  const run = open.filter(
    ({ kind, role, viaAgency }) => kind === "agency" && !viaAgency && can(role, "client.manage"),
  );
  const clients = useQueries({
    queries: run.map(({ id }) => trpc.clients.list.queryOptions({ workspaceId: id })),
    combine: (answers) => answers.flatMap(({ data = [] }) => data.filter((client) => client.isOwned)),
  });
  const found = new Map<string, CopyPlace>([[here.id, here]]);
  for (const place of [...open.filter(({ role }) => can(role, "journey.create")), ...clients])
    if (!found.has(place.id)) found.set(place.id, place);
  return [...found.values()];
}
