// @hocuspocus/server in memory; with `insert`, every update is one INSERT; with `store`, whole documents are stored
// after its own delay, as its documentation shows.
import { Server } from "@hocuspocus/server";
import postgres from "postgres";
import * as Y from "yjs";
import { argument, serveAndReport } from "./usage.mjs";

const { insert, store } = argument();
const url = insert ?? store;
const sql = url ? postgres(url, { max: 10, onnotice: () => {} }) : null;

const keep = insert
  ? {
      async onChange({ documentName, update }) {
        await sql`insert into bench_updates (room, payload) values (${documentName}, ${Buffer.from(update)})`;
      },
    }
  : store
    ? {
        async onStoreDocument({ documentName, document }) {
          const payload = Buffer.from(Y.encodeStateAsUpdate(document));
          await sql`insert into bench_updates (room, payload) values (${documentName}, ${payload})`;
        },
      }
    : {};

const server = new Server({ port: 0, address: "127.0.0.1", quiet: true, ...keep });
await serveAndReport(async () => {
  await server.listen();
  return server.address.port;
});
