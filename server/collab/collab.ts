// The collaboration server: sockets of journeys, of workspaces' bells and of portals, over one committer.
// Knows nothing of Next: the same server runs beside it or in a process of its own.
import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { CLOSE_CODES } from "#document/protocol.ts";
import { DomainError } from "#domain/errors.ts";
import { type Bell, CONTENT_NOUN, listenToBells, LOG_NOUN } from "./bell.ts";
import { BellSockets } from "./bell-sockets.ts";
import { Committer, createLogWriter, type WriteLog } from "./committer.ts";
import { Acknowledger } from "./acknowledger.ts";
import { Connection, type Received } from "./connection.ts";
import { drainRooms } from "./drain.ts";
import { CollabMeasures } from "./measures.ts";
import { type NodeMessage, Nodes, type OpenNodeWire } from "./nodes.ts";
import { watchPressure } from "./pressure.ts";
import { Pulse } from "./pulse.ts";
import { Recheck } from "./recheck.ts";
import { closeCodeOf } from "./rights.ts";
import { Rooms } from "./rooms.ts";
import { type CollabLog, type CollabPools, type CollabSettings, DEFAULT_SETTINGS } from "./settings.ts";
import { Strikes } from "./strikes.ts";
import { type Admitted, createUpgrader } from "./upgrade.ts";
import { openPostgresWire } from "./wire-postgres.ts";

export interface CollabOptions {
  readonly pools: CollabPools;
  /** Exact origins whose pages may connect. */
  readonly origins: readonly string[];
  readonly log: CollabLog;
  readonly settings?: Partial<CollabSettings>;
  /** How a batch reaches the log; Postgres unless a test puts something in between. */
  readonly writeLog?: WriteLog;
  /** How processes that serve the same journeys speak with each other; Postgres NOTIFY unless given. */
  readonly nodeWire?: OpenNodeWire;
}

export interface CollabHealth {
  readonly status: "ok" | "slow" | "down" | "draining";
  readonly sockets: number;
  readonly rooms: number;
  readonly queuedBytes: number;
  /** Milliseconds the oldest update waits for its commit. */
  readonly oldest: number;
}

export interface Collab {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  health(): CollabHealth;
  /** Counted since the start. */
  readonly measures: CollabMeasures;
  /** Commits, acknowledges, sends everybody away to come back, stores the rooms; then all is closed. */
  drain(): Promise<void>;
  /** Ends at once, as a crash would but without one: for tests. */
  abort(): Promise<void>;
}

