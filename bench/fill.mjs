// Fills the database of a product that runs: rows as its own role writes them, then counted by the planner as the nightly vacuum
// would have done.
import postgres from "postgres";
import { addressOf } from "../db/roles.ts";
import { startPostgres } from "../scripts/postgres.mjs";
import { readSecrets } from "../server/secrets.ts";

const OPTIONS = { max: 1, onnotice: () => undefined };

/**
 * A connection of the product's own role, for as long as the product runs.
 * @param {{ dataDir: string, workspaceId: string }} where
 */
export async function connectProduct({ dataDir, workspaceId }) {
  const own = await startPostgres({ dataDir });
  const secrets = readSecrets(dataDir);
  const urlOf = (role) => addressOf(own.url, role, secrets);
  const sql = postgres(urlOf("app"), OPTIONS);
  return {
    ownerUrl: own.url,
    urlOf,
    /** Runs something in the scope of the workspace, as a job would. */
    inScope: (work) =>
      sql.begin(async (tx) => {
        await tx`select set_config('app.workspace_id', ${workspaceId}, true), set_config('app.role', 'system', true)`;
        return work(tx);
      }),
    end: () => sql.end(),
    stop: () => own.stop(),
  };
}

/**
 * @param {{ dataDir: string, workspaceId: string, tables: readonly string[] }} where `tables`: those to be counted afterwards
 * @returns {Promise<import("../db/client.ts").DatabaseUrls>} addresses of the roles, for as long as the product runs
 * @param {(inScope: (work: (tx: import("postgres").TransactionSql) => Promise<void>) => Promise<void>) => Promise<void>} write
 */
export async function fillProduct({ dataDir, workspaceId, tables }, write) {
  const product = await connectProduct({ dataDir, workspaceId });
  await write(product.inScope);
  await product.end();
  const owner = postgres(product.ownerUrl, OPTIONS);
  for (const table of tables) await owner`analyze ${owner(table)}`;
  await owner.end();
  await product.stop();
  return { app: product.urlOf("app"), collab: product.urlOf("collab"), share: product.urlOf("share") };
}
