// Where the bench happens: a Postgres with the shipped settings, a workspace with people, and journeys to edit.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as Y from "yjs";
import { type DatabaseUrls, openPools, providePools } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import type { JourneySeed } from "#domain/journey-seed.ts";
import { readSecrets } from "#server/secrets.ts";
import { type CollabPerson, createCollabWorld, ticketFor } from "#server/testing/collab-world.ts";
import { connect, inDatabase } from "#server/testing/postgres-server.ts";
import { TEST_ORIGIN } from "#server/testing/test-origin.ts";
import { removeData, startPostgres } from "../../scripts/postgres.mjs";

export interface BenchJourney {
  readonly id: string;
  /** The state every client begins with. */
  readonly state: Uint8Array;
}

export interface BenchWorld {
  readonly urls: DatabaseUrls;
  readonly origin: string;
  /** A database user of the peers, with one table. */
  readonly insertUrl: string;
  addJourney(touchpoints: number): Promise<BenchJourney>;
  /** Replaces a journey's log by these updates. */
  writeLog(journeyId: string, updates: readonly Uint8Array[]): Promise<void>;
  /** What the peers have kept of a room. */
  kept(room: string): Promise<Uint8Array[]>;
  ticket(journeyId: string): Promise<string>;
  end(): Promise<void>;
}

/** One person may hold twenty sockets in a process. */
const PEOPLE = 80;

export function seedOf(touchpoints: number): JourneySeed {
  const phases = ["Bewustwording", "Overweging", "Aankoop", "Gebruik", "Behoud"];
  return {
    meta: { title: "Een fiets kopen", contentLocale: "nl" },
    phases: phases.map((name, index) => ({ id: `phase-${index}`, name })),
    touchpoints: Array.from({ length: touchpoints }, (_, index) => ({
      id: `touch-${index}`,
      phaseId: `phase-${index % phases.length}`,
      title: `Touchpoint ${index}`,
      medium: index % 3 === 0 ? "physical" : "digital",
      mediaKind: "owned",
    })),
  };
}

export async function createBenchWorld({ people: count = PEOPLE } = {}): Promise<BenchWorld> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "redthread-collab-"));
  const database = await startPostgres({ dataDir });
  const urls = await migrateDatabase({ ownerUrl: database.url, secrets: readSecrets(dataDir) });
  const pools = openPools(urls, { max: { app: 8, collab: 2, share: 1 }, name: "redthread-bench-load" });
  providePools(pools);
  const everything = connect(inDatabase(database.superUrl, "redthread"));
  const world = await createCollabWorld(everything);
  await everything`create table public.bench_updates (at bigserial primary key, room text, payload bytea)`;
  const people: CollabPerson[] = [];
  for (let index = 0; index < count; index += 1) people.push(await world.addPerson("editor"));
  let turn = 0;
  return {
    urls,
    origin: TEST_ORIGIN,
    insertUrl: inDatabase(database.superUrl, "redthread"),
    async addJourney(touchpoints) {
      const id = await world.addJourney(seedOf(touchpoints));
      // as after the product's own making of a journey: the read model is not behind
      await everything`update rooms set projected_seq = last_seq where id = ${id}`;
      const [row] = await everything<{ payload: Buffer }[]>`
        select payload from room_updates where room_id = ${id} and seq = 1`;
      return { id, state: new Uint8Array(row?.payload ?? Y.encodeStateAsUpdate(new Y.Doc())) };
    },
    async writeLog(journeyId, updates) {
      await everything`delete from room_updates where room_id = ${journeyId}`;
      for (let at = 0; at < updates.length; at += 1_000) {
        const rows = updates.slice(at, at + 1_000).map((payload, index) => ({
          workspace_id: world.workspaceId,
          room_id: journeyId,
          seq: at + index + 1,
          payload: Buffer.from(payload),
          actor: "job:bench",
        }));
        await everything`insert into room_updates ${everything(rows)}`;
      }
      await everything`update rooms set last_seq = ${updates.length} where id = ${journeyId}`;
    },
    async kept(room) {
      const rows = await everything<{ payload: Buffer }[]>`
        select payload from bench_updates where room = ${room} order by at`;
      return rows.map(({ payload }) => new Uint8Array(payload));
    },
    async ticket(journeyId) {
      turn += 1;
      const person = people[turn % people.length];
      if (!person) throw new Error("nobody is there");
      return await ticketFor(person, "journey", journeyId);
    },
    async end() {
      await everything.end();
      await pools.close();
      await database.stop();
      removeData(dataDir);
    },
  };
}
