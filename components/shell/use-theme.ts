// The colours this page has now, the same on the server's first render as in the browser.
"use client";
import { useSyncExternalStore } from "react";
import { currentTheme } from "./appearance.ts";
import type { Theme } from "./theme.ts";

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

export function useTheme(): Theme {
  return useSyncExternalStore<Theme>(subscribe, currentTheme, () => "system");
}
