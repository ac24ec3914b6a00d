// @y/websocket-server as its own start script wires it; with `insert`, every update is one INSERT.
import { createServer } from "node:http";
import { setPersistence, setupWSConnection } from "@y/websocket-server/utils";
import postgres from "postgres";
import { WebSocketServer } from "ws";
import { argument, serveAndReport } from "./usage.mjs";

const { insert } = argument();
if (insert) {
  const sql = postgres(insert, { max: 10, onnotice: () => {} });
  setPersistence({
    provider: null,
    bindState: (name, doc) => {
      doc.on("update", (update) => {
        void sql`insert into bench_updates (room, payload) values (${name}, ${Buffer.from(update)})`;
      });
    },
    writeState: async () => {},
  });
}
const server = createServer();
const sockets = new WebSocketServer({ server });
sockets.on("connection", setupWSConnection);
await serveAndReport(
  () => new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port))),
);
