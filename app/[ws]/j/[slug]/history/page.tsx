// The history of one journey: its versions, what lies between them, and the way back.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { HistoryPage } from "#components/version/history-page.tsx";
import { getQueryClient, Hydrate, orNotFound, readTogether } from "#server/api/rsc.tsx";

const readHistory = cache((ws: string, slug: string) =>
  readTogether({ workspaceSlug: ws }, async ({ workspaceId, api, trpc }) => {
    const journey = await api.journeys.getBySlug({ workspaceId, slug });
    if (journey.movedTo) return journey;
    const queries = getQueryClient();
    // asked directly: whoever may not see the history gets no page with an error in it
    const list = await api.versions.list({ journeyId: journey.id });
    queries.setQueryData(trpc.versions.list.queryKey({ journeyId: journey.id }), list);
    await queries.prefetchQuery(trpc.personas.list.queryOptions({ workspaceId }));
    return journey;
  }),
);

async function openHistory({ params }: PageProps<"/[ws]/j/[slug]/history">) {
  const { ws, slug } = await params;
  const journey = await orNotFound(readHistory(ws, slug), `/${ws}/j/${slug}/history`);
  if (journey.movedTo) redirect(`/${ws}/j/${journey.movedTo}/history`);
  return journey;
}

export async function generateMetadata(props: PageProps<"/[ws]/j/[slug]/history">): Promise<Metadata> {
  return { title: (await openHistory(props)).title };
}

export default async function JourneyHistoryPage(props: PageProps<"/[ws]/j/[slug]/history">) {
  const { id, slug, title, titleTranslations, contentLocale } = await openHistory(props);
  return (
    <Hydrate>
      <HistoryPage journey={{ id, slug, title, titleTranslations, contentLocale }} />
    </Hydrate>
  );
}
