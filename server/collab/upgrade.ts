// From an HTTP upgrade to an admitted socket: origin, ticket, rights and number of sockets, all before the 101.
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { CLOSE_CODES, LIMITS, type Room as RoomName, roomOf } from "#document/protocol.ts";
import { DomainError } from "#domain/errors.ts";
import { takeTicket, type Ticket } from "#server/auth/ticket.ts";
import { type Rights, readRights } from "./rights.ts";
import type { CollabLog } from "./settings.ts";

export interface Admitted {
  readonly room: RoomName;
  readonly ticket: Ticket;
  readonly rights: Rights;
}

export interface UpgradeOptions {
  /** Exact origins whose pages may connect. */
  readonly origins: readonly string[];
  readonly socketsPerUser: number;
  readonly log: CollabLog;
  /** False while the server takes nobody: starting, draining. */
  readonly isOpen: () => boolean;
  /** An upgrade was answered with this status instead. */
  readonly onRefused: (status: number) => void;
  /** True for people kept out for a while. */
  readonly isBlocked: (userId: string) => boolean;
  /** @param line the connection below the socket */
  readonly onSocket: (socket: WebSocket, admitted: Admitted, line: Socket) => void;
}

const REASONS = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  429: "Too Many Requests",
  503: "Service Unavailable",
} as const;
type Status = keyof typeof REASONS;

class Refusal extends Error {
  readonly status: Status;
  constructor(status: Status) {
    super(REASONS[status]);
    this.status = status;
  }
}

function answer(socket: Duplex, status: Status): void {
  if (socket.writable) {
    const head = `HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
    socket.end(head, () => socket.destroy());
  } else {
    socket.destroy();
  }
}

/** The status of an upgrade that is refused for lack of rights: a page never learns what exists. */
function statusOf(error: unknown): Status {
  if (error instanceof Refusal) return error.status;
  if (!(error instanceof DomainError)) return 503;
  return error.code === "UNAUTHENTICATED" ? 401 : 403;
}

export interface Upgrader {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Open sockets, and those being admitted. */
  count(): number;
  close(): void;
}

/** Makes the upgrade handler. It counts sockets by person, so that a twenty-first is answered 429. */
export function createUpgrader(options: UpgradeOptions): Upgrader {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.frameBytes,
    perMessageDeflate: false,
    clientTracking: false,
    // a frame cut into many pieces costs more than it carries
    maxFragments: 1_024,
    maxBufferedChunks: 64 * 1024,
  });
  const socketsOf = new Map<string, number>();

  function hold(userId: string): void {
    const count = socketsOf.get(userId) ?? 0;
    if (count >= options.socketsPerUser) throw new Refusal(429);
    socketsOf.set(userId, count + 1);
  }
  function letGo(userId: string): void {
    const count = (socketsOf.get(userId) ?? 1) - 1;
    if (count > 0) socketsOf.set(userId, count);
    else socketsOf.delete(userId);
  }

  async function admit(request: IncomingMessage): Promise<Admitted> {
    if (!options.isOpen()) throw new Refusal(503);
    const origin = request.headers.origin;
    if (!origin || !options.origins.includes(origin)) throw new Refusal(403);
    const url = new URL(request.url ?? "/", "http://collab");
    const room = roomOf(url.pathname);
    if (!room) throw new Refusal(404);
    const secret = url.searchParams.get("ticket");
    const ticket = secret ? await takeTicket(secret) : null;
    if (!ticket) throw new Refusal(401);
    const opens = ticket.kind === "outdated" ? "journey" : ticket.kind;
    if (opens !== room.kind || ticket.subjectId !== room.id) throw new Refusal(403);
    if (options.isBlocked(ticket.userId)) throw new Refusal(403);
    hold(ticket.userId);
    try {
      return { room, ticket, rights: await readRights(ticket) };
    } catch (error) {
      letGo(ticket.userId);
      throw error;
    }
  }

  return {
    handleUpgrade(request, socket, head) {
      const ignore = () => {};
      socket.on("error", ignore);
      void admit(request).then(
        (admitted) => {
          const { userId } = admitted.ticket;
          if (socket.destroyed || !options.isOpen()) {
            letGo(userId);
            answer(socket, 503);
            return;
          }
          let isHeld = true;
          socket.once("close", () => {
            if (isHeld) letGo(userId);
            isHeld = false;
          });
          server.handleUpgrade(request, socket, head, (ws) => {
            socket.off("error", ignore);
            if (admitted.ticket.kind === "outdated") ws.close(CLOSE_CODES.newerShape);
            else options.onSocket(ws, admitted, request.socket);
          });
        },
        (error: unknown) => {
          const status = statusOf(error);
          options.onRefused(status);
          if (status === 503 && options.isOpen()) options.log.warn({ err: error }, "an upgrade failed");
          answer(socket, status);
        },
      );
    },
    count: () => [...socketsOf.values()].reduce((sum, count) => sum + count, 0),
    close: () => server.close(),
  };
}
