// The board of one journey.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { LiveJourney } from "#components/journey/live-journey.tsx";
import { getQueryClient, Hydrate, orNotFound, readTogether } from "#server/api/rsc.tsx";

/** Everything the board stands on, read once for the title and the page. */
const readBoard = cache((ws: string, slug: string) =>
  readTogether({ workspaceSlug: ws }, async ({ workspaceId, api, trpc }) => {
    const journey = await api.journeys.getBySlug({ workspaceId, slug });
    if (journey.movedTo) return journey;
    const journeyId = journey.id;
    const queries = getQueryClient();
    await Promise.all([
      queries.prefetchQuery(trpc.journeys.getBoard.queryOptions({ journeyId })),
      queries.prefetchQuery(trpc.journeys.getLanes.queryOptions({ journeyId })),
      queries.prefetchQuery(trpc.evidence.listStrengths.queryOptions({ journeyId })),
      queries.prefetchQuery(trpc.metrics.listForJourney.queryOptions({ journeyId })),
      queries.prefetchQuery(trpc.tasks.listForJourney.queryOptions({ journeyId })),
      queries.prefetchQuery(trpc.personas.list.queryOptions({ workspaceId })),
      queries.prefetchQuery(trpc.channels.list.queryOptions({ workspaceId })),
      queries.prefetchQuery(trpc.departments.list.queryOptions({ workspaceId })),
      queries.prefetchQuery(trpc.members.list.queryOptions({ workspaceId })),
    ]);
    return journey;
  }),
);

async function openBoard({ params }: PageProps<"/[ws]/j/[slug]">) {
  const { ws, slug } = await params;
  const journey = await orNotFound(readBoard(ws, slug), `/${ws}/j/${slug}`);
  if (journey.movedTo) redirect(`/${ws}/j/${journey.movedTo}`);
  return journey;
}

export async function generateMetadata(props: PageProps<"/[ws]/j/[slug]">): Promise<Metadata> {
  return { title: (await openBoard(props)).title };
}

export default async function JourneyPage(props: PageProps<"/[ws]/j/[slug]">) {
  const { id, slug, copiedFrom, copiedOn } = await openBoard(props);
  const copy = copiedFrom !== null && copiedOn !== null ? { title: copiedFrom, on: copiedOn } : null;
  return (
    <Hydrate>
      <LiveJourney journeyId={id} slug={slug} copy={copy} />
    </Hydrate>
  );
}
