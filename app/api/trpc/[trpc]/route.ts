// The API over HTTP. Queries by GET, mutations by POST with JSON from our own origin, at most ten calls a request.
import { handleApiRequest } from "#server/api/http.ts";

export const dynamic = "force-dynamic";

export const GET = handleApiRequest;
export const POST = handleApiRequest;
