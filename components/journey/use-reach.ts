"use client";
// Adds to what stands beside the document which live touchpoints somebody lacks the device for. The same answer keeps its
// identity, so that typing on the board redraws no card.
import { useMemo } from "react";
import type { Journey } from "#domain/journey.ts";
import { outOfReach } from "#domain/persona-device.ts";
import type { JourneyData } from "./journey-data.ts";

export function useReach(journey: Journey, data: JourneyData): JourneyData {
  const { meta, touchpoints, routes, experiences } = journey;
  const { personas } = data;
  const found = useMemo(
    () => JSON.stringify(outOfReach({ meta, touchpoints, routes, experiences }, personas)),
    [meta, touchpoints, routes, experiences, personas],
  );
  return useMemo(
    () =>
      found === "{}"
        ? data
        : { ...data, outOfReach: JSON.parse(found) as NonNullable<JourneyData["outOfReach"]> },
    [data, found],
  );
}
