// What one process carries: idle rooms and their sockets in memory, a room of a hundred editors, and newcomers to a
// journey with a long history: node bench/capacity.mjs [--quick]
import { spawn } from "node:child_process";
import path from "node:path";
import { cleanEnvironment } from "../scripts/children.mjs";
import { PROJECT } from "../scripts/steps.mjs";

const script = path.join("bench", "load", "capacity.ts");
// five thousand sockets here and five thousand there: more files than a process may open by default
const command = 'ulimit -n "$(ulimit -H -n)"; exec "$@"';
const args = ["--import", "tsx", script, ...process.argv.slice(2)];
const bench = spawn("sh", ["-c", command, "sh", process.execPath, ...args], {
  cwd: PROJECT,
  env: cleanEnvironment(),
  stdio: "inherit",
});
bench.once("close", (code) => process.exit(code ?? 1));
