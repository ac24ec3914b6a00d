// The limit of what a WebSocket server can do in Node: it forwards frames to the others in the room and knows nothing.
import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { serveAndReport } from "./usage.mjs";

const rooms = new Map();
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on("connection", (socket, request) => {
  const room = new URL(request.url, "http://any").pathname;
  if (!rooms.has(room)) rooms.set(room, new Set());
  const members = rooms.get(room);
  members.add(socket);
  socket.on("message", (data) => {
    for (const other of members) if (other !== socket) other.send(data);
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    members.delete(socket);
    if (members.size === 0) rooms.delete(room);
  });
});
await serveAndReport(
  () => new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port))),
);
