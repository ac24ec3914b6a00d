// One file, for who may see it.
import { handleDownload } from "#server/files/http.ts";

export const dynamic = "force-dynamic";

export async function GET(
  incoming: Request,
  { params }: RouteContext<"/api/files/[workspaceId]/[fileId]">,
): Promise<Response> {
  return handleDownload(incoming, await params);
}
