// Personas and journeys by segment.
import type { Metadata } from "next";
import { titled } from "#components/account/page-title.ts";
import { GroupOverview } from "#components/persona/group-overview.tsx";
import { getQueryClient, Hydrate, openWorkspace, trpc } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("persona.views.groups");

export default async function PersonaGroupsPage({ params }: PageProps<"/[ws]/personas/groups">) {
  const { ws } = await params;
  const { id: workspaceId } = await openWorkspace(ws);
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.personas.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.customerGroups.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.personaJourneys.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.journeys.list.queryOptions({ workspaceId })),
  ]);
  return (
    <Hydrate>
      <GroupOverview />
    </Hydrate>
  );
}
