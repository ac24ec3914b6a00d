// Processes that a test starts in order to kill them: servers, readers, and the database itself.
import { type ChildProcess, fork } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { bundle, endBundling } from "../../scripts/bundle-server.mjs";

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

const built = new Map<string, Promise<string>>();

/** One file of plain JavaScript, as the product's server is. It lies where that lies and finds what that finds. */
function buildScript(file: string): Promise<string> {
  const name = path.join("dist", `testing-${path.basename(file, ".ts")}-${process.pid}.mjs`);
  const building = built.get(file) ?? bundle(path.join("server", "testing", file), name);
  built.set(file, building);
  return building;
}

/** Starts a script of this folder, built as the product is, with one JSON argument. */
export async function startScript(file: string, argument: object): Promise<ChildProcess> {
  return fork(await buildScript(file), [JSON.stringify(argument)], {
    execArgv: ["--enable-source-maps"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

/** Removes what `startScript` has built. */
export async function removeScripts(): Promise<void> {
  for (const file of await Promise.all(built.values())) {
    for (const one of [file, `${file}.map`]) rmSync(one, { force: true });
  }
  built.clear();
  await endBundling();
}

/** The next message of that kind; rejects when the process ends first. */
export const messageOf = <T>(child: ChildProcess, is: (message: unknown) => message is T): Promise<T> =>
  new Promise((resolve, reject) => {
    const leave = () => {
      child.off("message", take);
      child.off("exit", fail);
    };
    const take = (message: unknown) => {
      if (!is(message)) return;
      leave();
      resolve(message);
    };
    const fail = (code: number | null) => {
      // what it said last may still be on its way
      setTimeout(() => {
        leave();
        reject(new Error(`the process ended with ${code}`));
      }, 500);
    };
    child.on("message", take);
    child.once("exit", fail);
  });

export const isWord =
  <W extends string>(word: W) =>
  (message: unknown): message is W =>
    message === word;

/** `pg_ctl stop -m immediate`: the postmaster drops everything and the next start recovers from its log. */
export async function crashPostgres(folder: string): Promise<void> {
  const pid = Number(readFileSync(path.join(folder, "pg", "postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGQUIT");
  for (;;) {
    try {
      process.kill(pid, 0);
      const state = readFileSync(`/proc/${pid}/stat`, "utf8");
      if (state.slice(state.lastIndexOf(")") + 2).startsWith("Z")) return;
    } catch {
      return;
    }
    await pause(10);
  }
}
