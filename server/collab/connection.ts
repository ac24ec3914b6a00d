// One socket of a journey's document: limits, counting of sync messages, acknowledgements, closing.
import type { RawData, WebSocket } from "ws";
import {
  type ClientFrame,
  CLOSE_CODES,
  type CloseCode,
  decodeClientFrame,
  encodeAwareness,
  encodeRefused,
  LIMITS,
} from "#document/protocol.ts";
import { can, type Role } from "#domain/permissions.ts";
import type { Acknowledged, Acknowledger } from "./acknowledger.ts";
import type { AwarePeer, ShownUser } from "./awareness.ts";
import { type Framed, frameAck, frameMessage, type Receiver } from "./framed.ts";
import type { CollabMeasures } from "./measures.ts";
import type { CollabSettings } from "./settings.ts";

/** Whom a socket belongs to, as proven at the upgrade. */
export interface SocketOwner {
  readonly userId: string;
  readonly sessionId: string;
  readonly workspaceId: string;
  readonly user: ShownUser;
  role: Role;
}

/** A sync message with the frame it came in. */
export interface Received {
  readonly frame: ClientFrame;
  readonly bytes: Uint8Array;
  /** Place among the counted messages of this socket; 0 for the others. */
  readonly ordinal: number;
}

/** Part of ws that is not in its typings: writing bytes that are framed already, in the order of all other messages. */
interface RawSender {
  sendFrame(bytes: readonly Buffer[]): void;
}

function senderOf(socket: WebSocket): RawSender {
  const sender: unknown = Reflect.get(socket, "_sender");
  if (typeof sender === "object" && sender && "sendFrame" in sender) return sender as RawSender;
  throw new Error("this version of ws writes frames in another way: see server/collab/framed.ts");
}

const toBytes = (data: RawData): Uint8Array => {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
};

/** Tokens that come back with time. */
class Bucket {
  readonly #rate: number;
  readonly #burst: number;
  #tokens: number;
  #at: number;
  constructor(rate: number, burst: number, now: number) {
    this.#rate = rate;
    this.#burst = burst;
    this.#tokens = burst;
    this.#at = now;
  }
  take(count: number, now: number): boolean {
    this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#at) / 1_000) * this.#rate);
    this.#at = now;
    if (this.#tokens < count) return false;
    this.#tokens -= count;
    return true;
  }
}

export class Connection implements Receiver, AwarePeer, Acknowledged {
  readonly socket: WebSocket;
  readonly owner: SocketOwner;
  readonly journeyId: string;
  clientId: number | null;
  /** Its document is of the epoch the ticket was issued for, says its client. */
  readonly isEpochKnown: boolean;
  /** The room knows it. */
  hasJoined = false;
  isLive = false;
  isClosing = false;
  /** The first step 2 has come: from here on the rates count. */
  hasSynced = false;
  /** Asked once to send again what its updates rest on. */
  wasAskedAgain = false;
  /** Counted messages received, and how many of them are durable. */
  received = 0;
  durable = 0;
  readonly #settings: CollabSettings;
  readonly #now: () => number;
  readonly #frames: Bucket;
  readonly #bytes: Bucket;
  readonly #awareness: Bucket;
  readonly #sender: RawSender;
  readonly #measures: CollabMeasures;
  readonly #acknowledger: Acknowledger;
  #isAckDue = false;
  /** Something was sent since the last beat. */
  #hasSpoken = true;

  constructor(
    socket: WebSocket,
    admitted: {
      readonly owner: SocketOwner;
      readonly journeyId: string;
      readonly clientId: number | null;
      readonly isEpochKnown: boolean;
    },
    options: {
      readonly settings: CollabSettings;
      readonly now: () => number;
      readonly measures: CollabMeasures;
      readonly acknowledger: Acknowledger;
    },
  ) {
    this.socket = socket;
    this.#sender = senderOf(socket);
    this.owner = admitted.owner;
    this.journeyId = admitted.journeyId;
    this.clientId = admitted.clientId;
    this.isEpochKnown = admitted.isEpochKnown;
    this.#settings = options.settings;
    this.#now = options.now;
    this.#measures = options.measures;
    this.#acknowledger = options.acknowledger;
    const now = options.now();
    this.#frames = new Bucket(LIMITS.syncFramesPerSecond, LIMITS.syncFrameBurst, now);
    this.#bytes = new Bucket(LIMITS.syncBytesPerSecond, 2 * LIMITS.syncBytesPerSecond, now);
    this.#awareness = new Bucket(LIMITS.awarenessPerSecond, LIMITS.awarenessPerSecond, now);
  }

