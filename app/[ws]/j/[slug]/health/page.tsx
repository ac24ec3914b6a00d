// The health of a journey: the seven mistakes with proof, and where each is mended.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { titled } from "#components/account/page-title.ts";
import { HealthPage } from "#components/health/health-page.tsx";
import { getQueryClient, Hydrate, orNotFound, readTogether } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("health.name");

export default async function JourneyHealthPage({ params }: PageProps<"/[ws]/j/[slug]/health">) {
  const { ws, slug } = await params;
  const read = readTogether({ workspaceSlug: ws }, async ({ workspaceId, api, trpc }) => {
    const journey = await api.journeys.getBySlug({ workspaceId, slug });
    if (journey.movedTo) return journey;
    const journeyId = journey.id;
    const queries = getQueryClient();
    // asked one after the other: they share one connection
    await queries.prefetchQuery(trpc.health.get.queryOptions({ journeyId }));
    await queries.prefetchQuery(trpc.strategies.list.queryOptions({ journeyId }));
    await queries.prefetchQuery(trpc.checklists.list.queryOptions({ journeyId }));
    await queries.prefetchQuery(trpc.channels.list.queryOptions({ workspaceId }));
    return journey;
  });
  const { id, title, titleTranslations, movedTo, ...journey } = await orNotFound(
    read,
    `/${ws}/j/${slug}/health`,
  );
  if (movedTo) redirect(`/${ws}/j/${movedTo}/health`);
  return (
    <Hydrate>
      <HealthPage journey={{ id, slug: journey.slug, title, titleTranslations }} />
    </Hydrate>
  );
}
