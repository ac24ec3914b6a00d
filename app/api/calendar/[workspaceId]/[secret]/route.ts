// A person's calendar, for whoever holds its secret address.
import { handleCalendar } from "#server/calendars/http.ts";

export const dynamic = "force-dynamic";

export async function GET(
  incoming: Request,
  { params }: RouteContext<"/api/calendar/[workspaceId]/[secret]">,
): Promise<Response> {
  return handleCalendar(incoming, await params);
}
