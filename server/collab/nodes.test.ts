// Processes that serve the same journeys hear of each other's edits and people, and get over it when they do not.
import { expect, test } from "vitest";
import { nodesSuite } from "#server/testing/nodes-suite.ts";
import { herePayloads, movedPayloads, readNodeMessage } from "./nodes.ts";

nodesSuite();

test("messages: what a process says itself and what is none of ours is not heard; large ones are cut", () => {
  const rooms = Array.from({ length: 250 }, (_, n) => [`room-${n}`.padEnd(21, "x"), n] as const);
  const payloads = movedPayloads("one", rooms);
  expect(payloads).toHaveLength(3);
  expect(payloads.map((payload) => readNodeMessage("log", payload, "one"))).toEqual([null, null, null]);
  const heard = payloads.flatMap((payload) => {
    const message = readNodeMessage("log", payload, "two");
    return message?.kind === "moved" && message.rooms !== "*" ? message.rooms : [];
  });
  expect(heard).toEqual(rooms);
  const many = Array.from({ length: 301 }, (_, n) => [`room-${n}`.padEnd(21, "x"), n] as const);
  expect(readNodeMessage("log", movedPayloads("one", many)[0] ?? "", "two")).toEqual({
    kind: "moved",
    rooms: "*",
  });
  expect(readNodeMessage("log", "not ours", "two")).toBeNull();

  const states = Array.from({ length: 40 }, (_, n) => ({
    clientId: n,
    clock: n,
    state: `"${"é".repeat(900)}"`,
  }));
  const cut = herePayloads("one", "room".padEnd(21, "x"), states);
  expect(Math.max(...cut.map((payload) => Buffer.byteLength(payload)))).toBeLessThan(8_000);
  const together = cut.flatMap((payload) => {
    const message = readNodeMessage("here", payload, "two");
    return message?.kind === "here" ? message.states : [];
  });
  expect(together).toEqual(states);
});
