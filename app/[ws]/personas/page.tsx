// The personas of a workspace.
import type { Metadata } from "next";
import { titled } from "#components/account/page-title.ts";
import { PersonaList } from "#components/persona/persona-list.tsx";
import { getQueryClient, Hydrate, openWorkspace, trpc } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("persona.title");

export default async function PersonasPage({ params }: PageProps<"/[ws]/personas">) {
  const { ws } = await params;
  const { id: workspaceId } = await openWorkspace(ws);
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.personas.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.evidence.countInterviews.queryOptions({ workspaceId })),
  ]);
  return (
    <Hydrate>
      <PersonaList />
    </Hydrate>
  );
}
