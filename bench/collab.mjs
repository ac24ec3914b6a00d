// Our collaboration server beside others, interleaved in one run: node bench/collab.mjs [--quick]
// The others live in bench/collab with a lock of their own and are installed when they are missing.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { cleanEnvironment } from "../scripts/children.mjs";
import { PROJECT } from "../scripts/steps.mjs";

const PEERS = path.join(PROJECT, "bench", "collab");

if (!fs.existsSync(path.join(PEERS, "node_modules"))) {
  console.log("  installing the servers to be measured beside");
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: PEERS,
    stdio: "inherit",
  });
}
const version = (name) =>
  JSON.parse(fs.readFileSync(path.join(PEERS, "node_modules", name, "package.json"), "utf8")).version;
console.log(
  `  @y/websocket-server ${version("@y/websocket-server")}, @hocuspocus/server ${version("@hocuspocus/server")}, ws ${version("ws")}, Node ${process.version}`,
);
const script = path.join(PROJECT, "bench", "load", "run.ts");
const bench = spawn(process.execPath, ["--import", "tsx", script, ...process.argv.slice(2)], {
  cwd: PROJECT,
  env: cleanEnvironment(),
  stdio: "inherit",
});
bench.once("close", (code) => process.exit(code ?? 1));
