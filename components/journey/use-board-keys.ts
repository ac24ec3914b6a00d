"use client";
// Keys of the whole board, wherever the focus is on the page: undo, redo, inspector, zoom, quiet; from the one table of
// shortcuts. Single keys not while typing.
import { useEffect } from "react";
import { shortcutFor } from "#domain/shortcuts.ts";
import { areSingleKeysOn, isTyping } from "#components/shell/single-keys.ts";
import type { BoardCommands } from "./board-commands.ts";
import { useBoard } from "./board-context.tsx";

const COMMANDS: Readonly<Record<string, (commands: BoardCommands) => void>> = {
  toggleInspector: (commands) => commands.toggleInspector(),
  fit: (commands) => commands.setZoom(100),
  fullSize: (commands) => commands.setZoom(100),
  zoomIn: (commands) => commands.zoomBy(1),
  zoomOut: (commands) => commands.zoomBy(-1),
  overview: (commands) => commands.toggleOverview(),
  quietMode: (commands) => commands.toggleQuiet(),
};

export function useBoardKeys(): void {
  const { commands } = useBoard();
  useEffect(() => {
    function handleKey(event: KeyboardEvent): void {
      if (event.defaultPrevented) return;
      // Windows writes redo as Ctrl Y too.
      const isCtrlY = event.code === "KeyY" && event.ctrlKey && !event.altKey && !event.shiftKey;
      const pressed = shortcutFor(event, ["grid", "everywhere"])?.id ?? (isCtrlY ? "redo" : null);
      if (pressed === "undo" || pressed === "redo") {
        // In a field of a form of its own the browser's undo is right; the document's fields take ours.
        if (event.target instanceof HTMLElement && event.target.closest("form, [role='dialog']")) return;
        event.preventDefault();
        if (pressed === "undo") commands.undo();
        else commands.redo();
        return;
      }
      if (pressed === null || isTyping(event.target) || !areSingleKeysOn()) return;
      const command = COMMANDS[pressed];
      if (!command) return;
      command(commands);
      event.preventDefault();
    }
    window.addEventListener("keydown", handleKey);
    return () => window.removeEventListener("keydown", handleKey);
  }, [commands]);
}
