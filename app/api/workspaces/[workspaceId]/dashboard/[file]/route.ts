// The dashboard over several journeys on paper: GET …/2026-11.pdf?journeyId=…&departmentId=…, for who may see them.
import { handleRollUpPdf } from "#server/exports/http.ts";

export const dynamic = "force-dynamic";

export async function GET(
  incoming: Request,
  { params }: RouteContext<"/api/workspaces/[workspaceId]/dashboard/[file]">,
): Promise<Response> {
  return handleRollUpPdf(incoming, await params);
}
