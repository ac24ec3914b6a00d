// How soon a board of two thousand touchpoints with fifty thousand edits stands in a browser:
// node bench/large-journey.mjs [--quick]
import { spawn } from "node:child_process";
import path from "node:path";
import { cleanEnvironment } from "../scripts/children.mjs";
import { PROJECT } from "../scripts/steps.mjs";

const script = path.join("bench", "load", "large-journey.ts");
const bench = spawn(process.execPath, ["--import", "tsx", script, ...process.argv.slice(2)], {
  cwd: PROJECT,
  env: cleanEnvironment(),
  stdio: "inherit",
});
bench.once("close", (code) => process.exit(code ?? 1));
