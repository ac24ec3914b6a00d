// The words on the wire: what goes in comes out, and nothing else is understood.
import { expect, test } from "vitest";
import {
  CLOSE_CODES,
  closeNameOf,
  countedKindOf,
  decodeClientFrame,
  decodeNotice,
  encodeAck,
  encodeAwareness,
  encodeBell,
  encodeRefused,
  encodeSync,
  isContentRefused,
  isFinalClose,
  roomOf,
  roomPath,
} from "./protocol.ts";

const payload = new Uint8Array([1, 2, 3]);

test("frames of a client", () => {
  expect(decodeClientFrame(encodeSync("step1", payload))).toEqual({ kind: "step1", stateVector: payload });
  expect(decodeClientFrame(encodeSync("step2", payload))).toEqual({ kind: "step2", update: payload });
  expect(decodeClientFrame(encodeSync("update", payload))).toEqual({ kind: "update", update: payload });
  expect(decodeClientFrame(encodeAwareness(payload))).toEqual({ kind: "awareness", update: payload });
  expect(decodeClientFrame(new Uint8Array([3]))).toEqual({ kind: "queryAwareness" });
});

test.each([
  [[]],
  [[0]],
  [[0, 3, 0]],
  [[0, 2, 5, 1]],
  [[2, 0]],
  [[4]],
  [[100, 1]],
  [[101, 0, 0]],
  [[0, 2, 1, 0, 9]],
  [[3, 3]],
  [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]],
])("%j is malformed", (bytes) => {
  expect(() => decodeClientFrame(new Uint8Array(bytes))).toThrow(
    expect.objectContaining({ closeCode: 4400 }),
  );
});

test("counted are step 2 and updates", () => {
  expect(countedKindOf(encodeSync("step1", payload))).toBeNull();
  expect(countedKindOf(encodeSync("step2", payload))).toBe("step2");
  expect(countedKindOf(encodeSync("update", payload))).toBe("update");
  expect(countedKindOf(encodeAwareness(payload))).toBeNull();
});

test("notices of the server", () => {
  expect(decodeNotice(encodeAck(70_000))).toEqual({ kind: "ack", ordinal: 70_000 });
  expect(decodeNotice(encodeRefused(3, CLOSE_CODES.invalid))).toEqual({
    kind: "refused",
    ordinal: 3,
    reason: 4422,
  });
  expect(decodeNotice(encodeBell("tasks"))).toEqual({ kind: "bell", noun: "tasks", journeyId: null });
  expect(decodeNotice(encodeBell("evidence", "j-1"))).toEqual({
    kind: "bell",
    noun: "evidence",
    journeyId: "j-1",
  });
  expect(decodeNotice(encodeSync("update", payload))).toBeNull();
});

test("close codes say whether another try makes sense", () => {
  for (const [name, code] of Object.entries(CLOSE_CODES)) {
    expect(closeNameOf(code)).toBe(name);
    expect(isFinalClose(code)).toBe(code >= 4400 && code < 4500);
  }
  expect(closeNameOf(1009)).toBe("tooLarge");
  expect(isFinalClose(1009)).toBe(true);
  expect(isContentRefused(4409)).toBe(true);
  expect(isContentRefused(4403)).toBe(false);
  expect(closeNameOf(1006)).toBeNull();
});

test("rooms and their paths", () => {
  for (const room of [
    { kind: "journey", id: "j-1" },
    { kind: "live", id: "w_1" },
    { kind: "portal", id: "j-1" },
  ] as const) {
    expect(roomOf(roomPath(room))).toEqual(room);
  }
  for (const path of [
    "/collab",
    "/collab/",
    "/collab/a/b",
    "/collab/../x",
    "/collab/a b",
    "/other/j-1",
    "/collab/live/",
  ]) {
    expect(roomOf(path)).toBeNull();
  }
});
