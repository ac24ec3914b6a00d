// Which devices a persona has, to which generation she belongs, and which touchpoints of her route she therefore cannot reach.
import type { Journey, Touchpoint } from "./journey.ts";

export const DEVICES = ["phone", "tablet", "computer"] as const;
export type Device = (typeof DEVICES)[number];

/** What a persona has or lacks. A device that is left out: nobody knows, so nothing follows from it. */
export type DeviceAccess = Readonly<Partial<Record<Device, "has" | "lacks">>>;

/** Youngest first. */
export const GENERATIONS = ["alpha", "z", "millennial", "x", "boomer", "silent"] as const;
export type Generation = (typeof GENERATIONS)[number];

/**
 * True where the touchpoint can only be met on a device this persona lacks. `any` asks for one of the three, so it is out of
 * reach only for who lacks them all.
 */
export function isOutOfReach(device: Touchpoint["device"], access: DeviceAccess): boolean {
  if (device === null) return false;
  return device === "any" ? DEVICES.every((one) => access[one] === "lacks") : access[device] === "lacks";
}

/**
 * Touchpoints on a persona's route: those of the routes drawn for her. Where none is drawn she passes every touchpoint of a
 * journey she is in (she leads it, or feels something in it), and none of any other.
 */
export function routeTouchpoints(
  journey: Pick<Journey, "meta" | "touchpoints" | "routes" | "experiences">,
  personaId: string,
): readonly Touchpoint[] {
  const own = journey.routes.filter((route) => route.personaId === personaId && route.steps.length > 0);
  if (own.length > 0) {
    const steps = new Set(own.flatMap((route) => route.steps));
    return journey.touchpoints.filter((touchpoint) => steps.has(touchpoint.id));
  }
  const isIn =
    journey.meta.primaryPersonaId === personaId ||
    journey.experiences.some((one) => one.personaId === personaId && one.value !== null);
  return isIn ? journey.touchpoints : [];
}

/** Ids of the live touchpoints that some persona cannot reach on her route, each with the ids of those personas. */
export function outOfReach(
  journey: Pick<Journey, "meta" | "touchpoints" | "routes" | "experiences">,
  personas: readonly { readonly id: string; readonly devices?: DeviceAccess }[],
): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const { id, devices = {} } of personas) {
    if (!Object.values(devices).includes("lacks")) continue;
    for (const touchpoint of routeTouchpoints(journey, id)) {
      if (touchpoint.state !== "live" || !isOutOfReach(touchpoint.device, devices)) continue;
      (found[touchpoint.id] ??= []).push(id);
    }
  }
  return found;
}
