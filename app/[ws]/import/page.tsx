// Files come in here, and what came in before is listed.
import type { Metadata } from "next";
import { titled } from "#components/account/page-title.ts";
import { ImportPage } from "#components/import/import-page.tsx";
import { getQueryClient, Hydrate, openWorkspace, trpc } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("imports.title");

export default async function ImportsPage({ params, searchParams }: PageProps<"/[ws]/import">) {
  const { ws } = await params;
  const { batch } = await searchParams;
  const { id: workspaceId } = await openWorkspace(ws);
  const batchId = typeof batch === "string" ? batch : null;
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.imports.list.queryOptions({ workspaceId })),
    ...(batchId === null
      ? []
      : [queries.prefetchQuery(trpc.imports.get.queryOptions({ workspaceId, batchId }))]),
  ]);
  return (
    <Hydrate>
      <ImportPage batchId={batchId} />
    </Hydrate>
  );
}
