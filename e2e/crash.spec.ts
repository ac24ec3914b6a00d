// Page: /{ws}/j/{slug}
// Five people edit, one of them in a real browser, while the whole product or its database is killed in the middle of
// commits: whatever was called saved is read by a process that never saw the edits.
import { fork } from "node:child_process";
import { once } from "node:events";
import type { Browser, BrowserContextOptions } from "@playwright/test";
import type * as Y from "yjs";
import { createOrigin } from "#document/origin.ts";
import { setText } from "#document/texts.ts";
import type { CrashReading } from "#server/testing/crash-reading.ts";
import { CrashWriter } from "#server/testing/crash-writer.ts";
import { BrowserWriter } from "./browser-writer.ts";
import { expect, makeJourney, openBoard, type PersonName, test } from "./fixtures.ts";
import { OwnProduct } from "./own-product.ts";

const SOCKET_WRITERS: readonly PersonName[] = ["ruben", "bram", "ilse", "farah"];

interface Setting {
  readonly kills: number;
  /** Every how many kills it is Postgres that dies. */
  readonly postgresEvery: number;
  /** Milliseconds between two edits of one socket. */
  readonly every: number;
  /** Fewest acknowledged edits in the whole run. */
  readonly edits: number;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What stands in the database, read by a process of its own. */
async function readFresh(url: string, journeyId: string): Promise<CrashReading> {
  const reader = fork("server/testing/crash-reader.ts", [JSON.stringify({ url, journeyId })], {
    execArgv: ["--import", "tsx"],
  });
  const [reading] = (await once(reader, "message")) as [CrashReading];
  return reading;
}

async function runCrashes(browser: Browser, options: BrowserContextOptions, setting: Setting) {
  const product = await OwnProduct.start(browser);
  const writers: CrashWriter[] = [];
  const work: Promise<void>[] = [];
  const lost = new Set<string>();
  let postgresKills = 0;
  let inBrowser: BrowserWriter | null = null;
  try {
    const lotte = await product.visit("lotte", options);
    const journey = await makeJourney(lotte.api);
    await openBoard(lotte.page, journey.path);
    const typist = await BrowserWriter.open(lotte.page);
    inBrowser = typist;
    for (const [index, name] of SOCKET_WRITERS.entries()) {
      // A card of their own, below the browser's: one letter of its description is one edit.
      const card = lotte.page.locator("[data-card]").nth(index + 1);
      const cardId = (await card.getAttribute("data-card")) ?? "";
      const { context } = await product.visit(name, options);
      const address = async () => {
        const answer = await context.request.post("/api/collab/ticket", {
          headers: { origin: product.url },
          data: { journeyId: journey.id },
          timeout: 2_000,
        });
        const { url, ticket } = (await answer.json()) as { url: string; ticket: string };
        return `${url}/${journey.id}?ticket=${ticket}`;
      };
      const edit = (doc: Y.Doc, count: number) => {
        const place = { collection: "touchpoints", id: cardId, field: "description" } as const;
        setText(doc, place, "x".repeat(count), createOrigin("user", name));
      };
      const nameOf = (count: number) => `${cardId} ${count}`;
      writers.push(new CrashWriter({ address, edit, nameOf, origin: product.url }));
    }
    for (const writer of writers) work.push(writer.stayConnected(), writer.keepWriting(setting.every));
    work.push(typist.keepWriting());

    const acked = () => writers.reduce((sum, writer) => sum + writer.acked.size, typist.acked.length);
    const untilAcked = (goal: number) =>
      expect.poll(acked, { timeout: 300_000, intervals: [20] }).toBeGreaterThanOrEqual(goal);
    /** What is claimed is noted before the database is asked: while Postgres was killed the others go on. */
    async function check(): Promise<void> {
      const claimed = writers.flatMap((writer) => [...writer.acked]);
      const text = typist.acked;
      const stored = await readFresh(product.databaseUrl, journey.id);
      for (const name of claimed) {
        const [cardId = "", letter] = name.split(" ");
        if (stored.descriptions[cardId]?.[Number(letter) - 1] !== "x") lost.add(name);
      }
      if (!stored.descriptions[typist.cardId]?.startsWith(text)) lost.add(`browser ${text.length}`);
    }
    /** An edit is handed to the others right before its commit begins. */
    async function nextCommit(): Promise<void> {
      const doc = writers[0]?.doc;
      if (doc) await new Promise<void>((resolve) => doc.once("update", () => resolve()));
      await pause(Math.random() * 40);
    }

    for (let kill = 1; kill <= setting.kills; kill += 1) {
      await untilAcked(Math.floor((setting.edits * kill) / (setting.kills + 1)));
      // The browser has something to lose each time.
      const before = typist.acked.length;
      await expect.poll(() => typist.acked.length, { timeout: 60_000 }).toBeGreaterThan(before);
      await nextCommit();
      if (kill % setting.postgresEvery === 0) {
        postgresKills += 1;
        await product.crashPostgres();
        await product.bringPostgres();
        await check();
        await product.untilWell();
      } else {
        await product.crash();
        // an acknowledgement that was sent before the kill still arrives
        await pause(60);
        await typist.look();
        await check();
        await product.startAgain();
      }
      console.log(
        `kill ${kill}: ${acked()} acknowledged (browser ${typist.acked.length}), ${lost.size} lost`,
      );
    }
    await untilAcked(setting.edits);
    for (const writer of writers) writer.stopWriting();
    typist.stopWriting();
    await expect.poll(() => writers.some((writer) => writer.hasUnacked), { timeout: 60_000 }).toBe(false);
    await typist.untilAllSaved();
    await product.crash();
    await check();
    const each = [typist.acked.length, ...writers.map((writer) => writer.acked.size)];
    return {
      kills: setting.kills,
      postgresKills,
      acked: acked(),
      fewest: Math.min(...each),
      lost: [...lost],
    };
  } finally {
    for (const writer of writers) {
      writer.stopWriting();
      writer.end();
    }
    inBrowser?.stopWriting();
    // A page that is closed ends whatever still waits for it; and the product ends whatever went wrong before.
    await product.stop();
    await Promise.allSettled(work);
  }
}

test("promise-1 two kills, one of Postgres, with a real browser as the fifth writer: nothing that was saved is lost @long", async ({
  browser,
  contextOptions,
}) => {
  test.setTimeout(5 * 60_000);
  const result = await runCrashes(browser, contextOptions, {
    kills: 2,
    postgresEvery: 2,
    every: 120,
    edits: 400,
  });
  expect(result).toMatchObject({ kills: 2, postgresKills: 1, lost: [] });
  expect(result.acked).toBeGreaterThanOrEqual(400);
  expect(result.fewest).toBeGreaterThanOrEqual(10);
});

test("promise-1 twenty kills, every fifth of Postgres, 5,000 acknowledged edits, a real browser as the fifth writer @long", async ({
  browser,
  contextOptions,
}) => {
  test.setTimeout(30 * 60_000);
  const result = await runCrashes(browser, contextOptions, {
    kills: 20,
    postgresEvery: 5,
    // the page draws what the others do: it has to keep up
    every: 120,
    edits: 5_000,
  });
  expect(result).toMatchObject({ kills: 20, postgresKills: 4, lost: [] });
  expect(result.acked).toBeGreaterThanOrEqual(5_000);
  expect(result.fewest).toBeGreaterThanOrEqual(100);
});
