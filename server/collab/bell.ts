// Bells: a command says after its commit that something changed, without saying what. They come by NOTIFY, on a
// connection that only listens.
import type { Sql } from "postgres";
import { z } from "zod";
import { id } from "#domain/ids.ts";
import type { CollabLog } from "./settings.ts";

/** Rung by `scope.bell` after commit. */
export const BELL_CHANNEL = "rt_bell";

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

export interface ListenOptions {
  readonly sql: Sql;
  readonly log: CollabLog;
  readonly onBell: (bell: Bell) => void;
  /** Bells may have been missed: after a lost connection. */
  readonly onGap: () => void;
}

/** Reads a message of another process; null when it is none of ours. */
export function parseMessage<T>(schema: z.ZodType<T>, payload: string): T | null {
  try {
    return schema.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}

/** Starts listening; postgres.js keeps a connection for it and opens it again when it is lost. */
export async function listenToBells(options: ListenOptions): Promise<() => Promise<void>> {
  const { sql, log, onGap } = options;
  let isFirst = true;
  const heard = await sql.listen(
    BELL_CHANNEL,
    (payload) => {
      const rung = parseMessage(bell, payload);
      if (rung) options.onBell({ workspaceId: rung.w, journeyId: rung.j, noun: rung.n });
      else log.warn({ size: payload.length }, "a bell could not be read");
    },
    () => {
      if (!isFirst) onGap();
      isFirst = false;
    },
  );
  return () => heard.unlisten();
}
