// One round of the chaos run: a journey of its own, people who edit it, faults until enough is acknowledged, then
// everything healed and asked.
import type * as Y from "yjs";
import { setExperience } from "#document/edit-touchpoint.ts";
import { createOrigin } from "#document/origin.ts";
import { experiencesOf } from "#document/shape.ts";
import { setText, textOf } from "#document/texts.ts";
import { experienceKey } from "#domain/vocabulary.ts";
import { pruneLog, snapshotOf, writeSnapshot } from "#server/collab/compact.ts";
import { loadRoom } from "#server/collab/load.ts";
import { databaseAtWork, differenceFrom, readModelCaughtUp, versionHolds } from "./chaos-checks.ts";
import { type Field, strike, type Struck } from "./chaos-nemesis.ts";
import type { ChaosNode } from "./chaos-node.ts";
import type { ChaosPlace } from "./chaos-place.ts";
import { until } from "./collab-client.ts";
import { ticketFor } from "./collab-world.ts";
import { CrashWriter } from "./crash-writer.ts";
import { pause } from "./processes.ts";

export interface RoundOptions {
  readonly place: ChaosPlace;
  readonly random: () => number;
  /** Fewest acknowledged edits. */
  readonly edits: number;
  /** Milliseconds between two edits of one person. */
  readonly every: number;
  /** Milliseconds after the healing in which everything must have caught up. */
  readonly limit: number;
  readonly onFault: (struck: Struck, acked: number) => void;
  /** It was asked what is stored; `lost` was called durable and was not there. */
  readonly onAsked: (when: string, lost: readonly string[]) => void;
  /** Something still waits a while after the healing: who, and what the database is doing. */
  readonly onLate: (detail: object) => void;
}

export interface RoundResult {
  readonly acked: number;
  /** Copies (people's, the read model) that are not what the log holds, and in what it differs. */
  readonly different: readonly string[];
  readonly isVersionRight: boolean;
  /** Milliseconds after the healing until everything was acknowledged, and until the read model was equal. */
  readonly acknowledgedAfter: number;
  readonly readModelAfter: number;
}

/** Milliseconds of silence after which a person tries another connection. */
const PATIENCE = 3_000;
/** Milliseconds after the healing after which it is noted what still waits. */
const LATE = 5_000;
const user = createOrigin("user", "chaos");
const TYPED = { collection: "touchpoints", id: "touch-2", field: "description" } as const;

const keyOf = (who: string, number: number) => experienceKey("touch-1", `${who}-${number}`, "value");

/** A value under a key of its own that can be looked for; now and then a letter where others type too. */
function edit(doc: Y.Doc, who: string, number: number): void {
  setExperience(doc, { touchpointId: "touch-1", personaId: `${who}-${number}`, value: 1 }, user);
  if (number % 5 > 0) return;
  // a long round must not fill the field up to its limit
  const text = textOf(doc, TYPED)?.toString().slice(-2_000) ?? "";
  // a deletion is an edit that moves no state vector
  setText(doc, TYPED, number % 10 === 0 ? text.slice(1) : `${text}${who}`, user);
}

function addWriters(place: ChaosPlace, journeyId: string): CrashWriter[] {
  return place.people.map((person, index) => {
    let tries = index;
    const address = async () => {
      const node = place.nodes[(tries += 1) % place.nodes.length];
      const ticket = await ticketFor(person, "journey", journeyId);
      return `ws://127.0.0.1:${node?.clients.port}/collab/${journeyId}?ticket=${ticket}`;
    };
    return new CrashWriter({
      address,
      nameOf: (number) => keyOf(`w${index}`, number),
      edit: (doc, number) => edit(doc, `w${index}`, number),
      patience: PATIENCE,
    });
  });
}

/** A snapshot by somebody who has the room not open, and the log before it deleted as if it were old. */
async function compact(place: ChaosPlace, roomId: string): Promise<void> {
  await place.ask(async (sql) => {
    const { doc, seq, workspaceId } = await loadRoom(sql, roomId);
    await writeSnapshot(sql, { roomId, workspaceId, seq, payload: snapshotOf(doc) });
    await sql`update room_updates set at = now() - interval '8 days' where room_id = ${roomId} and seq <= ${seq}`;
    await pruneLog(sql, roomId);
  });
}

