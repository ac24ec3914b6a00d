// The device store: says "kept" only after the write, says when it fails, tries again, loads what it held.
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createJourneyDoc } from "./create.ts";
import type { OfflineLog, StoredUpdate } from "./offline-log.ts";
import { openOfflineLog } from "./offline-log.ts";
import { createOfflineStore, offlineName } from "./offline-store.ts";
import { createOrigin } from "./origin.ts";
import { canonicalState } from "./plain-state.ts";
import { smallSeed } from "./test-journey.ts";
import { setText } from "./texts.ts";

const origin = createOrigin("user", "someone");
const name = offlineName({ workspaceId: "w", journeyId: "j", userId: "u", epoch: 1 });
const title = { collection: "meta", id: "", field: "title" } as const;

/** Keeps rows in memory, as slowly or as badly as the test wants. */
function memoryLog() {
  const rows = new Map<number, { readonly name: string; readonly update: Uint8Array }>();
  let last = 0;
  const state = { isFull: false, isUnreadable: false, writes: 0 };
  const add = (to: string, update: Uint8Array): number => {
    last += 1;
    rows.set(last, { name: to, update });
    return last;
  };
  const write = async <T>(work: () => T): Promise<T> => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (state.isFull) throw new Error("quota exceeded");
    state.writes += 1;
    return work();
  };
  const log: OfflineLog = {
    load: async (of) => {
      if (state.isUnreadable) throw new Error("unreadable");
      return [...rows]
        .filter(([, row]) => row.name === of)
        .map(([key, row]): StoredUpdate => ({ key, update: row.update }));
    },
    append: (to, updates) => write(() => updates.map((update) => add(to, update))),
    replace: (to, keys, update) =>
      write(() => {
        for (const key of keys) rows.delete(key);
        return add(to, update);
      }),
    remove: (of) =>
      write(() => {
        for (const [key, row] of rows) if (row.name === of) rows.delete(key);
      }),
    removeAll: () => write(() => rows.clear()),
    names: async () => [...new Set([...rows.values()].map((row) => row.name))],
    close: () => undefined,
  };
  return { log, rows, state };
}

const until = async (isDone: () => boolean): Promise<void> => {
  for (let i = 0; i < 500 && !isDone(); i += 1) await new Promise((resolve) => setTimeout(resolve, 2));
  expect(isDone()).toBe(true);
};

test("edits survive a closed tab, and kept is said only after the write", async () => {
  const { log } = memoryLog();
  const doc = createJourneyDoc(smallSeed());
  const reports: string[] = [];
  const seeded = Y.encodeStateAsUpdate(doc);
  const store = createOfflineStore({ doc, name, log, onReport: (one) => reports.push(one.type) });
  expect(await store.ready).toBe(true);
  reports.length = 0;
  setText(doc, title, "Offline gemaakt", origin);
  expect(reports).toEqual([]);
  await store.settled();
  expect(reports).toEqual(["kept"]);
  store.destroy();
  setText(doc, title, "Na het sluiten", origin);

  const again = new Y.Doc();
  Y.applyUpdate(again, seeded);
  const locals: boolean[] = [];
  again.on("afterTransaction", (transaction: Y.Transaction) => locals.push(transaction.local));
  const reopened = createOfflineStore({ doc: again, name, log, onReport: () => undefined });
  expect(await reopened.ready).toBe(true);
  expect(again.getMap("meta").get("title")?.toString()).toBe("Offline gemaakt");
  expect(locals).toEqual([false]);
  await reopened.forget();
  expect(await log.names()).toEqual([]);
});

test("a full store says so, keeps trying, and loses nothing when there is room again", async () => {
  const { log, state } = memoryLog();
  const doc = new Y.Doc();
  const reports: string[] = [];
  const store = createOfflineStore({ doc, name, log, onReport: (one) => reports.push(one.type), retryMs: 5 });
  await store.ready;
  state.isFull = true;
  doc.getMap("meta").set("model", "a");
  await until(() => reports.at(-1) === "device-failed");
  doc.getMap("meta").set("model", "b");
  await store.settled();
  expect(reports.filter((one) => one === "kept")).toHaveLength(1);
  state.isFull = false;
  await until(() => reports.at(-1) === "kept");
  const again = new Y.Doc();
  for (const row of await log.load(name)) Y.applyUpdate(again, row.update);
  expect(again.getMap("meta").get("model")).toBe("b");
  store.destroy();
});

test("many rows become one, and another tab's rows stay", async () => {
  const { log, rows } = memoryLog();
  const doc = new Y.Doc();
  const other = new Y.Doc();
  other.getMap("meta").set("audience", "b2b");
  const store = createOfflineStore({ doc, name, log, onReport: () => undefined, compactAfter: 10 });
  await store.ready;
  await log.append(name, [Y.encodeStateAsUpdate(other)]);
  for (let i = 0; i < 30; i += 1) {
    doc.getMap("meta").set("model", `m-${i}`);
    await store.settled();
  }
  expect(rows.size).toBeLessThan(15);
  const again = new Y.Doc();
  for (const row of await log.load(name)) Y.applyUpdate(again, row.update);
  expect(again.getMap("meta").toJSON()).toEqual({ model: "m-29", audience: "b2b" });
  store.destroy();
});

test("without a store, or with an unreadable one, editing goes on and it is said", async () => {
  expect(openOfflineLog(undefined)).toBeNull();
  const doc = createJourneyDoc(smallSeed());
  const reports: string[] = [];
  const none = createOfflineStore({ doc, name, log: null, onReport: (one) => reports.push(one.type) });
  expect(await none.ready).toBe(false);
  expect(reports).toEqual(["device-failed"]);

  const { log, state } = memoryLog();
  state.isUnreadable = true;
  const store = createOfflineStore({ doc, name, log, onReport: (one) => reports.push(one.type) });
  expect(await store.ready).toBe(false);
  setText(doc, title, "Toch bewaard", origin);
  await store.settled();
  expect(reports.at(-1)).toBe("kept");
  state.isUnreadable = false;
  expect(await log.load(name)).toHaveLength(1);
  store.destroy();
});

test("what was edited before the store was read is kept too", async () => {
  const { log } = memoryLog();
  const doc = createJourneyDoc(smallSeed());
  await log.append(name, [Y.encodeStateAsUpdate(doc)]);
  const store = createOfflineStore({ doc, name, log, onReport: () => undefined });
  setText(doc, title, "Te vroeg", origin);
  await store.ready;
  await store.settled();
  const again = new Y.Doc();
  for (const row of await log.load(name)) Y.applyUpdate(again, row.update);
  expect(canonicalState(again)).toBe(canonicalState(doc));
  store.destroy();
});
