// Signs of life: every socket is pinged now and then, and one that sends nothing back is ended, long before TCP gives its
// line up. Otherwise whoever lost the network without a word would be shown as present for minutes.
import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import type { Tally } from "./measures.ts";
import type { CollabSettings } from "./settings.ts";

/** The sockets are asked in turns, so that thousands of them are no burst: one timer for all. */
const TURNS = 20;
/** The code a page sees when its line breaks without a close. */
const BROKEN = "1006";

interface Watched {
  readonly socket: WebSocket;
  readonly line: Socket;
  /** Bytes the line had brought when it was last asked. Whatever came since is a sign of life, an answer or not. */
  heard: number;
  /** Pings since then. */
  unanswered: number;
}

export interface PulseOptions {
  readonly settings: Pick<CollabSettings, "ping" | "pingsUnanswered">;
  /** Sockets the server closed, by code. */
  readonly closed: Tally;
}

export class Pulse {
  readonly #options: PulseOptions;
  readonly #turns: readonly Set<Watched>[] = Array.from({ length: TURNS }, () => new Set<Watched>());
  readonly #timer: NodeJS.Timeout;
  #at = 0;
  #next = 0;

  constructor(options: PulseOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#ask(), options.settings.ping / TURNS);
  }

  /** @param line the connection below the socket */
  watch(socket: WebSocket, line: Socket): void {
    const turn = this.#turns[this.#next % TURNS];
    this.#next += 1;
    const watched: Watched = { socket, line, heard: line.bytesRead, unanswered: 0 };
    turn?.add(watched);
    socket.on("close", () => turn?.delete(watched));
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #ask(): void {
    const turn = this.#turns[this.#at % TURNS] ?? [];
    this.#at += 1;
    for (const watched of turn) {
      const { socket, line } = watched;
      if (socket.readyState !== socket.OPEN) continue;
      const { bytesRead } = line;
      // from a socket that is paused nothing is read: its silence is ours
      if (bytesRead !== watched.heard || socket.isPaused) watched.unanswered = 0;
      watched.heard = bytesRead;
      if (watched.unanswered < this.#options.settings.pingsUnanswered) {
        watched.unanswered += 1;
        socket.ping();
      } else {
        this.#options.closed.add(BROKEN);
        socket.terminate();
      }
    }
  }
}
