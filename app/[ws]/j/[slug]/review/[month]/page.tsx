// The review of one month of a journey.
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { titled } from "#components/account/page-title.ts";
import { ReviewPage } from "#components/cycle/review-page.tsx";
import { isMonth } from "#domain/month.ts";
import { getQueryClient, Hydrate, orNotFound, readTogether } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("cycle.name");

export default async function MonthReviewPage({ params }: PageProps<"/[ws]/j/[slug]/review/[month]">) {
  const { ws, slug, month } = await params;
  if (!isMonth(month)) notFound();
  const read = readTogether({ workspaceSlug: ws }, async ({ workspaceId, api, trpc }) => {
    const journey = await api.journeys.getBySlug({ workspaceId, slug });
    if (journey.movedTo) return journey;
    const queries = getQueryClient();
    // asked one after the other: they share one connection
    await queries.prefetchQuery(trpc.cycles.get.queryOptions({ journeyId: journey.id, month }));
    await queries.prefetchQuery(trpc.members.list.queryOptions({ workspaceId }));
    await queries.prefetchQuery(trpc.departments.list.queryOptions({ workspaceId }));
    await queries.prefetchQuery(trpc.metrics.list.queryOptions({ workspaceId }));
    await queries.prefetchQuery(trpc.tasks.listForJourney.queryOptions({ journeyId: journey.id }));
    return journey;
  });
  const { id, title, titleTranslations, movedTo, ...journey } = await orNotFound(
    read,
    `/${ws}/j/${slug}/review/${month}`,
  );
  if (movedTo) redirect(`/${ws}/j/${movedTo}/review/${month}`);
  return (
    <Hydrate>
      <ReviewPage journey={{ id, slug: journey.slug, title, titleTranslations }} month={month} />
    </Hydrate>
  );
}
