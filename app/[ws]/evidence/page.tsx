// The library of evidence.
import type { Metadata } from "next";
import { titled } from "#components/account/page-title.ts";
import { NO_FILTER } from "#components/evidence/evidence-filter.ts";
import { EvidenceLibrary } from "#components/evidence/evidence-library.tsx";
import { getQueryClient, Hydrate, openWorkspace, trpc } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("evidence.library.title");

export default async function EvidenceLibraryPage({ params, searchParams }: PageProps<"/[ws]/evidence">) {
  const { ws } = await params;
  const { import: asked } = await searchParams;
  const batchId = typeof asked === "string" ? asked : null;
  const { id: workspaceId } = await openWorkspace(ws);
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchInfiniteQuery(
      trpc.library.search.infiniteQueryOptions(
        { workspaceId, filter: { ...NO_FILTER, batchId } },
        { getNextPageParam: (page) => page.next },
      ),
    ),
    queries.prefetchQuery(trpc.library.count.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.evidence.count.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.journeys.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.personas.list.queryOptions({ workspaceId })),
  ]);
  return (
    <Hydrate>
      <EvidenceLibrary batchId={batchId} />
    </Hydrate>
  );
}
