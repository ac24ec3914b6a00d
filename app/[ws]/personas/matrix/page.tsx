// Which persona buys what.
import type { Metadata } from "next";
import { titled } from "#components/account/page-title.ts";
import { ProductMatrix } from "#components/persona/product-matrix.tsx";
import { getQueryClient, Hydrate, openWorkspace, trpc } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("persona.views.matrix");

export default async function PersonaMatrixPage({ params }: PageProps<"/[ws]/personas/matrix">) {
  const { ws } = await params;
  const { id: workspaceId } = await openWorkspace(ws);
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.personas.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.customerGroups.list.queryOptions({ workspaceId })),
    queries.prefetchQuery(trpc.productGroups.list.queryOptions({ workspaceId })),
  ]);
  return (
    <Hydrate>
      <ProductMatrix />
    </Hydrate>
  );
}
