// One journey's live document in this tab: the device's copy, the socket with its tickets, what is saved, who is here, and undo.
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { createOfflineStore, keptEpoch, type OfflineStore, offlineName } from "#document/offline-store.ts";
import { type OfflineLog, openOfflineLog } from "#document/offline-log.ts";
import { createOrigin } from "#document/origin.ts";
import type { PresenceUser } from "#document/presence.ts";
import { CLOSE_CODES, closeNameOf, FRAME, isContentRefused, readNotice } from "#document/protocol.ts";
import { createJourneyReader, type JourneyReader } from "#document/read.ts";
import { changesDocument } from "#document/save-state.ts";
import { SHAPE_VERSION } from "#document/shape.ts";
import { createUndo } from "#document/undo.ts";
import type { ErrorCode } from "#domain/errors.ts";
import { createPresenceStore } from "./awareness-store.ts";
import { bindEdit } from "./bind-edit.ts";
import { requestTicket, type TicketAnswer } from "./collab-ticket.ts";
import { createConnectionLoop } from "./connection-loop.ts";
import { countingSocket } from "./counting-socket.ts";
import type { JourneyEdit } from "./journey-edit.ts";
import type { PresenceStore } from "./presence.ts";
import { createSaveStore, type SaveStore } from "./save-store.ts";

/** Why the loop ended, as a message key of `save`. */
export type ConnectionEnd = "signedOut" | "gone" | "newer" | "full" | "refusedLong" | "erased";

export interface ConnectionSetting {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly user: PresenceUser;
  readonly onRefused: (code: ErrorCode, max?: number) => void;
  /** Something beside the document changed. */
  readonly onBell: (noun: string) => void;
}

export interface JourneyConnection {
  readonly reader: JourneyReader;
  readonly edit: JourneyEdit;
  readonly presence: PresenceStore;
  readonly save: SaveStore;
  /** True once the document is here, from the server or from this device. */
  readonly isReady: () => boolean;
  readonly end: () => ConnectionEnd | null;
  /** True once the server takes no edits of this person (any more): the line stays, to look on. */
  readonly isReader: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  readonly start: () => void;
  readonly stop: () => void;
  /** Forgets what the server refused, also on this device. */
  readonly discard: () => Promise<void>;
}

