// The dashboard of a journey and month on one page: GET …/2026-11.pdf, for who may see it.
import { handleDashboardPdf } from "#server/exports/http.ts";

export const dynamic = "force-dynamic";

export async function GET(
  incoming: Request,
  { params }: RouteContext<"/api/journeys/[journeyId]/dashboard/[file]">,
): Promise<Response> {
  return handleDashboardPdf(incoming, await params);
}
