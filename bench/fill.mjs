// Fills the database of a product that runs: rows as its own role writes them, then counted by the planner as the nightly vacuum
// would have done.
import postgres from "postgres";
import { addressOf } from "../db/roles.ts";
import { startPostgres } from "../scripts/postgres.mjs";
import { readSecrets } from "../server/secrets.ts";

/**
 * @param {{ dataDir: string, workspaceId: string, tables: readonly string[] }} where `tables`: those to be counted afterwards
 * @returns {Promise<import("../db/client.ts").DatabaseUrls>} addresses of the roles, for as long as the product runs
 * @param {(inScope: (work: (tx: import("postgres").TransactionSql) => Promise<void>) => Promise<void>) => Promise<void>} write
 */
export async function fillProduct({ dataDir, workspaceId, tables }, write) {
  const own = await startPostgres({ dataDir });
  const options = { max: 1, onnotice: () => undefined };
  const secrets = readSecrets(dataDir);
  const urlOf = (role) => addressOf(own.url, role, secrets);
  const sql = postgres(urlOf("app"), options);
  await write((work) =>
    sql.begin(async (tx) => {
      await tx`select set_config('app.workspace_id', ${workspaceId}, true), set_config('app.role', 'system', true)`;
      await work(tx);
    }),
  );
  await sql.end();
  const owner = postgres(own.url, options);
  for (const table of tables) await owner`analyze ${owner(table)}`;
  await owner.end();
  await own.stop();
  return { app: urlOf("app"), collab: urlOf("collab"), share: urlOf("share") };
}
