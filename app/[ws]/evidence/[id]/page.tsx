// One item of evidence.
import type { Metadata } from "next";
import { titled } from "#components/account/page-title.ts";
import { EvidencePage } from "#components/evidence/evidence-page.tsx";
import { getQueryClient, Hydrate, openWorkspace, orNotFound, trpc } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("evidence.library.title");

export default async function EvidenceItemPage({ params }: PageProps<"/[ws]/evidence/[id]">) {
  const { ws, id: evidenceId } = await params;
  const { id: workspaceId } = await openWorkspace(ws);
  const queries = getQueryClient();
  await Promise.all([
    orNotFound(queries.fetchQuery(trpc.evidence.get.queryOptions({ workspaceId, evidenceId }))),
    queries.prefetchQuery(trpc.journeys.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.personas.list.queryOptions({ workspaceId })),
  ]);
  return (
    <Hydrate>
      <EvidencePage evidenceId={evidenceId} />
    </Hydrate>
  );
}
