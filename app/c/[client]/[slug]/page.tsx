// One journey as its client reads it. An address that shows nothing says so, whether there is a journey behind it or not.
import type { Metadata } from "next";
import { PortalBoard } from "#components/portal/portal-board.tsx";
import { PortalGone } from "#components/portal/portal-gone.tsx";
import { placeOf } from "#components/portal/portal-place.ts";
import { api, getQueryClient, Hydrate, orNotFound, requireUser, trpc } from "#server/api/rsc.tsx";

async function openPortal({ params }: PageProps<"/c/[client]/[slug]">) {
  const { client, slug } = await params;
  const path = `/c/${client}/${slug}`;
  await requireUser(path);
  const portal = await orNotFound(api().portal.open({ slug: client }), path);
  return { portal, journey: portal.journeys.find((one) => one.slug === slug) };
}

export async function generateMetadata(props: PageProps<"/c/[client]/[slug]">): Promise<Metadata> {
  const { portal, journey } = await openPortal(props);
  return { title: journey?.title ?? portal.workspace.name };
}

export default async function PortalBoardPage(props: PageProps<"/c/[client]/[slug]">) {
  const { portal, journey } = await openPortal(props);
  const place = placeOf(portal);
  if (!journey) return <PortalGone place={place} />;
  await getQueryClient().prefetchQuery(trpc.portal.getBoard.queryOptions({ journeyId: journey.id }));
  return (
    <Hydrate>
      <PortalBoard place={place} journeyId={journey.id} />
    </Hydrate>
  );
}
