// Processes speak through the database they share: NOTIFY, in a statement of its own after the commit.
import type { Sql } from "postgres";
import type { NodeChannel, OpenNodeWire } from "./nodes.ts";

const CHANNELS: Readonly<Record<NodeChannel, string>> = { log: "rt_log", here: "rt_here" };

export const openPostgresWire =
  (sql: Sql): OpenNodeWire =>
  async (listener) => {
    const listening = await Promise.all(
      (Object.entries(CHANNELS) as [NodeChannel, string][]).map(([channel, name]) => {
        let isFirst = true;
        return sql.listen(
          name,
          (payload) => listener.onMessage(channel, payload),
          () => {
            // postgres.js has opened its connection again
            if (!isFirst && channel === "log") listener.onGap();
            isFirst = false;
          },
        );
      }),
    );
    return {
      send(channel, payloads) {
        if (payloads.length === 0) return;
        sql`select pg_notify(${CHANNELS[channel]}, p) from unnest(${payloads as string[]}::text[]) p`.catch(
          () => {},
        );
      },
      async close() {
        await Promise.all(listening.map((one) => one.unlisten()));
      },
    };
  };