export async function runRound({
  place,
  random,
  edits,
  every,
  limit,
  onFault,
  onAsked,
  onLate,
}: RoundOptions): Promise<RoundResult> {
  const { nodes } = place;
  const journeyId = await place.addJourney();
  const writers = addWriters(place, journeyId);
  const acked = () => writers.reduce((sum, writer) => sum + writer.acked.size, 0);
  const claims = () => writers.flatMap((writer) => [...writer.acked]);
  const work: Promise<void>[] = [];

  /** What is durable is noted before the database is asked: the others go on meanwhile. */
  async function askStored(when: string): Promise<void> {
    const claimed = claims();
    const stored = await place.ask(async (sql) => experiencesOf((await loadRoom(sql, journeyId)).doc));
    onAsked(
      when,
      claimed.filter((key) => !stored.has(key)),
    );
  }

  let recovering: Promise<void> | null = null;
  const field: Field = {
    nodes,
    random,
    async killNode(node: ChaosNode) {
      // nobody may bring it again before the database was asked
      for (const writer of writers) writer.isHeld = true;
      await node.kill();
      // an acknowledgement that was sent before the kill still arrives
      await pause(60);
      await askStored(`kill -9 of ${node.name}`).catch(() => {});
      for (const writer of writers) writer.isHeld = false;
      await node.start();
    },
    async crashDatabase() {
      recovering ??= place.crashDatabase().finally(() => {
        recovering = null;
      });
      await recovering;
      await askStored("database crash");
    },
    // the database may be down just then
    compact: () => compact(place, journeyId).catch(() => {}),
    closeTab: () => writers[Math.floor(random() * writers.length)]?.startOver(),
  };

  try {
    for (const writer of writers) work.push(writer.stayConnected(), writer.keepWriting(every));
    await Promise.all([
      until(`${edits} edits are acknowledged`, () => acked() >= edits, 1_800_000),
      strike(
        field,
        () => acked() >= edits,
        (struck) => onFault(struck, acked()),
      ),
    ]);
    for (const writer of writers) writer.stopWriting();
    for (const node of nodes) node.heal();
    const healed = performance.now();
    const isWaiting = (one: CrashWriter) => one.hasUnacked || !one.isSynced;
    const late = setInterval(() => {
      const waiting = writers.flatMap((one, index) => (isWaiting(one) ? [{ index, ...one.standing }] : []));
      void place.ask(databaseAtWork).then(
        (database) => onLate({ waiting, database }),
        (error: unknown) => onLate({ waiting, database: String(error) }),
      );
    }, LATE);
    await until("nothing waits any more", () => !writers.some(isWaiting), 100_000).finally(() =>
      clearInterval(late),
    );
    const acknowledgedAfter = performance.now() - healed;
    const reading = await place.readInFreshProcess(journeyId);
    const stored = new Set(reading.experiences);
    onAsked(
      "the end",
      claims().filter((key) => !stored.has(key)),
    );
    if (reading.isWaiting) onAsked("the end", ["something in the log waits for what is not there"]);
    const differences = () =>
      writers.flatMap((writer, index) => {
        const difference = differenceFrom(reading, writer.doc);
        return difference ? [`w${index}: ${difference}`] : [];
      });
    await until("all copies are equal", () => differences().length === 0, limit / 10).catch(() => {});
    const readModel = await place.ask((sql) => readModelCaughtUp(sql, journeyId, limit));
    const readModelAfter = performance.now() - healed;
    return {
      acked: acked(),
      different: [...differences(), ...(readModel ? [`the read model: ${readModel}`] : [])],
      isVersionRight: await place.ask((sql) => versionHolds(sql, journeyId)),
      acknowledgedAfter,
      readModelAfter,
    };
  } finally {
    for (const writer of writers) {
      writer.stopWriting();
      writer.end();
    }
    await Promise.all(work);
  }
}
