// The library of evidence.
import type { Metadata } from "next";
import { titled } from "#components/account/page-title.ts";
import { EvidenceLibrary } from "#components/evidence/evidence-library.tsx";
import { getQueryClient, Hydrate, openWorkspace, trpc } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("evidence.library", "title");

export default async function EvidenceLibraryPage({ params, searchParams }: PageProps<"/[ws]/evidence">) {
  const { ws } = await params;
  const { import: batchId } = await searchParams;
  const { id: workspaceId } = await openWorkspace(ws);
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.evidence.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.evidence.count.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.journeys.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.personas.list.queryOptions({ workspaceId })),
  ]);
  return (
    <Hydrate>
      <EvidenceLibrary batchId={typeof batchId === "string" ? batchId : null} />
    </Hydrate>
  );
}
