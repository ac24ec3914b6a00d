// The journeys of a workspace.
import type { Metadata } from "next";
import { titled } from "#components/account/page-title.ts";
import { JourneyList } from "#components/workspace/journey-list.tsx";
import { getQueryClient, Hydrate, openWorkspace, trpc } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("workspace.journeys.title");

export default async function JourneysPage({ params }: PageProps<"/[ws]/journeys">) {
  const { ws } = await params;
  const { id: workspaceId } = await openWorkspace(ws);
  await getQueryClient().prefetchQuery(trpc.journeys.list.queryOptions({ workspaceId }));
  return (
    <Hydrate>
      <JourneyList />
    </Hydrate>
  );
}
