// "Saved" must never be untrue: the rule, and the ways it could be broken.
import { expect, test } from "vitest";
import * as Y from "yjs";
import {
  changesDocument,
  initialSaveState,
  nextSaveState,
  type SaveEvent,
  type SaveState,
  saveStatusOf,
  waitingEdits,
} from "./save-state.ts";

const step2: SaveEvent = { type: "sent", message: "step2" };
const update: SaveEvent = { type: "sent", message: "update" };
const ack = (ordinal: number): SaveEvent => ({ type: "acknowledged", ordinal });
const edited: SaveEvent = { type: "edited" };
const kept: SaveEvent = { type: "kept" };

const run = (events: readonly SaveEvent[], from: SaveState = initialSaveState()): SaveState =>
  events.reduce(nextSaveState, from);
const statusesOf = (events: readonly SaveEvent[], from: SaveState = initialSaveState()): string[] => {
  let state = from;
  return events.map((event) => {
    state = nextSaveState(state, event);
    return saveStatusOf(state);
  });
};

const connected: readonly SaveEvent[] = [kept, { type: "opened" }, step2, ack(1)];

test("an edit is saved when its own message is acknowledged, and not before", () => {
  expect(statusesOf([...connected, edited, update, edited, update, ack(2), ack(3)])).toEqual([
    "offline-kept",
    "saving",
    "saving",
    "saved",
    "saving",
    "saving",
    "saving",
    "saving",
    "saving",
    "saved",
  ]);
});

test("500 offline edits and a server that delays its first step: nothing is saved until step 2 is acknowledged", () => {
  const offline: SaveEvent[] = [...connected, { type: "closed" }];
  for (let i = 0; i < 500; i += 1) offline.push(edited, kept);
  let state = run(offline);
  expect(saveStatusOf(state)).toBe("offline-kept");
  expect(waitingEdits(state)).toBe(500);
  // The socket opens; the server is silent. The person types on, and those messages are even acknowledged.
  const meanwhile: SaveEvent[] = [
    { type: "opened" },
    ack(0),
    edited,
    update,
    ack(1),
    edited,
    update,
    ack(2),
    ack(2),
  ];
  for (const event of meanwhile) {
    state = nextSaveState(state, event);
    expect(saveStatusOf(state)).toBe("saving");
  }
  expect(waitingEdits(state)).toBe(502);
  // At last the server's step 1 came, so step 2 goes out.
  state = run([step2], state);
  expect(saveStatusOf(state)).toBe("saving");
  state = run([ack(3)], state);
  expect(saveStatusOf(state)).toBe("saved");
  expect(waitingEdits(state)).toBe(0);
});

test("a new connection starts counting anew: an old acknowledgement saves nothing", () => {
  const state = run([...connected, edited, update, { type: "closed" }, { type: "opened" }]);
  expect(saveStatusOf(run([ack(2)], state))).toBe("saving");
  expect(saveStatusOf(run([step2, ack(1)], state))).toBe("saved");
});

test("without a connection the device decides what may be said", () => {
  const offline = run([...connected, { type: "closed" }, edited]);
  expect(saveStatusOf(offline)).toBe("saving");
  expect(saveStatusOf(run([kept], offline))).toBe("offline-kept");
  expect(saveStatusOf(run([{ type: "device-failed" }], offline))).toBe("not-kept");
  expect(saveStatusOf(run([{ type: "device-failed" }, kept], offline))).toBe("offline-kept");
  // A browser without any store.
  expect(saveStatusOf(initialSaveState(false))).toBe("connecting");
  expect(saveStatusOf(run([edited], initialSaveState(false)))).toBe("not-kept");
  expect(saveStatusOf(run([edited, { type: "opened" }, step2, ack(1)], initialSaveState(false)))).toBe(
    "saved",
  );
});

test("what was refused is never shown as saved, whatever is acknowledged after it", () => {
  const refused: SaveEvent = { type: "refused", ordinal: 2, reason: 4422 };
  const state = run([
    ...connected,
    edited,
    update,
    refused,
    ack(2),
    { type: "closed" },
    { type: "opened" },
    step2,
    ack(1),
  ]);
  expect(saveStatusOf(state)).toBe("refused");
  expect(state.refusedReason).toBe(4422);
  expect(saveStatusOf(run([{ type: "discarded" }, { type: "opened" }, step2, ack(1)], state))).toBe("saved");
});

test("edits that were not sent stay counted, also when the line goes on and hears its heartbeat", () => {
  const refused: SaveEvent = { type: "refused", ordinal: 1, reason: 4403 };
  const offline = run([...connected, { type: "closed" }, edited, edited, edited]);
  const back = run([{ type: "opened" }, step2, refused, ack(1)], offline);
  expect(waitingEdits(back)).toBe(3);
  expect(waitingEdits(run([{ type: "closed" }, { type: "opened" }, step2, refused, ack(1)], back))).toBe(3);
});

test("an acknowledgement beyond what was sent, or repeated, changes nothing more", () => {
  const state = run([...connected, edited, update, ack(99)]);
  expect(state.acknowledged).toBe(2);
  expect(nextSaveState(state, ack(1))).toBe(state);
});

test("only a transaction that changes the document counts as an edit", () => {
  const doc = new Y.Doc();
  const said: boolean[] = [];
  doc.on("afterTransaction", (transaction: Y.Transaction) => said.push(changesDocument(transaction)));
  doc.transact(() => undefined);
  doc.getMap("meta").set("a", 1);
  doc.getMap("meta").delete("a");
  doc.getMap("meta").delete("a");
  expect(said).toEqual([false, true, true, false]);
});
