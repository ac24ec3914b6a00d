// A client's portal: the journeys that are shown to them.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PortalList } from "#components/portal/portal-list.tsx";
import { placeOf } from "#components/portal/portal-place.ts";
import { api, getQueryClient, Hydrate, orNotFound, requireUser, trpc } from "#server/api/rsc.tsx";

async function openPortal({ params }: PageProps<"/c/[client]">) {
  const { client } = await params;
  await requireUser(`/c/${client}`);
  return { client, portal: await orNotFound(api().portal.open({ slug: client }), `/c/${client}`) };
}

export async function generateMetadata(props: PageProps<"/c/[client]">): Promise<Metadata> {
  return { title: (await openPortal(props)).portal.workspace.name };
}

export default async function PortalPage(props: PageProps<"/c/[client]">) {
  const { client, portal } = await openPortal(props);
  const { slug } = portal.workspace;
  if (slug !== client) redirect(`/c/${slug}`);
  getQueryClient().setQueryData(trpc.portal.open.queryKey({ slug }), portal);
  return (
    <Hydrate>
      <PortalList place={placeOf(portal)} />
    </Hydrate>
  );
}
