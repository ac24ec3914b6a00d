// Shortcuts of one key outside the board ([ and ?): never while typing, and they can be switched off (WCAG 2.1.4).
"use client";
import { useSyncExternalStore } from "react";

const STORAGE_KEY = "rt-single-keys";
const CHANGED = "rt-single-keys-changed";

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}

export function areSingleKeysOn(): boolean {
  try {
    return window.localStorage.getItem(STORAGE_KEY) !== "off";
  } catch {
    return true;
  }
}

export function useSingleKeys(): [on: boolean, set: (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, areSingleKeysOn, () => true);
  function set(next: boolean) {
    try {
      window.localStorage.setItem(STORAGE_KEY, next ? "on" : "off");
    } catch {
      // A browser that keeps nothing keeps the shortcuts on.
    }
    window.dispatchEvent(new Event(CHANGED));
  }
  return [on, set];
}

/** True where a key press is text for somebody: fields, editors, menus with type-ahead. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return (
    target.closest("input, textarea, select, [role='menu'], [role='listbox'], [role='textbox']") !== null
  );
}
