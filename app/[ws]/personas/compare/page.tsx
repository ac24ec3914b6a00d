// Personas side by side.
import type { Metadata } from "next";
import { titled } from "#components/account/page-title.ts";
import { PersonaCompare } from "#components/persona/persona-compare.tsx";
import { getQueryClient, Hydrate, openWorkspace, trpc } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("persona.views.compare");

export default async function PersonaComparePage({ params }: PageProps<"/[ws]/personas/compare">) {
  const { ws } = await params;
  const { id: workspaceId } = await openWorkspace(ws);
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.personas.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.customerGroups.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.productGroups.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.channels.list.queryOptions({ workspaceId })),
  ]);
  return (
    <Hydrate>
      <PersonaCompare />
    </Hydrate>
  );
}
