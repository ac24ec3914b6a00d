// A program of the operating system (Redis, nginx), started for a test file on a free port and ended after it.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

export interface Service {
  readonly port: number;
  stop(): Promise<void>;
}

const accepts = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

/** Starts `program` and waits until something listens on `port`. Throws with what it said when it ends before. */
export async function startService(
  program: string,
  port: number,
  argumentsIn: (folder: string) => readonly string[],
): Promise<Service> {
  const folder = mkdtempSync(path.join(tmpdir(), "redthread-service-"));
  const child: ChildProcess = spawn(program, argumentsIn(folder), { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stdout?.on("data", (chunk) => (said += String(chunk)));
  child.stderr?.on("data", (chunk) => (said += String(chunk)));
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    const done = () => {
      hasEnded = true;
      resolve();
    };
    child.once("exit", done);
    child.once("error", (error) => {
      said += error.message;
      done();
    });
  });
  for (let tries = 0; !(await accepts(port)); tries += 1) {
    if (hasEnded || tries > 200) throw new Error(`${program} did not start: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    port,
    async stop() {
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A Redis that keeps nothing. */
export const startRedis = (port: number): Promise<Service> =>
  startService("redis-server", port, (folder) => {
    const address = ["--port", String(port), "--bind", "127.0.0.1"];
    return [...address, "--dir", folder, "--save", "", "--appendonly", "no"];
  });
