// The board of one journey.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LiveJourney } from "#components/journey/live-journey.tsx";
import { api, getQueryClient, Hydrate, orNotFound, trpc } from "#server/api/rsc.tsx";

async function openJourney({ params }: PageProps<"/[ws]/j/[slug]">) {
  const { ws, slug } = await params;
  const path = `/${ws}/j/${slug}`;
  const workspace = await orNotFound(api().workspaces.get({ slug: ws }), path);
  const journey = await orNotFound(api().journeys.getBySlug({ workspaceId: workspace.id, slug }), path);
  if (journey.movedTo) redirect(`/${workspace.slug}/j/${journey.movedTo}`);
  return { workspaceId: workspace.id, journey };
}

export async function generateMetadata(props: PageProps<"/[ws]/j/[slug]">): Promise<Metadata> {
  return { title: (await openJourney(props)).journey.title };
}

export default async function JourneyPage(props: PageProps<"/[ws]/j/[slug]">) {
  const { workspaceId, journey } = await openJourney(props);
  const journeyId = journey.id;
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.journeys.getBoard.queryOptions({ journeyId })),
    queries.prefetchQuery(trpc.evidence.listStrengths.queryOptions({ journeyId })),
    queries.prefetchQuery(trpc.metrics.listForJourney.queryOptions({ journeyId })),
    queries.prefetchQuery(trpc.tasks.listForJourney.queryOptions({ journeyId })),
    queries.prefetchQuery(trpc.personas.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.channels.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.departments.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.members.list.queryOptions({ workspaceId })),
  ]);
  return (
    <Hydrate>
      <LiveJourney journeyId={journeyId} />
    </Hydrate>
  );
}