/** Starts the server; sockets are taken from here on. */
export async function createCollab(options: CollabOptions): Promise<Collab> {
  const settings: CollabSettings = { ...DEFAULT_SETTINGS, ...options.settings };
  const { pools, log } = options;
  const now = () => performance.now();
  const measures = new CollabMeasures();
  const connections = new Set<Connection>();
  const acknowledger = new Acknowledger(settings.ackWindow);
  const bellSockets = new BellSockets();
  const strikes = new Strikes(settings, now);
  const nodes = new Nodes({
    node: randomBytes(8).toString("hex"),
    open: options.nodeWire ?? openPostgresWire(pools.collab),
    window: { moved: settings.movedWindow, here: settings.hereWindow },
    aliveEvery: settings.aliveEvery,
    now,
    onMessage: handleNode,
    onGap: () => void pollNow(),
  });
  let state: "open" | "draining" | "closed" = "open";

  const committer = new Committer({
    write: options.writeLog ?? createLogWriter(pools.collab),
    settings,
    log,
    now,
    measures,
    onCommitted: (positions) => nodes.tellMoved(positions),
  });
  const rooms = new Rooms({
    sql: pools.collab,
    committer,
    settings,
    log,
    now,
    wallClock: () => Date.now(),
    measures,
    onStrike: (userId) => strikes.add(userId),
    onShown: (roomId, states) => nodes.tellHere(roomId, states),
    onOpened: (roomId) => nodes.askWho(roomId),
  });
  const pressure = watchPressure({ committer, settings, log, connections });
  const recheck = new Recheck({ connections, bellSockets, log });
  const pulse = new Pulse({ settings, closed: measures.closed });

  async function openJourney(socket: WebSocket, admitted: Admitted): Promise<void> {
    const { ticket, rights } = admitted;
    const { role, workspaceId, user } = rights;
    const owner = { userId: ticket.userId, sessionId: ticket.sessionId, workspaceId, user, role };
    const connection = new Connection(
      socket,
      { owner, journeyId: admitted.room.id, clientId: ticket.clientId, isEpochKnown: ticket.isEpochKnown },
      { settings, now, measures, acknowledger },
    );
    connections.add(connection);
    /** What came before the room was there; null once it is. */
    let early: Received[] | null = [];
    socket.on("message", (data, isBinary) => {
      const received = connection.read(data, isBinary);
      if (!received) return;
      if (early) early.push(received);
      else rooms.peek(connection.journeyId)?.receive(connection, received);
    });
    // nothing is read before the room is there; what ws has already cut into messages waits above
    socket.pause();
    socket.on("error", () => {});
    socket.on("close", () => {
      connection.end();
      connections.delete(connection);
      rooms.peek(admitted.room.id)?.leave(connection);
    });
    try {
      const room = await rooms.get(admitted.room.id);
      if (connection.isClosing) return;
      if (pressure.isDown() && connection.canWrite) {
        connection.close(CLOSE_CODES.database);
        return;
      }
      if (ticket.epoch !== room.epoch) {
        // whoever of the two is behind hears it with the next ticket, or from the log
        connection.close(CLOSE_CODES.restart);
        void room.catchUp();
        return;
      }
      room.join(connection);
      const waited = early;
      early = null;
      for (const received of waited) room.receive(connection, received);
      if (!pressure.isSlow()) socket.resume();
    } catch (error) {
      if (error instanceof DomainError) connection.close(closeCodeOf(error.code));
      else {
        log.error({ err: error, room: admitted.room.id }, "a room could not be loaded");
        connection.close(CLOSE_CODES.loadFailed);
      }
    }
  }

  const upgrader = createUpgrader({
    origins: options.origins,
    socketsPerUser: settings.socketsPerUser,
    log,
    isOpen: () => state === "open",
    onRefused: (status) => measures.turnedAway.add(String(status)),
    isBlocked: (userId) => strikes.isBlocked(userId),
    onSocket: (socket, admitted, line) => {
      pulse.watch(socket, line);
      if (admitted.room.kind === "journey") void openJourney(socket, admitted);
      else bellSockets.add(socket, admitted);
    },
  });

  function handleBell(bell: Bell): void {
    if (bell.noun === LOG_NOUN) {
      if (bell.journeyId) void rooms.follow(bell.journeyId);
      return;
    }
    if (bell.journeyId) {
      if (bell.noun !== CONTENT_NOUN) rooms.peek(bell.journeyId)?.ring(bell.noun);
    }
    // what belongs to the workspace (its evidence, people, channels) shows on every board of it
    else for (const room of rooms) if (room.workspaceId === bell.workspaceId) room.ring(bell.noun);
    bellSockets.ring(bell);
    if (bell.noun === "access") void recheck.workspace(bell.workspaceId);
  }

  function handleNode(message: NodeMessage): void {
    if (message.kind === "moved") {
      if (message.rooms === "*") void pollNow();
      else for (const [roomId, seq] of message.rooms) rooms.peek(roomId)?.hearOf(seq);
      return;
    }
    if (message.kind === "alive") return;
    const room = rooms.peek(message.roomId);
    if (!room) return;
    if (message.kind === "who") nodes.tellHere(room.id, room.awareness.local());
    else room.awareness.receiveRemote(message.node, message.states);
  }

  await nodes.open();
  const stopListening = await listenToBells({
    sql: pools.collab,
    log,
    onBell: handleBell,
    onGap: () => {
      void pollNow();
      for (const room of rooms) room.ring("*");
      bellSockets.ringAll("*");
      void recheck.all();
    },
  });

  function pollNow(): Promise<void> {
    return rooms.poll().catch((error: unknown) => log.warn({ err: error }, "the log could not be polled"));
  }

  function beat(): void {
    for (const connection of connections) connection.beat();
    bellSockets.beat();
  }

  const timers = [
    setInterval(beat, settings.heartbeat / 2),
    setInterval(() => void pollNow(), settings.poll),
    setInterval(() => rooms.sweep(), Math.max(50, settings.unloadAfter / 6)),
    setInterval(() => void recheck.all(), settings.recheck),
    setInterval(() => void rooms.projectStale(), settings.staleEvery),
  ];

  async function close(): Promise<void> {
    state = "closed";
    for (const timer of timers) clearInterval(timer);
    pressure.stop();
    acknowledger.stop();
    pulse.stop();
    committer.stop();
    rooms.stop();
    upgrader.close();
    for (const connection of connections) connection.socket.terminate();
    bellSockets.terminate();
    await Promise.allSettled([stopListening(), nodes.close()]);
  }

  return {
    measures,
    handleUpgrade: (request, socket, head) => upgrader.handleUpgrade(request, socket, head),
    health: () => ({
      status:
        state === "open" ? (pressure.isDown() ? "down" : pressure.isSlow() ? "slow" : "ok") : "draining",
      sockets: upgrader.count(),
      rooms: rooms.size,
      queuedBytes: committer.queuedBytes,
      oldest: Math.round(committer.oldest),
    }),
    async drain() {
      if (state !== "open") return;
      state = "draining";
      const sockets = () => [...connections, ...bellSockets];
      await drainRooms({ committer, rooms, sockets, settings, log, random: Math.random });
      await close();
    },
    abort: close,
  };
}
