// Prints the history of a journey's log, or writes its state as of a moment to a file:
//   npm run journey:log -- <journey id or /workspace/j/slug> [--at 2026-11-22T14:05:00Z]
// Reads as rt_backup of DATABASE_URL, or of the built-in Postgres of DATA_DIR.
import fs from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { addressOf } from "../db/roles.ts";
import { readLogHistory, sayChange } from "../server/collab/log-history.ts";
import { readSecrets } from "../server/secrets.ts";
import { startPostgres } from "./postgres.mjs";

const [name, flag, moment] = process.argv.slice(2);
const at = flag === "--at" ? new Date(moment ?? "") : undefined;
if (!name || (flag !== undefined && flag !== "--at") || (at && Number.isNaN(at.getTime()))) {
  console.error(
    "Say which journey: npm run journey:log -- <id or /workspace/j/slug> [--at 2026-11-22T14:05:00Z]",
  );
  process.exit(2);
}
const file = path.resolve(".env");
if (fs.existsSync(file)) process.loadEnvFile(file);
const dataDir = path.resolve(process.env.DATA_DIR ?? ".data");
const own = process.env.DATABASE_URL ? null : await startPostgres({ dataDir });
const ownerUrl = process.env.DATABASE_URL ?? own?.url ?? "";
const sql = postgres(addressOf(ownerUrl, "backup", readSecrets(dataDir)), { max: 1, onnotice: () => {} });
try {
  const history = await readLogHistory(sql, name, at);
  if (at) {
    const target = path.resolve(
      `journey-${history.journeyId}-${at.toISOString().replace(/[:.]/g, "-")}.json`,
    );
    fs.writeFileSync(target, `${JSON.stringify(history.journey, null, 2)}\n`);
    console.log(`${history.title}, as of ${at.toISOString()}: ${target}`);
  } else {
    console.log(`${history.title} (${history.journeyId})`);
    if (history.from > 0) console.log(`Up to ${history.from} only the state is kept.`);
    for (const { seq, at: when, actor, bytes, lines } of history.entries) {
      console.log(`${String(seq).padStart(6)}  ${when.toISOString()}  ${actor}  ${bytes} bytes`);
      for (const line of lines) console.log(`        ${sayChange(line)}`);
    }
  }
} catch (error) {
  const why = { NOT_FOUND: "There is no such journey.", EXPIRED: "That moment lies before what is kept." };
  console.error(why[error.code] ?? error);
  process.exitCode = 1;
} finally {
  await sql.end();
  await own?.stop();
}
