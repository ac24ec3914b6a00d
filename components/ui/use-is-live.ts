// Whether this page's own code has taken over what the server sent: what is typed before that would be lost.
"use client";
import { useSyncExternalStore } from "react";

const never = (): (() => void) => () => undefined;

/** False in what the server sends and until the page is live. */
export const useIsLive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
