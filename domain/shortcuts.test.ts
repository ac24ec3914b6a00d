import { describe, expect, it } from "vitest";
import { keyCaps, type KeyPress, SHORTCUTS, shortcut, shortcutFor } from "./shortcuts.ts";

const press = (given: Partial<KeyPress>): KeyPress => ({
  code: "",
  key: "",
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...given,
});
const CARD = ["card", "grid", "everywhere"] as const;
const GRID = ["grid", "everywhere"] as const;

describe("the table of shortcuts", () => {
  it("names each once and gives no combination twice within a scope", () => {
    expect(new Set(SHORTCUTS.map((one) => one.id)).size).toBe(SHORTCUTS.length);
    const combinations = SHORTCUTS.map((one) =>
      [one.scope, one.code, one.key, one.mod, one.shift, one.alt].join(),
    );
    expect(new Set(combinations).size).toBe(SHORTCUTS.length);
  });

  it("matches on code or on key, never on both", () => {
    for (const one of SHORTCUTS) expect([one.code, one.key].filter(Boolean)).toHaveLength(1);
  });

  it("keeps Alt and single keys inside the grid", () => {
    for (const one of SHORTCUTS.filter((each) => each.scope === "everywhere")) {
      expect(one.alt).toBeUndefined();
      expect(one.mod).toBe(true);
    }
  });
});

describe("a key press", () => {
  it("means the same key whatever the layout types there", () => {
    expect(shortcutFor(press({ code: "KeyZ", key: "w", ctrlKey: true }), GRID)?.id).toBe("undo");
    expect(shortcutFor(press({ code: "KeyZ", key: "Z", metaKey: true, shiftKey: true }), GRID)?.id).toBe(
      "redo",
    );
  });

  it("means a sign wherever that sign lies", () => {
    expect(shortcutFor(press({ code: "Minus", key: "?", shiftKey: true }), GRID)?.id).toBe("help");
    expect(shortcutFor(press({ code: "Digit8", key: "[", ctrlKey: true, altKey: true }), GRID)?.id).toBe(
      "toggleRail",
    );
  });

  it("means nothing single outside the grid", () => {
    expect(shortcutFor(press({ code: "KeyN", key: "n" }), ["everywhere"])).toBeNull();
    expect(shortcutFor(press({ code: "KeyN", key: "n" }), GRID)?.id).toBe("addAfter");
    expect(shortcutFor(press({ code: "Delete", key: "Delete" }), GRID)).toBeNull();
  });

  it("on a card means the card's before the grid's", () => {
    expect(shortcutFor(press({ code: "ArrowLeft", key: "ArrowLeft", altKey: true }), CARD)?.id).toBe(
      "placeEarlier",
    );
    expect(shortcutFor(press({ code: "ArrowLeft", key: "ArrowLeft" }), CARD)?.id).toBe("moveLeft");
  });
});

describe("key caps", () => {
  it("are written for the keyboard at hand", () => {
    expect(keyCaps(shortcut("redo"), false)).toEqual(["Ctrl", "Shift", "Z"]);
    expect(keyCaps(shortcut("redo"), true)).toEqual(["⌘", "⇧", "Z"]);
    expect(keyCaps(shortcut("placeEarlier"), false)).toEqual(["Alt", "←"]);
    expect(() => shortcut("nothing")).toThrow(RangeError);
  });
});
