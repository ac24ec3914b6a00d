// The manager's dashboard of one journey and month, or of several journeys; without an address the newest journey and the month it is.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { titled } from "#components/account/page-title.ts";
import { DashboardPage } from "#components/dashboard/dashboard-page.tsx";
import { rollUpAsked, rollUpPlaceOf } from "#components/dashboard/roll-up-address.ts";
import { RollUpPage } from "#components/dashboard/roll-up-page.tsx";
import { isMonth } from "#domain/month.ts";
import { getQueryClient, Hydrate, openWorkspace, trpc } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("dashboard.title");

export default async function DashboardRoute({ params, searchParams }: PageProps<"/[ws]/dashboard">) {
  const { ws } = await params;
  const search = await searchParams;
  const { journey, month: asked } = search;
  const { id: workspaceId, month: current } = await openWorkspace(ws);
  const month = typeof asked === "string" && isMonth(asked) ? asked : current;
  const queries = getQueryClient();
  const [journeys] = await Promise.all([
    queries.fetchQuery(trpc.journeys.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.departments.list.queryOptions({ workspaceId })),
  ]);
  const place = rollUpPlaceOf(search, month);
  if (place) {
    const journeyIds =
      place.journeys?.map((slug) => journeys.find((one) => one.slug === slug)?.id ?? "") ?? null;
    if (journeyIds?.includes("")) notFound();
    await queries.prefetchQuery(
      trpc.dashboard.rollUp.queryOptions({ workspaceId, asked: rollUpAsked(place, journeyIds) }),
    );
    return (
      <Hydrate>
        <RollUpPage place={place} journeyIds={journeyIds} />
      </Hydrate>
    );
  }
  const journeyId = (journeys.find((one) => one.slug === journey) ?? journeys[0])?.id ?? null;
  if (journeyId)
    await Promise.all([
      queries.prefetchQuery(trpc.dashboard.get.queryOptions({ journeyId, month })),
      queries.prefetchQuery(trpc.health.get.queryOptions({ journeyId })),
    ]);
  return (
    <Hydrate>
      <DashboardPage journeyId={journeyId} month={month} />
    </Hydrate>
  );
}
