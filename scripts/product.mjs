// The product under test or measure: started as a user starts it, on a data folder and a port of its own.
import fs from "node:fs";
import path from "node:path";
import { alive, cleanEnvironment, killGroup, start } from "./children.mjs";
import { tryPort } from "./running.mjs";
import { PROJECT, Stop } from "./steps.mjs";

const READY_MS = 120_000;
const STOP_MS = 30_000;

/** Ends the start script and its server at once, as a crash of the machine would; Postgres stays as it is. */
async function crash({ child, ended }) {
  const groups = [child.pid];
  // elsewhere the server ends by itself when the start script is gone
  if (process.platform === "linux") groups.push(serverPid(child.pid));
  for (const pid of groups) process.kill(-pid, "SIGKILL");
  await ended;
}

/**
 * Starts the product as a user would, on a data folder and port of its own, and waits until it answers.
 * @param {{ dataDir: string, port?: number, project?: string, readyMs?: number, settings?: Record<string, string> }} where `port`: any free one unless given
 * @returns {Promise<{ url: string, pid: number, stop: () => Promise<void>, crash: () => Promise<void>, isOver: () => boolean, output: () => string }>}
 */
export async function startProduct({ dataDir, port, project = PROJECT, readyMs = READY_MS, settings = {} }) {
  const taken = port ?? (await tryPort(0, "127.0.0.1")).port;
  const url = `http://localhost:${taken}`;
  const env = cleanEnvironment({ PORT: String(taken), DATA_DIR: dataDir, LOG_LEVEL: "warn", ...settings });
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
      if (answer.ok) {
        const { pid } = server.child;
        return { url, pid, stop, crash: () => crash(server), isOver: () => over, output: server.output };
      }
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
    fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(path.join("dist", "server.mjs")),
  );
  if (!server) throw new Stop("The serving process was not found.");
  return Number(server);
}
