// The tasks of one month.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { titled } from "#components/account/page-title.ts";
import { TaskPage } from "#components/task/task-page.tsx";
import { isMonth } from "#domain/month.ts";
import { getQueryClient, Hydrate, openWorkspace, trpc } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("tasks.name");

export default async function MonthPage({ params }: PageProps<"/[ws]/tasks/[month]">) {
  const { ws, month } = await params;
  if (!isMonth(month)) notFound();
  const { id: workspaceId } = await openWorkspace(ws, `/${ws}/tasks/${month}`);
  const queries = getQueryClient();
  const tasks = queries.fetchQuery(trpc.tasks.listMonth.queryOptions({ workspaceId, month }));
  await Promise.all([
    tasks.then((found) => {
      const journeyIds = [...new Set(found.flatMap((task) => task.journeyId ?? []))];
      return Promise.all(
        journeyIds.map((journeyId) =>
          queries.prefetchQuery(trpc.journeys.getBoard.queryOptions({ journeyId })),
        ),
      );
    }),
    queries.prefetchQuery(trpc.comments.countOpen.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.tasks.listMonths.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.journeys.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.members.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.departments.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.metrics.list.queryOptions({ workspaceId })),
  ]);
  return (
    <Hydrate>
      <TaskPage month={month} />
    </Hydrate>
  );
}
