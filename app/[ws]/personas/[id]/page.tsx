// One persona.
import type { Metadata } from "next";
import { PersonaPage } from "#components/persona/persona-page.tsx";
import { getQueryClient, Hydrate, openWorkspace, orNotFound, trpc } from "#server/api/rsc.tsx";

type Props = PageProps<"/[ws]/personas/[id]">;

async function open({ params }: Props) {
  const { ws, id: personaId } = await params;
  const { id: workspaceId } = await openWorkspace(ws);
  const persona = trpc.personas.get.queryOptions({ workspaceId, personaId });
  return { workspaceId, personaId, name: (await orNotFound(getQueryClient().fetchQuery(persona))).name };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await open(props)).name };
}

export default async function PersonaSheetPage(props: Props) {
  const { workspaceId, personaId } = await open(props);
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.evidence.countInterviews.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.evidence.listForPersona.queryOptions({ workspaceId, personaId })),
    queries.prefetchQuery(trpc.channels.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.journeys.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.customerGroups.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.productGroups.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.personaJourneys.list.queryOptions({ workspaceId })),
  ]);
  return (
    <Hydrate>
      <PersonaPage personaId={personaId} />
    </Hydrate>
  );
}
