"use client";
// The live document of a journey for the life of a page: opens on mount, closes on leaving, tells when it is here.
import { useEffect, useState, useSyncExternalStore } from "react";
import {
  type ConnectionEnd,
  type ConnectionSetting,
  createJourneyConnection,
  type JourneyConnection,
} from "./journey-connection.ts";

export interface JourneyDocument {
  readonly connection: JourneyConnection | null;
  /** The document is here and may be shown instead of the first answer. */
  readonly isReady: boolean;
  readonly end: ConnectionEnd | null;
}

const never = (): (() => void) => () => undefined;

/** @param setting kept from the first call: another journey is another page */
export function useJourneyDocument(setting: ConnectionSetting): JourneyDocument {
  const [first] = useState(setting);
  const [connection, setConnection] = useState<JourneyConnection | null>(null);
  useEffect(() => {
    const made = createJourneyConnection(first);
    const forget = made.subscribe(() => setConnection(made));
    made.start();
    return () => {
      forget();
      made.stop();
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
  return { connection, isReady, end };
}
