// The HTTP edge of imports: a file as the body of a POST, from our own pages only, never larger than it may be.
import { z } from "zod";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import { isOwnOrigin, readBody, requestUser } from "#server/api/request.ts";
import { consumeLimit } from "#server/auth/rate-limit.ts";
import { Scope } from "#server/auth/scope.ts";
import { log } from "#server/log.ts";
import { createImport } from "./commands.ts";
import { FILE_LIMITS } from "./reading/refusal.ts";

const asked = z.object({ workspaceId: id, name: z.string().max(1_000).default("") });

const answer = (body: object, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers: { "Cache-Control": "private, no-store", ...headers } });
const refuse = (status: number, code: string, headers?: Record<string, string>): Response =>
  answer({ error: { code } }, status, headers);

/** Answers `POST /api/import?workspaceId=…&name=…` with `{id}`. A form of another page cannot say this content type. */
export async function handleUpload(incoming: Request): Promise<Response> {
  if (!isOwnOrigin(incoming.headers)) return refuse(403, "FORBIDDEN");
  if (incoming.headers.get("content-type") !== "application/octet-stream") return refuse(415, "INVALID");
  const given = asked.safeParse(Object.fromEntries(new URL(incoming.url).searchParams));
  if (!given.success) return refuse(400, "INVALID");
  const { workspaceId, name } = given.data;
  try {
    const user = await requestUser(incoming.headers);
    if (!user) return refuse(401, "UNAUTHENTICATED");
    const actor = { kind: "user", userId: user.id } as const;
    // who may not import sends nothing further
    await Scope.open(actor, { workspaceId }, "import.run", async () => {});
    await consumeLimit("import", user.id);
    const bytes = await readBody(incoming, FILE_LIMITS.uploadBytes);
    return answer(
      await Scope.open(actor, { workspaceId }, "import.run", (scope) => createImport(scope, { name, bytes })),
    );
  } catch (error) {
    if (!(error instanceof DomainError)) {
      log().error({ err: error }, "a file could not be taken in");
      return refuse(503, "UNAVAILABLE");
    }
    if (error.code === "TOO_LARGE") return refuse(413, "TOO_LARGE");
    if (error.code === "FORBIDDEN") return refuse(403, "FORBIDDEN");
    if (error.code === "INVALID") return refuse(400, "INVALID");
    if (error.code === "RATE_LIMITED") {
      return refuse(429, "RATE_LIMITED", { "Retry-After": String(error.detail.retryAfter ?? 60) });
    }
    return refuse(404, "NOT_FOUND");
  }
}
