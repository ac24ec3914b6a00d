// One's own inbox.
import type { Metadata } from "next";
import { titled } from "#components/account/page-title.ts";
import { InboxPage } from "#components/notification/inbox-page.tsx";
import { getQueryClient, Hydrate, openWorkspace, trpc } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("notification.title");

export default async function Inbox({ params }: PageProps<"/[ws]/inbox">) {
  const { ws } = await params;
  const { id: workspaceId } = await openWorkspace(ws, `/${ws}/inbox`);
  const queries = getQueryClient();
  await queries.prefetchInfiniteQuery(
    trpc.notifications.list.infiniteQueryOptions(
      { workspaceId },
      { getNextPageParam: (page) => page.next, initialCursor: null },
    ),
  );
  return (
    <Hydrate>
      <InboxPage />
    </Hydrate>
  );
}
