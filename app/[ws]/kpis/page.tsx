// The KPIs of a workspace.
import type { Metadata } from "next";
import { titled } from "#components/account/page-title.ts";
import { MetricPage } from "#components/metric/metric-page.tsx";
import { getQueryClient, Hydrate, openWorkspace, trpc } from "#server/api/rsc.tsx";

/** Journeys that can stand on the screen when the page opens. */
const IN_SIGHT = 2;

export const generateMetadata = (): Promise<Metadata> => titled("metric.title");

export default async function KpisPage({ params }: PageProps<"/[ws]/kpis">) {
  const { ws } = await params;
  const { id: workspaceId } = await openWorkspace(ws);
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.metrics.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.comments.countOpen.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.journeys.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.members.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.channels.list.queryOptions({ workspaceId })),
  ]);
  // what stands above the figures comes with the page: what came later would push them from under a finger
  const journeys = queries.getQueryData(trpc.journeys.list.queryKey({ workspaceId })) ?? [];
  await Promise.all(
    journeys
      .slice(0, IN_SIGHT)
      .map(({ id }) => queries.prefetchQuery(trpc.interactions.get.queryOptions({ journeyId: id }))),
  );
  return (
    <Hydrate>
      <MetricPage />
    </Hydrate>
  );
}
