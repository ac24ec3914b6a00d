"use client";
// Keys of the whole board, wherever the focus is on the page: undo, redo, inspector, zoom, quiet. Single keys not while typing.
import { useEffect } from "react";
import { areSingleKeysOn, isTyping } from "#components/shell/single-keys.ts";
import { useBoard } from "./board-context.tsx";

export function useBoardKeys(): void {
  const { commands } = useBoard();
  useEffect(() => {
    function handleKey(event: KeyboardEvent): void {
      if (event.defaultPrevented) return;
      const withCommand = event.ctrlKey || event.metaKey;
      if (withCommand && !event.altKey && (event.code === "KeyZ" || event.code === "KeyY")) {
        // In a field of a form of its own the browser's undo is right; the document's fields take ours.
        if (event.target instanceof HTMLElement && event.target.closest("form, [role='dialog']")) return;
        event.preventDefault();
        if (event.shiftKey || event.code === "KeyY") commands.redo();
        else commands.undo();
        return;
      }
      if (withCommand || event.altKey || isTyping(event.target) || !areSingleKeysOn()) return;
      if (event.key === "]") commands.toggleInspector();
      else if (event.key === "0") commands.setZoom(100);
      else if (event.key === "+" || event.key === "=") commands.zoomBy(1);
      else if (event.key === "-") commands.zoomBy(-1);
      else if (event.code === "KeyZ" && !event.shiftKey) commands.toggleOverview();
      else if (event.code === "KeyQ" && !event.shiftKey) commands.toggleQuiet();
      else return;
      event.preventDefault();
    }
    window.addEventListener("keydown", handleKey);
    return () => window.removeEventListener("keydown", handleKey);
  }, [commands]);
}
