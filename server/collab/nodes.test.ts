// Processes that serve the same journeys hear of each other's edits and people, and get over it when they do not.
import { expect, test } from "vitest";
import { nodesSuite } from "#server/testing/nodes-suite.ts";
import { herePayloads, movedPayloads, Nodes, type NodeWireListener, readNodeMessage } from "./nodes.ts";

nodesSuite();

test("messages: what a process says itself and what is none of ours is not heard; large ones are cut", () => {
  const rooms = Array.from({ length: 250 }, (_, n) => [`room-${n}`.padEnd(21, "x"), n] as const);
  const payloads = movedPayloads("one", rooms);
  expect(payloads).toHaveLength(3);
  expect(payloads.map((payload) => readNodeMessage("log", payload, "one"))).toEqual([null, null, null]);
  const heard = payloads.flatMap((payload) => {
    const message = readNodeMessage("log", payload, "two")?.message;
    return message?.kind === "moved" && message.rooms !== "*" ? message.rooms : [];
  });
  expect(heard).toEqual(rooms);
  const many = Array.from({ length: 301 }, (_, n) => [`room-${n}`.padEnd(21, "x"), n] as const);
  expect(readNodeMessage("log", movedPayloads("one", many)[0] ?? "", "two")).toEqual({
    from: "one",
    message: { kind: "moved", rooms: "*" },
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
    const message = readNodeMessage("here", payload, "two")?.message;
    return message?.kind === "here" ? message.states : [];
  });
  expect(together).toEqual(states);
});

test("a process alone tells nobody anything; one that comes is answered, one that fell silent is forgotten", async () => {
  let now = 0;
  let listener: NodeWireListener | null = null;
  const said: string[] = [];
  const nodes = new Nodes({
    node: "one",
    open: (given) => {
      listener = given;
      return Promise.resolve({
        send: (channel, payloads) => {
          for (const payload of payloads) said.push(`${channel} ${payload}`);
        },
        close: () => Promise.resolve(),
      });
    },
    window: { moved: 0, here: 0 },
    aliveEvery: 10_000,
    now: () => now,
    onMessage: () => {},
    onGap: () => {},
  });
  const hear = (payload: object) => listener?.onMessage("here", JSON.stringify(payload));
  const alive = 'here {"from":"one","alive":true}';
  const edit = async () => {
    nodes.tellMoved(new Map([["room-1", 7]]));
    nodes.askWho("room-1");
    await new Promise((resolve) => setTimeout(resolve, 20));
    return said.splice(0);
  };
  await nodes.open();
  expect(await edit()).toEqual([alive]);
  hear({ from: "two", alive: true });
  const told = [
    'here {"from":"one","room":"room-1","who":true}',
    'log {"from":"one","rooms":[["room-1",7]]}',
  ];
  expect(await edit()).toEqual([alive, ...told]);
  now = 29_000;
  expect(await edit()).toEqual(told);
  now = 31_000;
  expect(await edit()).toEqual([]);
  hear({ from: "two", alive: true });
  expect(await edit()).toEqual([alive, ...told]);
  await nodes.close();
});
