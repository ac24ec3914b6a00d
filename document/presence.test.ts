// Presence: others' states are read with care, a quiet person's place never.
import { expect, test } from "vitest";
import { readPeers, readPresence } from "./presence.ts";

const user = { id: "u-1", name: "Someone", department: null, color: 2 };

test("a state is read with what is missing or odd left out", () => {
  expect(readPresence({ user })).toEqual({ user, cursor: null, selected: null, editing: null, quiet: false });
  expect(readPresence({ user, cursor: { nodeId: null, x: "1", y: 2 }, selected: "not an id" })).toMatchObject(
    {
      cursor: null,
      selected: null,
    },
  );
  expect(
    readPresence({ user, editing: { collection: "touchpoints", id: "tp-1", field: "title" } })?.editing,
  ).toEqual({
    collection: "touchpoints",
    id: "tp-1",
    field: "title",
  });
  expect(readPresence({ name: "nobody" })).toBeNull();
  expect(readPresence(null)).toBeNull();
});

test("quiet people show no place, and oneself is no peer", () => {
  const states = new Map<number, unknown>([
    [9, { user, quiet: true, selected: "tp-1", cursor: { nodeId: "tp-1", x: 0.5, y: 0.5 } }],
    [3, { user, selected: "tp-2" }],
    [5, { user }],
    [7, {}],
  ]);
  expect(readPeers(states, 5).map((one) => [one.clientId, one.selected, one.quiet])).toEqual([
    [3, "tp-2", false],
    [9, null, true],
  ]);
});