  get user(): ShownUser {
    return this.owner.user;
  }

  get sessionKey(): string {
    return this.owner.sessionId;
  }

  get canWrite(): boolean {
    return can(this.owner.role, "journey.edit");
  }

  /** Checks size, shape and rate of one message; null when the socket was closed for it. */
  read(data: RawData, isBinary: boolean): Received | null {
    if (this.isClosing) return null;
    const bytes = toBytes(data);
    let frame: ClientFrame;
    try {
      if (!isBinary) throw new TypeError("a text frame");
      frame = decodeClientFrame(bytes);
    } catch {
      this.close(CLOSE_CODES.malformed);
      return null;
    }
    const isSync = frame.kind !== "awareness" && frame.kind !== "queryAwareness";
    if (this.hasSynced && isSync) {
      const now = this.#now();
      if (!this.#frames.take(1, now) || !this.#bytes.take(bytes.length, now)) {
        this.close(CLOSE_CODES.tooFast);
        return null;
      }
    }
    const isCounted = frame.kind === "step2" || frame.kind === "update";
    if (isCounted) this.received += 1;
    return { frame, bytes, ordinal: isCounted ? this.received : 0 };
  }

  /** Room for one more presence state. */
  readonly allowAwareness = (): boolean => this.#awareness.take(1, this.#now());

  /** Counted messages up to `ordinal` are durable, or dropped for good. */
  settle(ordinal: number): void {
    if (ordinal > this.durable) this.durable = ordinal;
    if (this.#isAckDue) return;
    this.#isAckDue = true;
    this.#acknowledger.add(this);
  }

  acknowledge(): void {
    if (this.#isAckDue) this.#write(null);
  }

  /** Called twice in the longest silence a client bears: says again what is durable when nothing else was said. */
  beat(): void {
    if (!this.#hasSpoken) {
      this.#isAckDue = true;
      this.acknowledge();
    }
    this.#hasSpoken = false;
  }

  /** This message will never be saved; the socket goes on. */
  dropMessage(ordinal: number, reason: CloseCode): void {
    this.send(encodeRefused(ordinal, reason));
    this.durable = Math.max(this.durable, ordinal);
  }

  /** This message will never be saved, and nothing after it can be. */
  refuse(ordinal: number, code: CloseCode): void {
    this.send(encodeRefused(ordinal, code));
    this.close(code);
  }

  send(message: Uint8Array): void {
    if (this.isClosing) return;
    this.#write(frameMessage(message));
  }

  /** Bytes that are whole frames already. */
  sendFramed(frames: Framed): void {
    this.#write(frames);
  }

  sendAwareness(states: Uint8Array): void {
    this.send(encodeAwareness(states));
  }

  close(code: CloseCode): void {
    if (this.isClosing) return;
    // what is durable is said before the goodbye; a reader too slow for that is closed by it
    this.acknowledge();
    if (this.isClosing) return;
    this.isClosing = true;
    this.isLive = false;
    this.#measures.closed.add(String(code));
    this.socket.resume();
    this.socket.close(code);
  }

  /** The socket is gone. */
  end(): void {
    this.isClosing = true;
    this.isLive = false;
  }

  /** An acknowledgement that is due goes along, in front. */
  #write(frames: Framed | null): void {
    if (this.isClosing || this.socket.readyState !== this.socket.OPEN) return;
    this.#hasSpoken = true;
    if (this.#isAckDue) {
      this.#isAckDue = false;
      const ack = frameAck(this.durable);
      this.#sender.sendFrame(frames === null ? [ack] : [ack, frames]);
    } else if (frames !== null) this.#sender.sendFrame([frames]);
    this.#checkReader();
  }

  #checkReader(): void {
    if (this.socket.bufferedAmount <= this.#settings.slowReaderBytes) return;
    this.close(CLOSE_CODES.loadFailed);
    // a reader that does not drain would not read the close either
    setTimeout(() => this.socket.terminate(), 1_000).unref();
  }
}
