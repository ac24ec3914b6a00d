// The API's HTTP edge: what is refused before any procedure is asked, and what is logged when one breaks.
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { DomainError } from "#domain/errors.ts";
import { log } from "#server/log.ts";
import { createApiContext } from "./context.ts";
import { callerAddress, isJson, isOwnOrigin, requestUser } from "./request.ts";
import { appRouter } from "./root.ts";

const MAX_BATCH = 10;
const MAX_BODY_BYTES = 2 * 1024 * 1024;

function refuse(status: number, code: string, headers: Record<string, string> = {}): Response {
  return Response.json(
    { error: { code } },
    { status, headers: { "Cache-Control": "private, no-store", ...headers } },
  );
}

/** Answers one request to `/api/trpc`. */
export async function handleApiRequest(request: Request): Promise<Response> {
  if (request.method === "POST") {
    if (!isOwnOrigin(request.headers)) return refuse(403, "FORBIDDEN");
    if (!isJson(request.headers)) return refuse(415, "INVALID");
    if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) return refuse(413, "TOO_LARGE");
  } else if (request.method !== "GET") {
    return refuse(405, "INVALID", { Allow: "GET, POST" });
  }
  const path = new URL(request.url).pathname.split("/").pop() ?? "";
  if (decodeURIComponent(path).split(",").length > MAX_BATCH) return refuse(400, "TOO_LARGE");

  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    allowMethodOverride: false,
    maxBatchSize: MAX_BATCH,
    createContext: async () =>
      createApiContext(await requestUser(request.headers), callerAddress(request.headers)),
    onError({ error, path: name, type }) {
      if (error.code !== "INTERNAL_SERVER_ERROR") return;
      log().error({ err: error.cause ?? error, procedure: name, type }, "a procedure broke");
    },
    responseMeta: ({ errors }) => {
      const headers = new Headers({ "Cache-Control": "private, no-store" });
      const wait = errors.map((error) => retryAfter(error.cause)).find((seconds) => seconds !== undefined);
      if (wait !== undefined) headers.set("Retry-After", String(wait));
      return { headers };
    },
  });
}

function retryAfter(cause: unknown): number | undefined {
  return cause instanceof DomainError ? cause.detail.retryAfter : undefined;
}
