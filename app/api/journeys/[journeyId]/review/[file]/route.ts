// The month of a journey on one page: GET …/2026-11.pdf, for who may see it.
import { handleMonthPdf } from "#server/exports/http.ts";

export const dynamic = "force-dynamic";

export async function GET(
  incoming: Request,
  { params }: RouteContext<"/api/journeys/[journeyId]/review/[file]">,
): Promise<Response> {
  return handleMonthPdf(incoming, await params);
}
