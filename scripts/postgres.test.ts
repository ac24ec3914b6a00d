// The built-in Postgres on a real data folder: started once, shared by several processes, alive after a killed one.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, chmodSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { removeData, startPostgres } from "./postgres.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "redthread-postgres-"));
chmodSync(folder, 0o755);
const dataDir = path.join(folder, "data");
const moduleUrl = new URL("./postgres.mjs", import.meta.url).href;
const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  removeData(dataDir);
  removeData(folder);
});

/** Another process that uses the server until it is asked to leave; resolves when it is in. */
function enter(): Promise<{ attached: boolean; kill(): Promise<void>; leave(): Promise<boolean> }> {
  const code = `
    const { startPostgres } = await import(${JSON.stringify(moduleUrl)});
    const running = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, unsafeFast: true });
    process.on("message", async () => { process.send({ stopped: await running.stop() }); process.disconnect(); });
    process.send({ attached: running.attached });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  children.push(child);
  const message = () =>
    new Promise<Record<string, boolean>>((resolve) =>
      child.once("message", (value) => resolve(value as Record<string, boolean>)),
    );
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return message().then(({ attached }) => ({
    attached: attached === true,
    kill: () => {
      child.kill("SIGKILL");
      return gone;
    },
    leave: async () => {
      const answer = message();
      child.send("leave");
      const { stopped } = await answer;
      await gone;
      return stopped === true;
    },
  }));
}

describe("the built-in Postgres", () => {
  it("is started by one of three first starts, and stopped by the last that leaves", async () => {
    const entered = await Promise.all([enter(), enter(), enter()]);
    expect(entered.filter(({ attached }) => !attached)).toHaveLength(1);
    const stopped: boolean[] = [];
    for (const one of entered) stopped.push(await one.leave());
    expect(stopped).toEqual([false, false, true]);
  }, 60_000);

  it("goes on after a killed process, and the next one attaches and stops it", async () => {
    const first = await enter();
    await first.kill();
    const running = await startPostgres({ dataDir, unsafeFast: true });
    expect(running.attached).toBe(true);
    expect(running.url).toMatch(/^postgres:\/\/rt_owner:\w+@127\.0\.0\.1:\d+\/redthread$/);
    expect(await running.stop()).toBe(true);
  }, 60_000);

  it("keeps its port, and starts past the file of a process that is no Postgres", async () => {
    const first = await startPostgres({ dataDir, unsafeFast: true });
    await first.stop();
    const file = path.join(first.folder, "pg", "postmaster.pid");
    writeFileSync(file, `${process.pid}\n/nowhere\n0\n5432\n\n127.0.0.1\n\nready\n`);
    const second = await startPostgres({ dataDir, unsafeFast: true });
    expect(second.port).toBe(first.port);
    expect(second.attached).toBe(false);
    expect(readFileSync(file, "utf8")).not.toContain(`${process.pid}\n`);
    await second.stop();
  }, 60_000);
});
