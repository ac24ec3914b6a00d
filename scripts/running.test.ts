// Two starts on one data folder: exactly one gets it, and a dead one does not keep it.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claim, nextFreePort, tryPort } from "./running.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "redthread-running-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("claiming a data folder", () => {
  it("writes who serves where, and takes it away again", () => {
    const claimed = claim(folder, "http://localhost:3000");
    if ("holder" in claimed) throw new Error("an empty folder has no holder");
    claimed.rename("http://localhost:3001");
    const written: unknown = JSON.parse(readFileSync(path.join(folder, "running.json"), "utf8"));
    expect(written).toMatchObject({ pid: process.pid, url: "http://localhost:3001" });
    claimed.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("takes over from a process that is gone or is something else", () => {
    const file = path.join(folder, "running.json");
    writeFileSync(file, JSON.stringify({ pid: 1, url: "http://localhost:3000", since: "" }));
    const claimed = claim(folder, "http://localhost:3000");
    expect(claimed).toMatchObject({ orphaned: true });
  });
});

describe("ports", () => {
  it("says that a port is taken and finds the next", async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    expect(await tryPort(address.port, "127.0.0.1")).toEqual({ code: "EADDRINUSE" });
    expect(await nextFreePort(address.port, "127.0.0.1")).toBeGreaterThan(address.port);
    server.close();
  });
});
