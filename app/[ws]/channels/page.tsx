// The channels of a workspace: their matrix, their money, and the list.
import type { Metadata } from "next";
import { titled } from "#components/account/page-title.ts";
import { ChannelPage } from "#components/channel/channel-page.tsx";
import { getQueryClient, Hydrate, orNotFound, readTogether } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("channel.title");

export default async function ChannelsPage({ params, searchParams }: PageProps<"/[ws]/channels">) {
  const [{ ws }, { journey }] = await Promise.all([params, searchParams]);
  await orNotFound(
    readTogether({ workspaceSlug: ws }, async ({ workspaceId, api, trpc }) => {
      const queries = getQueryClient();
      const journeys = await api.journeys.list({ workspaceId });
      const journeyId = journeys.find((one) => one.id === journey)?.id ?? journeys[0]?.id;
      queries.setQueryData(trpc.journeys.list.queryKey({ workspaceId }), journeys);
      await Promise.all([
        queries.prefetchQuery(trpc.channels.list.queryOptions({ workspaceId })),
        queries.prefetchQuery(trpc.budgets.get.queryOptions({ workspaceId })),
        queries.prefetchQuery(trpc.metrics.list.queryOptions({ workspaceId })),
        queries.prefetchQuery(trpc.personas.list.queryOptions({ workspaceId })),
        ...(journeyId ? [queries.prefetchQuery(trpc.journeys.getBoard.queryOptions({ journeyId }))] : []),
      ]);
    }),
    `/${ws}/channels`,
  );
  return (
    <Hydrate>
      <ChannelPage />
    </Hydrate>
  );
}
