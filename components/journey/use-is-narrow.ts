"use client";
// Whether the screen is too narrow for the board as a matrix (also a wide one at 400 %).
import { useSyncExternalStore } from "react";

const QUERY = "(width <= 900px)";

function subscribe(listener: () => void): () => void {
  const media = matchMedia(QUERY);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(QUERY).matches,
    () => false,
  );
}
