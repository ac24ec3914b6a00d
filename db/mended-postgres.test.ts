// The driver as it is taken into the built server: a transaction whose connection is gone says so, and never speaks into the
// connection that came after. (As it comes it does, and from there on every answer comes to the wrong question.)
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { pause } from "#server/testing/processes.ts";
import { TcpProxy } from "#server/testing/tcp-proxy.ts";
import { bundle } from "../scripts/bundle-server.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
let folder: string;
let mended: typeof postgres;
beforeAll(async () => {
  folder = mkdtempSync(path.join(ROOT, "dist-driver-"));
  const entry = path.join(folder, "driver.ts");
  writeFileSync(entry, 'export { default } from "postgres";\n');
  const built = path.join(folder, "driver.mjs");
  await bundle(path.relative(ROOT, entry), path.relative(ROOT, built));
  ({ default: mended } = (await import(pathToFileURL(built).href)) as { default: typeof postgres });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A driver's one connection to the database, over a wire that can be broken. */
async function openWire(open: typeof postgres) {
  const { superUrl } = inject("postgres");
  const proxy = await TcpProxy.open(() => Number(new URL(superUrl).port));
  const address = new URL(superUrl);
  address.host = `127.0.0.1:${proxy.port}`;
  const sql = open(address.href, { max: 1, backoff: () => 0, onnotice: () => {} });
  return {
    sql,
    proxy,
    /** How many of these numbers, asked one after the other, do not come back as themselves within two seconds. */
    async wrongAnswers(count: number): Promise<number> {
      let wrong = 0;
      for (let number = 0; number < count; number += 1) {
        const asked = sql<{ answer: string }[]>`select ${String(number)} as answer`.catch(() => []);
        const [row] = await Promise.race([asked, pause(2_000).then(() => [])]);
        if (row?.answer !== String(number)) wrong += 1;
      }
      return wrong;
    },
    async close(): Promise<void> {
      await sql.end({ timeout: 0 });
      await proxy.close();
    },
  };
}

/** Ten questions after a transaction lost its connection between two of its statements; how many had another's answer. */
async function askAfterLoss(open: typeof postgres): Promise<{ wrong: number; said: string }> {
  const { sql, proxy, wrongAnswers, close } = await openWire(open);
  let goOn = () => {};
  const gap = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let said = "";
  const transaction = sql.begin(async (tx) => {
    await tx`select 1`;
    await gap;
    await tx`select 'late' as answer`.catch((error: unknown) => {
      said = (error as { code: string }).code;
      throw error;
    });
  });
  transaction.catch(() => {});
  await pause(100);
  const next = sql<{ answer: string }[]>`select '0' as answer`.catch(() => []);
  proxy.cut();
  // the next connection is on its way when the transaction goes on
  while (
    !(await Promise.race([
      transaction.then(
        () => true,
        () => true,
      ),
      pause(1).then(() => false),
    ]))
  )
    await pause(1);
  goOn();
  let wrong = (await Promise.race([next, pause(2_000).then(() => [])]))[0]?.answer === "0" ? 0 : 1;
  wrong += await wrongAnswers(9);
  await close();
  return { wrong, said };
}

test("after a transaction lost its connection every question has its own answer", async () => {
  const { wrong, said } = await askAfterLoss(mended);
  expect(said).toBe("CONNECTION_CLOSED");
  expect(wrong).toBe(0);
});

/** Ten questions after a connection was reset under a transaction's statement, whose rollback is asked before the close. */
async function askAfterReset(open: typeof postgres): Promise<{ wrong: number; said: string }> {
  const { sql, proxy, wrongAnswers, close } = await openWire(open);
  let said = "";
  const transaction = sql.begin(async (tx) => {
    await tx`select 1`;
    await tx`select pg_sleep(30)`.catch((error: unknown) => {
      said = (error as { code: string }).code;
      throw error;
    });
  });
  const over = transaction.catch(() => {});
  await pause(100);
  proxy.reset();
  await over;
  const wrong = await wrongAnswers(10);
  await close();
  return { wrong, said };
}

test("after a connection was reset under a transaction every question has its own answer", async () => {
  const { wrong, said } = await askAfterReset(mended);
  expect(said).toBe("ECONNRESET");
  expect(wrong).toBe(0);
});

/** A greeting that lets everybody in, then a reset as soon as anything is asked. */
async function openResettingServer(): Promise<{ port: number; close: () => void }> {
  const greeting = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);
  const server = net.createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => {
      socket.write(greeting);
      socket.once("data", () => socket.resetAndDestroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as net.AddressInfo).port, close: () => server.close() };
}

test("a connection that is reset at the driver's own first question ends no process, and whoever asked hears of it", async () => {
  const server = await openResettingServer();
  const unheard: unknown[] = [];
  const note = (error: unknown) => void unheard.push(error);
  process.on("unhandledRejection", note);
  const sql = mended(`postgres://somebody:word@127.0.0.1:${server.port}/any`, { max: 1, backoff: () => 0 });
  await expect(sql`select 1`).rejects.toMatchObject({ code: "ECONNRESET" });
  await pause(50);
  process.off("unhandledRejection", note);
  await sql.end({ timeout: 0 });
  server.close();
  expect(unheard).toEqual([]);
});
