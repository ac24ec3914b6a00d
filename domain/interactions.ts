// How often a customer meets us before the purchase, along one route, held against a band.
import { z } from "zod";
import type { Journey, Period } from "./journey.ts";
import type { PURCHASE_KINDS } from "./vocabulary.ts";

export type PurchaseKind = (typeof PURCHASE_KINDS)[number];

const count = z.number().int().min(0).max(99);
/** From so many up to and with so many contacts. */
export const interactionBand = z
  .strictObject({ from: count, to: count })
  .refine(({ from, to }) => from <= to);
export type InteractionBand = z.infer<typeof interactionBand>;

/** "On average 5 to 8 contacts with a brand before a purchase": what the third article says, and never more than its word. */
export const CLAIMED_BAND: InteractionBand = { from: 5, to: 8 };

/** A band of one's own by kind of purchase, `any` for a journey that does not say; without one it is the article's. */
export const interactionBands = z.strictObject({
  any: interactionBand.optional(),
  order: interactionBand.optional(),
  quote: interactionBand.optional(),
  appointment: interactionBand.optional(),
});
export type InteractionBands = z.infer<typeof interactionBands>;

/** Bands as a workspace keeps them; what cannot be read is the article's. */
export function readInteractionBands(kept: unknown): InteractionBands {
  const found = z.object({ interactions: interactionBands }).safeParse(kept);
  return found.success ? found.data.interactions : {};
}

/** The band that holds for a journey, and whether somebody of the workspace set it. */
export function bandFor(
  bands: InteractionBands,
  kind: PurchaseKind | null,
): InteractionBand & { readonly isOwn: boolean } {
  const own = bands[kind ?? "any"];
  return { ...(own ?? CLAIMED_BAND), isOwn: own !== undefined };
}

type Board = {
  readonly phases: readonly Pick<Journey["phases"][number], "id" | "period">[];
  readonly touchpoints: readonly Pick<Journey["touchpoints"][number], "id" | "phaseId" | "period">[];
};

/**
 * Contacts before the purchase along a route, a touchpoint that is met twice counted twice. Whether a contact comes before,
 * its own period says, else its phase's; once the route is past the purchase, what follows belongs to the next one.
 * @param steps touchpoints in the order the customer meets them; one that is gone does not count
 */
export function interactionsBefore({ phases, touchpoints }: Board, steps: readonly string[]): number {
  const periods = new Map(phases.map((phase) => [phase.id, phase.period]));
  const periodOf = new Map(
    touchpoints.map((one): [string, Period | null] => [
      one.id,
      one.period ?? (one.phaseId === null ? null : (periods.get(one.phaseId) ?? null)),
    ]),
  );
  let before = 0;
  for (const step of steps) {
    const period = periodOf.get(step) ?? null;
    if (period === "after") break;
    if (period === "before") before += 1;
  }
  return before;
}

/** Where a count lies against a band whose ends belong to it. */
export const placeInBand = (found: number, { from, to }: InteractionBand): "below" | "within" | "above" =>
  found < from ? "below" : found > to ? "above" : "within";
