// The months of one journey.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { titled } from "#components/account/page-title.ts";
import { CycleList } from "#components/cycle/cycle-list.tsx";
import { getQueryClient, Hydrate, orNotFound, readTogether } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("cycle.name");

export default async function MonthsPage({ params }: PageProps<"/[ws]/j/[slug]/review">) {
  const { ws, slug } = await params;
  const read = readTogether({ workspaceSlug: ws }, async ({ workspaceId, api, trpc }) => {
    const journey = await api.journeys.getBySlug({ workspaceId, slug });
    if (journey.movedTo) return journey;
    const queries = getQueryClient();
    await queries.prefetchQuery(trpc.cycles.list.queryOptions({ journeyId: journey.id }));
    await queries.prefetchQuery(trpc.members.list.queryOptions({ workspaceId }));
    return journey;
  });
  const { id, title, titleTranslations, movedTo, ...journey } = await orNotFound(
    read,
    `/${ws}/j/${slug}/review`,
  );
  if (movedTo) redirect(`/${ws}/j/${movedTo}/review`);
  return (
    <Hydrate>
      <CycleList journey={{ id, slug: journey.slug, title, titleTranslations }} />
    </Hydrate>
  );
}
