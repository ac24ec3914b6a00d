// The KPIs of a workspace.
import type { Metadata } from "next";
import { titled } from "#components/account/page-title.ts";
import { MetricPage } from "#components/metric/metric-page.tsx";
import { getQueryClient, Hydrate, openWorkspace, trpc } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("metric", "title");

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
  return (
    <Hydrate>
      <MetricPage />
    </Hydrate>
  );
}
