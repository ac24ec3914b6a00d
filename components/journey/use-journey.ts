"use client";
// The journey to draw: the live one once it is here, until then the first answer of the server.
import { useSyncExternalStore } from "react";
import type { Journey } from "#domain/journey.ts";
import type { JourneyDocument } from "./use-journey-document.ts";

const never = (): (() => void) => () => undefined;

export function useJourney({ connection, isReady }: JourneyDocument, first: Journey | null): Journey | null {
  const reader = isReady ? connection?.reader : undefined;
  return useSyncExternalStore(
    reader?.subscribe ?? never,
    () => reader?.read() ?? first,
    () => first,
  );
}
