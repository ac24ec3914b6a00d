// A small panel tied to the button that opens it; loaded when that is pressed.
"use client";
import { loadWhenAsked } from "./lazy.tsx";

export const Popover = loadWhenAsked("dialog", () =>
  import("./popover-panel.tsx").then((module) => module.PopoverPanel),
);
