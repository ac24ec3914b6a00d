// The crash harness: people edit, the server or Postgres is killed in the middle of a commit, and each time it is asked
// whether everything that was called durable is in the database. Runs Postgres with the shipped settings.
import type { ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type * as Y from "yjs";
import { openPools, providePools } from "#db/client.ts";
import { migrateDatabase, type MigratedUrls } from "#db/migrate.ts";
import { setExperience } from "#document/edit-touchpoint.ts";
import { createOrigin } from "#document/origin.ts";
import { experiencesOf } from "#document/shape.ts";
import { experienceKey } from "#domain/vocabulary.ts";
import { loadRoom } from "#server/collab/load.ts";
import { readSecrets } from "#server/secrets.ts";
import { removeData, startPostgres } from "../../scripts/postgres.mjs";
import { until } from "./collab-client.ts";
import { createCollabWorld, ticketFor } from "./collab-world.ts";
import { isReading } from "./crash-reading.ts";
import { CrashWriter } from "./crash-writer.ts";
import { connect, inDatabase } from "./postgres-server.ts";
import {
  crashPostgres,
  freePort,
  isWord,
  messageOf,
  pause,
  removeScripts,
  startScript,
} from "./processes.ts";

export interface CrashOptions {
  readonly kills: number;
  /** Fewest acknowledged edits in the whole run. */
  readonly edits: number;
  readonly writers: number;
  /** Milliseconds between two edits of one writer. */
  readonly every: number;
  /** The control: acknowledge before the commit. */
  readonly early?: boolean;
  /** Every how many kills it is Postgres that dies; 0 = never. */
  readonly postgresEvery?: number;
  readonly log?: (line: string) => void;
}

export interface CrashResult {
  readonly kills: number;
  readonly postgresKills: number;
  readonly acked: number;
  /** How often the server ended by itself, not by a kill. */
  readonly falls: number;
  /** Keys that were called durable and were missing when it was asked, at the kill or at the end. */
  readonly lost: readonly string[];
}

const user = createOrigin("user", "crash");
/** One run. Everything it starts is stopped again. */
export async function runCrashes(options: CrashOptions): Promise<CrashResult> {
  const { kills, edits, writers: count, every, early = false, postgresEvery = 5, log = () => {} } = options;
  const dataDir = mkdtempSync(path.join(tmpdir(), "redthread-crash-"));
  let database = await startPostgres({ dataDir });
  let stopChild: () => void = () => {};
  let closePools: () => Promise<void> = async () => {};
  let urls: MigratedUrls | null = null;
  let journeyId = "";
  const writers: CrashWriter[] = [];
  const work: Promise<void>[] = [];
  const lost = new Set<string>();
  const port = await freePort();
  let postgresKills = 0;
  let falls = 0;
  let isOver = false;
  let server: ChildProcess | null = null;

  async function prepare(): Promise<void> {
    urls = await migrateDatabase({ ownerUrl: database.url, secrets: readSecrets(dataDir) });
    const pools = openPools(urls, { max: { app: 6, collab: 2, share: 1 }, name: "redthread-crash-parent" });
    closePools = () => pools.close();
    providePools(pools);
    const everything = connect(inDatabase(database.superUrl, "redthread"));
    try {
      const world = await createCollabWorld(everything);
      ({ journeyId } = world);
      for (let i = 0; i < count; i += 1) {
        const person = await world.addPerson("editor");
        const address = async () =>
          `ws://127.0.0.1:${port}/collab/${journeyId}?ticket=${await ticketFor(person, "journey", journeyId)}`;
        const nameOf = (edit: number) => experienceKey("touch-1", `w${i}-${edit}`, "value");
        const edit = (doc: Y.Doc, number: number) =>
          setExperience(doc, { touchpointId: "touch-1", personaId: `w${i}-${number}`, value: 1 }, user);
        writers.push(new CrashWriter({ address, nameOf, edit }));
      }
    } finally {
      await everything.end();
    }
  }

  async function startServer(): Promise<ChildProcess> {
    const child = await startScript("crash-server.ts", { urls, port, early });
    stopChild = () => void child.kill("SIGKILL");
    await messageOf(child, isWord("listening"));
    // as a process manager would: a server that falls over by itself is started again, and counted
    child.once("exit", (_code, signal) => {
      if (signal === "SIGKILL") return;
      falls += 1;
      void startAgain();
    });
    return child;
  }

  /** The one that fell may fall again while it starts: its database can still be away. */
  async function startAgain(): Promise<void> {
    while (!isOver) {
      const next = await startServer().catch(() => null);
      if (next) {
        server = next;
        return;
      }
      await pause(200);
    }
  }
  const acked = () => writers.reduce((sum, writer) => sum + writer.acked.size, 0);

  /** What is durable is noted before the database is asked: while Postgres was killed the others go on. */
  async function check(read: () => Promise<ReadonlySet<string>>): Promise<void> {
    const claimed = writers.flatMap((writer) => [...writer.acked]);
    const stored = await read();
    for (const key of claimed) if (!stored.has(key)) lost.add(key);
  }

  try {
    await prepare();
    server = await startServer();
    for (const writer of writers) work.push(writer.stayConnected(), writer.keepWriting(every));
    for (let kill = 1; kill <= kills; kill += 1) {
      const goal = Math.floor((edits * kill) / (kills + 1));
      await until(`${goal} edits are acknowledged`, () => acked() >= goal, 300_000);
      await nextCommit();
      await pause(Math.random() * 40);
      const isPostgres = postgresEvery > 0 && kill % postgresEvery === 0;
      if (isPostgres) {
        postgresKills += 1;
        await crashPostgres(database.folder);
        database = await startPostgres({ dataDir });
        await check(readStored);
      } else {
        for (const writer of writers) writer.isHeld = true;
        stopChild();
        // an acknowledgement that was sent before the kill still arrives
        await pause(60);
        await check(readStored);
        for (const writer of writers) writer.isHeld = false;
        server = await startServer();
      }
      log(`kill ${kill}${isPostgres ? " of Postgres" : ""}: ${acked()} acknowledged, ${lost.size} lost`);
    }
    await until(`${edits} edits are acknowledged`, () => acked() >= edits, 300_000);
    for (const writer of writers) writer.stopWriting();
    await until("nothing waits any more", () => writers.every((writer) => !writer.hasUnacked), 60_000);
    await check(readInFreshProcess);
    return { kills, postgresKills, acked: acked(), falls, lost: [...lost] };
  } finally {
    isOver = true;
    for (const writer of writers) {
      writer.stopWriting();
      writer.end();
    }
    await Promise.all(work);
    stopChild();
    await closePools();
    await database.stop();
    removeData(dataDir);
    await removeScripts();
  }

  /** Resolves when a commit begins, in whichever process serves then. */
  async function nextCommit(): Promise<void> {
    for (;;) {
      const serving = server;
      if (serving && (await messageOf(serving, isWord("commit")).catch(() => null))) return;
      await pause(20);
    }
  }

  async function readStored(): Promise<ReadonlySet<string>> {
    const everything = connect(inDatabase(database.superUrl, "redthread"));
    try {
      const { doc } = await loadRoom(everything, journeyId);
      return new Set(experiencesOf(doc).keys());
    } finally {
      await everything.end();
    }
  }

  async function readInFreshProcess(): Promise<ReadonlySet<string>> {
    const reader = await startScript("crash-reader.ts", { url: urls?.collab, journeyId });
    return new Set((await messageOf(reader, isReading)).experiences);
  }
}
