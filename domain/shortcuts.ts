// The one table of keyboard shortcuts: menu, help and tests are made from it. Letters are matched on `code`, signs on `key`.

export const SHORTCUT_SCOPES = ["everywhere", "grid", "card", "library"] as const;
/**
 * `grid`: anywhere inside the board's grid; `card`: when a card has the focus; `library`: on the page of the evidence. Single keys
 * never work outside these.
 */
export type ShortcutScope = (typeof SHORTCUT_SCOPES)[number];

export interface Shortcut {
  readonly id: string;
  readonly scope: ShortcutScope;
  /** `KeyboardEvent.code` ("KeyN", "Digit1", "ArrowLeft") or `KeyboardEvent.key` ("?", "["): exactly one of the two. */
  readonly code?: string;
  readonly key?: string;
  /** Ctrl, or ⌘ on a Mac. */
  readonly mod?: true;
  readonly shift?: true;
  readonly alt?: true;
  /** Message key of what it does. */
  readonly message: string;
}

type Modifiers = Pick<Shortcut, "mod" | "shift" | "alt">;
const onCode = (scope: ShortcutScope, id: string, code: string, modifiers: Modifiers = {}): Shortcut => ({
  id,
  scope,
  code,
  ...modifiers,
  message: `shortcuts.${id}`,
});
const onKey = (scope: ShortcutScope, id: string, key: string): Shortcut => ({
  id,
  scope,
  key,
  message: `shortcuts.${id}`,
});

const MOD = { mod: true } as const;
const SHIFT = { shift: true } as const;
const ALT = { alt: true } as const;

/** Places of the suggestions that a digit links to. */
export const SUGGESTIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export const SHORTCUTS: readonly Shortcut[] = [
  onCode("everywhere", "commandMenu", "KeyK", MOD),
  onCode("everywhere", "undo", "KeyZ", MOD),
  onCode("everywhere", "redo", "KeyZ", { mod: true, shift: true }),
  onCode("everywhere", "saveVersion", "KeyS", MOD),
  onKey("grid", "help", "?"),
  onKey("grid", "toggleRail", "["),
  onKey("grid", "toggleInspector", "]"),
  onCode("grid", "moveUp", "ArrowUp"),
  onCode("grid", "moveDown", "ArrowDown"),
  onCode("grid", "moveLeft", "ArrowLeft"),
  onCode("grid", "moveRight", "ArrowRight"),
  onCode("grid", "rowStart", "Home"),
  onCode("grid", "rowEnd", "End"),
  onCode("grid", "boardStart", "Home", MOD),
  onCode("grid", "boardEnd", "End", MOD),
  onCode("grid", "previousLanes", "PageUp"),
  onCode("grid", "nextLanes", "PageDown"),
  onCode("grid", "enterCell", "Enter"),
  onCode("grid", "editText", "F2"),
  onCode("grid", "leave", "Escape"),
  onCode("grid", "addAfter", "KeyN"),
  onCode("grid", "addBefore", "KeyN", SHIFT),
  onCode("grid", "extendUp", "ArrowUp", SHIFT),
  onCode("grid", "extendDown", "ArrowDown", SHIFT),
  onCode("grid", "extendLeft", "ArrowLeft", SHIFT),
  onCode("grid", "extendRight", "ArrowRight", SHIFT),
  onKey("grid", "zoomIn", "+"),
  onKey("grid", "zoomOut", "-"),
  onCode("grid", "overview", "KeyZ"),
  onCode("grid", "fit", "Digit0"),
  onCode("grid", "fullSize", "Digit1"),
  onCode("grid", "filter", "KeyF"),
  onCode("grid", "present", "KeyP"),
  onCode("grid", "quietMode", "KeyQ"),
  onCode("grid", "viewBoard", "Digit1", ALT),
  onCode("grid", "viewSteps", "Digit2", ALT),
  onCode("grid", "viewMatrix", "Digit3", ALT),
  onCode("grid", "viewTable", "Digit4", ALT),
  onCode("card", "openInspector", "Space"),
  onCode("card", "pickUp", "KeyM"),
  onCode("card", "placeEarlier", "ArrowLeft", ALT),
  onCode("card", "placeLater", "ArrowRight", ALT),
  onCode("card", "toUpperHalf", "ArrowUp", ALT),
  onCode("card", "toLowerHalf", "ArrowDown", ALT),
  onCode("card", "setEmotion", "KeyE"),
  onCode("card", "setConvenience", "KeyG"),
  onCode("card", "linkEvidence", "KeyL"),
  onCode("card", "addTask", "KeyT"),
  onCode("card", "comment", "KeyC"),
  onCode("card", "drawRoute", "KeyR"),
  onCode("card", "toggleSelection", "KeyX"),
  onCode("card", "delete", "Delete"),
  onCode("card", "duplicate", "KeyD", MOD),
  onCode("library", "nextEvidence", "KeyJ"),
  onCode("library", "previousEvidence", "KeyK"),
  onCode("library", "linkThisEvidence", "KeyL"),
  onCode("library", "undoLink", "KeyU"),
  ...SUGGESTIONS.map((number) => onCode("library", `linkSuggested${number}`, `Digit${number}`)),
];

/** What a keyboard event tells; structural, so that this layer needs no browser. */
export interface KeyPress {
  readonly code: string;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** A sign may need Shift or AltGr on some keyboards, so only what it types counts. */
function matches(shortcut: Shortcut, press: KeyPress): boolean {
  if (shortcut.key !== undefined)
    return press.key === shortcut.key && !press.metaKey && press.ctrlKey === press.altKey;
  return (
    press.code === shortcut.code &&
    (press.ctrlKey || press.metaKey) === (shortcut.mod ?? false) &&
    press.shiftKey === (shortcut.shift ?? false) &&
    press.altKey === (shortcut.alt ?? false)
  );
}

/**
 * The shortcut a key press means, or null.
 * @param scopes where the focus is: on a card that is ["card", "grid", "everywhere"], elsewhere in the grid without the first
 */
export function shortcutFor(press: KeyPress, scopes: readonly ShortcutScope[]): Shortcut | null {
  for (const scope of scopes) {
    const found = SHORTCUTS.find((shortcut) => shortcut.scope === scope && matches(shortcut, press));
    if (found) return found;
  }
  return null;
}

/** Shortcut by id, for a menu item's right side. @throws RangeError on an id the table does not have */
export function shortcut(id: string): Shortcut {
  const found = SHORTCUTS.find((one) => one.id === id);
  if (!found) throw new RangeError(`no shortcut ${id}`);
  return found;
}

const CAPS: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Delete: "Del",
};

/** How a shortcut is written, one string a key cap: `["Ctrl", "Shift", "Z"]`, on a Mac `["⌘", "⇧", "Z"]`. */
export function keyCaps(shortcut: Shortcut, isMac: boolean): string[] {
  const caps: string[] = [];
  if (shortcut.mod) caps.push(isMac ? "⌘" : "Ctrl");
  if (shortcut.alt) caps.push(isMac ? "⌥" : "Alt");
  if (shortcut.shift) caps.push(isMac ? "⇧" : "Shift");
  const code = shortcut.code ?? "";
  caps.push(shortcut.key ?? CAPS[code] ?? code.replace(/^Key|^Digit/, ""));
  return caps;
}
