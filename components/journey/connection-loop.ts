// Keeps one live connection up: a ticket for each try, a pause between tries, and the signs that a line is dead long
// before its socket notices: the browser's own word, an unanswered question, a silence longer than the server's heartbeat.
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { elapsedSince, SILENT_MS, thisMoment } from "#components/api/elapsed.ts";
import { CLOSE_CODES, encodeSync, isFinalClose, LIMITS } from "#document/protocol.ts";
import type { TicketAnswer } from "./collab-ticket.ts";

/** A socket that has not opened by then is given up. */
const OPEN_MS = 10_000;
/** A try younger than this is not overtaken. */
const FRESH_MS = 1_000;
/** How long the server may take to answer when it is asked whether it is there. */
const ANSWER_MS = 3_000;
const LOOK_MS = 1_000;

export interface LoopSetting {
  readonly provider: WebsocketProvider;
  readonly requestTicket: () => Promise<TicketAnswer>;
  /** No connection: the socket ended, or a try failed. `isServerThere`: the server answered, but let nobody in. */
  readonly onDown: (isServerThere: boolean) => void;
  /** The server ended the socket with a final code; true when another try is wanted all the same. */
  readonly comesBack: (code: number) => boolean;
  /** The loop is over: a refused ticket's reason, or the code of a final close. */
  readonly onEnd: (why: "signedOut" | "gone" | "erased" | number) => void;
}

export interface ConnectionLoop {
  start(): void;
  stop(): void;
  /** Something came over the socket. */
  heard(): void;
  /** Nothing was confirmed for a while: asks the server whether it is there, and leaves a line that does not answer. */
  doubt(): void;
}

/** The provider never reconnects by itself: each connection needs a new ticket, and some refusals end the loop. */
export function createConnectionLoop(setting: LoopSetting): ConnectionLoop {
  const { provider, onDown, onEnd } = setting;
  let isRunning = false;
  let isAsking = false;
  /** A try that was overtaken by a newer one finds another number here. */
  let turn = 0;
  let failures = 0;
  let triedAt = thisMoment();
  let lastHeard = thisMoment();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let answer: ReturnType<typeof setTimeout> | undefined;
  let look: ReturnType<typeof setInterval> | undefined;

  provider.on("sync", (isSynced) => {
    if (isSynced) failures = 0;
  });
  provider.on("connection-close", (event) => {
    clearTimeout(answer);
    answer = undefined;
    // A close of our own would make the provider reconnect with the spent ticket.
    if (event === null) provider.shouldConnect = false;
    onDown(event?.code === CLOSE_CODES.database);
    if (!isRunning) return;
    if (event === null || !isFinalClose(event.code) || setting.comesBack(event.code)) retry();
    else {
      quit();
      onEnd(event.code);
    }
  });

  function retry(): void {
    clearTimeout(timer);
    const longest = Math.min(LIMITS.reconnectMaxMs, LIMITS.reconnectMinMs * 2 ** failures);
    failures += 1;
    const pause = LIMITS.reconnectMinMs + Math.random() * (longest - LIMITS.reconnectMinMs);
    timer = setTimeout(() => void connect(), pause);
  }

  async function connect(): Promise<void> {
    clearTimeout(timer);
    turn += 1;
    const own = turn;
    triedAt = thisMoment();
    isAsking = true;
    const ticket = await setting.requestTicket();
    if (!isRunning || own !== turn) return;
    isAsking = false;
    if (ticket.kind === "granted") {
      triedAt = thisMoment();
      provider.serverUrl = ticket.url;
      provider.params = { ticket: ticket.ticket };
      provider.connect();
    } else if (ticket.kind === "again") {
      onDown(ticket.isServerThere);
      retry();
    } else {
      quit();
      onEnd(ticket.reason);
    }
  }

  /** Leaves the socket as it is, without waiting for it to close: the line below it may be dead. */
  function drop(): void {
    provider.disconnect();
  }

  function doubt(): void {
    // While a large journey is on its way nothing else can be heard: only a line that was in order is doubted.
    if (!isRunning || answer !== undefined || !provider.wsconnected || !provider.synced) return;
    const socket = provider.ws;
    if (!socket || socket.readyState !== socket.OPEN) return;
    const asked = lastHeard;
    const waiting = socket.bufferedAmount;
    socket.send(new Uint8Array(encodeSync("step1", Y.encodeStateVector(provider.doc))));
    answer = setTimeout(() => {
      answer = undefined;
      if (provider.ws !== socket || lastHeard !== asked) return;
      // A slow line that still takes bytes is not dead.
      if (socket.bufferedAmount < waiting) doubt();
      else drop();
    }, ANSWER_MS);
  }

  function handleOffline(): void {
    if (provider.wsconnected || provider.wsconnecting) drop();
  }

  /** The line or the person is back: no pause is sat out, and a line that slept is tried. */
  function handleReturn(): void {
    if (document.visibilityState === "hidden") return;
    failures = 0;
    if (provider.wsconnected && elapsedSince(lastHeard) <= SILENT_MS) {
      doubt();
      return;
    }
    const isTrying = isAsking || provider.wsconnecting;
    if (isTrying && elapsedSince(triedAt) < FRESH_MS) return;
    drop();
    void connect();
  }

  function handleLook(): void {
    if (provider.wsconnecting && elapsedSince(triedAt) > OPEN_MS) drop();
    else if (provider.wsconnected && provider.synced && elapsedSince(lastHeard) > SILENT_MS) drop();
  }

  function listen(how: "addEventListener" | "removeEventListener"): void {
    window[how]("offline", handleOffline);
    window[how]("online", handleReturn);
    document[how]("visibilitychange", handleReturn);
  }

  function quit(): void {
    isRunning = false;
    clearTimeout(timer);
    clearTimeout(answer);
    answer = undefined;
    clearInterval(look);
    listen("removeEventListener");
  }

  return {
    start() {
      if (isRunning) return;
      isRunning = true;
      listen("addEventListener");
      look = setInterval(handleLook, LOOK_MS);
      void connect();
    },
    stop: quit,
    heard() {
      lastHeard = thisMoment();
    },
    doubt,
  };
}
