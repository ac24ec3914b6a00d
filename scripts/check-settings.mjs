// Asks server/env.ts whether the settings are right, before minutes are spent on a build. Prints one sentence each.
// Run with: node --import tsx scripts/check-settings.mjs
import { readEnv } from "../server/env.ts";

const result = readEnv(process.env);
if ("problems" in result) {
  for (const problem of result.problems) console.error(problem);
  process.exitCode = 1;
}