export function createJourneyConnection(setting: ConnectionSetting): JourneyConnection {
  const { workspaceId, journeyId, user } = setting;
  const doc = new Y.Doc();
  const origin = createOrigin("user", user.id);
  const reader = createJourneyReader(doc);
  const undo = createUndo(doc, origin);
  const log = openOfflineLog();
  const save = createSaveStore(log !== null, () => loop.doubt());
  const listeners = new Set<() => void>();
  let end: ConnectionEnd | null = null;
  let isReader = false;
  let isSynced = false;
  let device: OfflineStore | null = null;
  /** Generation of the journey that this document is of; null until the device or the server has said. */
  let epoch: number | null = null;
  /** Everything of this page was in the database when last heard of. */
  let isSettled = false;
  let isStopped = false;

  const provider = new WebsocketProvider("ws://unset.invalid", journeyId, doc, {
    connect: false,
    disableBc: true,
    shouldReconnect: () => false,
    WebSocketPolyfill: countingSocket(
      (message) => save.dispatch({ type: "sent", message }),
      () => loop.heard(),
    ),
  });
  const loop = createConnectionLoop({
    provider,
    requestTicket: askForTicket,
    onDown: (isServerThere) => save.close(isServerThere),
    // with the right to write goes the socket, and a reader may have another
    comesBack(code) {
      if (code !== CLOSE_CODES.forbidden) return false;
      setReader(true);
      return true;
    },
    onEnd(why) {
      if (why === "erased" && isSettled) void startAnew();
      else endWith(typeof why === "number" ? endOf(why) : why);
    },
  });
  const presence = createPresenceStore(provider.awareness, user);
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const endWith = (reason: ConnectionEnd): void => {
    end = reason;
    tell();
  };

  function setReader(is: boolean): void {
    if (isReader === is) return;
    isReader = is;
    tell();
  }

  for (const type of [FRAME.ack, FRAME.bell, FRAME.refused]) {
    provider.messageHandlers[type] = (_encoder, decoder) => {
      const notice = readNotice(type, decoder);
      if (notice?.kind === "ack") save.dispatch({ type: "acknowledged", ordinal: notice.ordinal });
      if (notice?.kind === "refused") {
        save.dispatch({ type: "refused", ordinal: notice.ordinal, reason: notice.reason });
        if (notice.reason === CLOSE_CODES.forbidden) setReader(true);
      }
      if (notice?.kind === "bell") setting.onBell(notice.noun);
    };
  }
  // Counted before the provider sends the update of the same transaction.
  doc.on("afterTransaction", (transaction) => {
    if (transaction.local && changesDocument(transaction)) save.dispatch({ type: "edited" });
  });
  provider.on("status", ({ status }) => {
    if (status === "connected") save.dispatch({ type: "opened" });
  });
  provider.on("sync", (synced) => {
    if (!synced) return;
    isSynced = true;
    tell();
  });
  save.subscribe(() => {
    const { status, waiting } = save.get();
    if (waiting > 0) isSettled = false;
    else if (status === "saved") isSettled = true;
  });
  const place = { workspaceId, journeyId, userId: user.id };
  let found: Promise<void> | null = null;
  /** Opens the copy this device keeps, of whichever generation it is. */
  async function openKept(): Promise<void> {
    const names = await namesOf(log);
    const kept = keptEpoch(names, place);
    if (kept === null || isStopped) return;
    epoch = kept;
    device = openDevice(kept);
  }

  async function askForTicket(): Promise<TicketAnswer> {
    await found;
    const asked = epoch === null ? {} : { epoch };
    const answer = await requestTicket({ journeyId, shape: SHAPE_VERSION, clientId: doc.clientID, ...asked });
    if (answer.kind !== "granted" || isStopped) return answer;
    setReader(!answer.mayWrite);
    if (epoch === null) {
      epoch = answer.epoch;
      device = openDevice(epoch);
    }
    // what is here belongs to a journey that was begun anew: it must never meet that one
    return answer.epoch === epoch ? answer : { kind: "end", reason: "erased" };
  }

  async function startAnew(): Promise<void> {
    await device?.forget();
    location.reload();
  }

  function openDevice(of: number): OfflineStore {
    const opened = createOfflineStore({
      doc,
      name: offlineName({ ...place, epoch: of }),
      log,
      onReport: ({ type }) => save.dispatch({ type }),
    });
    void opened.ready.then((isRead) => {
      if (isRead && doc.store.clients.size > 0) tell();
    });
    return opened;
  }

  return {
    reader,
    edit: bindEdit(doc, reader, origin, undo, setting.onRefused),
    presence,
    save,
    isReady: () => isSynced || doc.store.clients.size > 0,
    end: () => end,
    isReader: () => isReader,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      queueMicrotask(tell);
      presence.enter();
      found ??= openKept();
      loop.start();
    },
    stop() {
      isStopped = true;
      loop.stop();
      presence.leave();
      provider.destroy();
      device?.destroy();
      device = null;
      undo.destroy();
      reader.destroy();
    },
    async discard() {
      await device?.forget();
      save.dispatch({ type: "discarded" });
    },
  };
}

/** Longest wait for a device that does not answer: without it the page has to do. */
const DEVICE_MS = 2_000;

function namesOf(log: OfflineLog | null): Promise<readonly string[]> {
  const nothing = new Promise<readonly string[]>((resolve) => setTimeout(() => resolve([]), DEVICE_MS));
  return log ? Promise.race([log.names().catch(() => []), nothing]) : Promise.resolve([]);
}

function endOf(code: number): ConnectionEnd {
  if (closeNameOf(code) === "tooLarge") return "full";
  if (isContentRefused(code)) return "refusedLong";
  switch (closeNameOf(code)) {
    case "signedOut":
      return "signedOut";
    case "gone":
      return "gone";
    default:
      return "newer";
  }
}
