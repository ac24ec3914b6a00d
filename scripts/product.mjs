// The product under test or measure: started as a user starts it, on a data folder and a port of its own.
import fs from "node:fs";
import path from "node:path";
import { alive, cleanEnvironment, killGroup, start } from "./children.mjs";
import { tryPort } from "./running.mjs";
import { PROJECT, Stop } from "./steps.mjs";

const READY_MS = 120_000;
const STOP_MS = 30_000;

/**
 * Starts the product as a user would, on a data folder and port of its own, and waits until it answers.
 * @param {{ dataDir: string, project?: string, readyMs?: number }} where
 * @returns {Promise<{ url: string, pid: number, stop: () => Promise<void>, output: () => string }>}
 */
export async function startProduct({ dataDir, project = PROJECT, readyMs = READY_MS }) {
  const free = await tryPort(0, "127.0.0.1");
  const url = `http://localhost:${free.port}`;
  const env = cleanEnvironment({ PORT: String(free.port), DATA_DIR: dataDir, LOG_LEVEL: "warn" });
  const server = start([path.join("scripts", "start.mjs")], env, project);
  let over = false;
  void server.ended.then(() => (over = true));
  const stop = async () => {
    server.child.kill("SIGTERM");
    const late = setTimeout(() => killGroup(server.child, "SIGKILL"), STOP_MS);
    await server.ended;
    clearTimeout(late);
  };
  alive.set(server.child, stop);
  const deadline = Date.now() + readyMs;
  for (;;) {
    if (over) throw new Stop(`The product did not start:\n${server.output()}`);
    if (Date.now() > deadline) {
      await stop();
      throw new Stop(`The product did not answer within ${readyMs / 1000} s:\n${server.output()}`);
    }
    try {
      const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) });
      if (answer.ok) return { url, pid: server.child.pid, stop, output: server.output };
    } catch {
      // not yet
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Number of the process that serves, a child of the start script (Linux). */
export function serverPid(startPid) {
  const children = fs.readFileSync(`/proc/${startPid}/task/${startPid}/children`, "utf8").trim().split(" ");
  const server = children.find((pid) =>
    fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(path.join("server", "main.ts")),
  );
  if (!server) throw new Stop("The serving process was not found.");
  return Number(server);
}
