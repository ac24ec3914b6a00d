// Notifications: bells of commands and of other writers of the log arrive here, on one connection that only listens.
import type { Sql } from "postgres";
import { z } from "zod";
import { id } from "#domain/ids.ts";
import type { CollabLog } from "./settings.ts";

/** Rung by `scope.bell` after commit. */
export const BELL_CHANNEL = "rt_bell";
/** Rung after every batch of the log: which rooms moved, and how far. */
export const LOG_CHANNEL = "rt_log";

/** Noun of a bell that says: a command wrote to this journey's log. Only rooms hear it. */
export const LOG_NOUN = "log";
/** Noun of a bell that says: the read model of this journey moved on. Boards know already; lists and portals hear it. */
export const CONTENT_NOUN = "content";

const bell = z.object({ w: id, j: id.nullable(), n: z.string().min(1).max(60) });
export interface Bell {
  readonly workspaceId: string;
  readonly journeyId: string | null;
  readonly noun: string;
}

const positions = z.object({
  from: z.string().max(64),
  rooms: z.union([z.literal("*"), z.array(z.tuple([id, z.number()]))]),
});

const ROOMS_IN_A_PAYLOAD = 100;
const ROOMS_IN_A_BATCH = 300;

export interface ListenOptions {
  readonly sql: Sql;
  /** Names this process among the writers, so that it does not read what it wrote itself. */
  readonly nodeId: string;
  readonly log: CollabLog;
  readonly onBell: (bell: Bell) => void;
  readonly onPositions: (rooms: readonly (readonly [string, number])[]) => void;
  /** Notifications may have been missed: after a lost connection, or when there were too many to name. */
  readonly onGap: () => void;
}

const parse = <T>(schema: z.ZodType<T>, payload: string): T | null => {
  try {
    return schema.parse(JSON.parse(payload));
  } catch {
    return null;
  }
};

/** Starts listening; postgres.js keeps a connection for it and opens it again when it is lost. */
export async function listenToBells(options: ListenOptions): Promise<() => Promise<void>> {
  const { sql, nodeId, log, onGap } = options;
  let isFirst = true;
  const heard = await sql.listen(
    BELL_CHANNEL,
    (payload) => {
      const rung = parse(bell, payload);
      if (rung) options.onBell({ workspaceId: rung.w, journeyId: rung.j, noun: rung.n });
      else log.warn({ size: payload.length }, "a bell could not be read");
    },
    () => {
      if (!isFirst) onGap();
      isFirst = false;
    },
  );
  const moved = await sql.listen(LOG_CHANNEL, (payload) => {
    const told = parse(positions, payload);
    if (!told || told.rooms === "*") onGap();
    else if (told.from !== nodeId) options.onPositions(told.rooms);
  });
  return async () => {
    await Promise.all([heard.unlisten(), moved.unlisten()]);
  };
}

/** The payloads that tell how far rooms have moved. */
export function positionPayloads(nodeId: string, rooms: readonly (readonly [string, number])[]): string[] {
  if (rooms.length > ROOMS_IN_A_BATCH) return [JSON.stringify({ from: nodeId, rooms: "*" })];
  const payloads: string[] = [];
  for (let at = 0; at < rooms.length; at += ROOMS_IN_A_PAYLOAD) {
    payloads.push(JSON.stringify({ from: nodeId, rooms: rooms.slice(at, at + ROOMS_IN_A_PAYLOAD) }));
  }
  return payloads;
}

/** Tells other processes, after the commit. A message that is not sent costs them a poll and nothing else. */
export class PositionTeller {
  readonly #sql: Sql;
  readonly #nodeId: string;
  readonly #window: number;
  readonly #pending = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;

  constructor(sql: Sql, nodeId: string, window: number) {
    this.#sql = sql;
    this.#nodeId = nodeId;
    this.#window = window;
  }

  tell(rooms: ReadonlyMap<string, number>): void {
    for (const [roomId, seq] of rooms) this.#pending.set(roomId, seq);
    this.#timer ??= setTimeout(() => this.#send(), this.#window);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #send(): void {
    this.#timer = null;
    const payloads = positionPayloads(this.#nodeId, [...this.#pending]);
    this.#pending.clear();
    this.#sql`select pg_notify(${LOG_CHANNEL}, p) from unnest(${payloads}::text[]) p`.catch(() => {});
  }
}
