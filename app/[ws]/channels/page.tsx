// The channels of a workspace.
import type { Metadata } from "next";
import { titled } from "#components/account/page-title.ts";
import { ChannelList } from "#components/channel/channel-list.tsx";
import { getQueryClient, Hydrate, openWorkspace, trpc } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("channel", "title");

export default async function ChannelsPage({ params }: PageProps<"/[ws]/channels">) {
  const { ws } = await params;
  const { id: workspaceId } = await openWorkspace(ws);
  await getQueryClient().prefetchQuery(trpc.channels.list.queryOptions({ workspaceId }));
  return (
    <Hydrate>
      <ChannelList />
    </Hydrate>
  );
}
