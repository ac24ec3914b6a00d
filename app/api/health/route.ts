// Is the product up? For load balancers and the start script; says nothing about anybody's data.
import { sql } from "drizzle-orm";
import { withoutScope } from "#server/auth/scope.ts";
import { partState } from "#server/process-parts.ts";
import packageJson from "../../../package.json";

export const dynamic = "force-dynamic";

async function databaseState(): Promise<"ok" | "down"> {
  const patience = new Promise<"down">((resolve) => {
    setTimeout(() => resolve("down"), 2_000).unref();
  });
  const answer = withoutScope()
    .execute(sql`select 1`)
    .then(() => "ok" as const)
    .catch(() => "down" as const);
  return Promise.race([answer, patience]);
}

export async function GET(): Promise<Response> {
  const database = await databaseState();
  const collab = partState("collab");
  const worker = partState("worker");
  const isUp = database === "ok" && collab !== "down" && worker !== "down";
  return Response.json(
    { status: isUp ? "ok" : "degraded", version: packageJson.version, database, collab, worker },
    { status: database === "ok" ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
