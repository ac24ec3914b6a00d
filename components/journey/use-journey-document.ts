"use client";
// The live document of a journey for the life of a page: opens on mount, closes on leaving, tells when it is here.
import { useEffect, useState, useSyncExternalStore } from "react";
import type { ConnectionEnd, ConnectionSetting, JourneyConnection } from "./journey-connection.ts";

const load = () => import("./journey-connection.ts");
/** The server has drawn the board: what keeps it live travels beside the page's own code and is there before its ticket is. */
const begun = typeof window === "undefined" ? undefined : load();
// whoever awaits it below says what went wrong
begun?.catch(() => undefined);

export interface JourneyDocument {
  readonly connection: JourneyConnection | null;
  /** The document is here and may be shown instead of the first answer. */
  readonly isReady: boolean;
  readonly end: ConnectionEnd | null;
  /** The server takes no edits of this person (any more). */
  readonly isReader: boolean;
}

const never = (): (() => void) => () => undefined;

/** @param setting kept from the first call: another journey is another page */
export function useJourneyDocument(setting: ConnectionSetting): JourneyDocument {
  const [first] = useState(setting);
  const [connection, setConnection] = useState<JourneyConnection | null>(null);
  useEffect(() => {
    let stop: (() => void) | null = null;
    let isLeft = false;
    async function open(): Promise<void> {
      const { createJourneyConnection } = await (begun ?? load());
      if (isLeft) return;
      const made = createJourneyConnection(first);
      const forget = made.subscribe(() => setConnection(made));
      made.start();
      stop = () => {
        forget();
        made.stop();
      };
    }
    open().catch((error: unknown) => {
      // a board that could never be live is broken: the page's own error boundary says so
      setConnection(() => {
        throw error;
      });
    });
    return () => {
      isLeft = true;
      stop?.();
    };
  }, [first]);
  const subscribe = connection?.subscribe ?? never;
  const isReady = useSyncExternalStore(
    subscribe,
    () => connection?.isReady() ?? false,
    () => false,
  );
  const end = useSyncExternalStore(
    subscribe,
    () => connection?.end() ?? null,
    () => null,
  );
  const isReader = useSyncExternalStore(
    subscribe,
    () => connection?.isReader() ?? false,
    () => false,
  );
  return { connection, isReady, end, isReader };
}
