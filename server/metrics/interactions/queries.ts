// Contacts before the purchase along each route of a journey: counted when they are asked for, never typed.
import {
  bandFor,
  type InteractionBand,
  interactionsBefore,
  placeInBand,
  readInteractionBands,
} from "#domain/interactions.ts";
import type { Translations } from "#domain/journey.ts";
import type { Scope } from "#server/auth/scope.ts";
import { getJourneyNow } from "#server/journeys/queries.ts";

export interface RouteInteractions {
  /** Null: every touchpoint in the order of the board, for a journey without routes. */
  readonly routeId: string | null;
  readonly name: string;
  /** The name in other languages, under `name@<locale>`. */
  readonly translations: Translations;
  readonly personaId: string | null;
  readonly count: number;
  readonly place: "below" | "within" | "above";
}

/** Each route with its contacts, and the band they are held against. */
export async function getInteractions(scope: Scope, journeyId: string) {
  const { journey } = await getJourneyNow(scope, journeyId);
  const kind = journey?.meta.purchaseKind ?? null;
  const band: InteractionBand & { isOwn: boolean } = bandFor(
    readInteractionBands(scope.workspace.settings),
    kind,
  );
  if (!journey) return { kind, band, routes: [] };
  const steps = journey.touchpoints.map((one) => one.id);
  const board = { routeId: null, name: "", translations: {}, personaId: null, steps };
  const walked = journey.routes.map(({ id, name, translations, personaId, steps: along }) => ({
    routeId: id,
    name,
    translations: translations ?? {},
    personaId,
    steps: along,
  }));
  const routes = (walked.length > 0 ? walked : [board]).map(({ steps, ...route }): RouteInteractions => {
    const count = interactionsBefore(journey, steps);
    return { ...route, count, place: placeInBand(count, band) };
  });
  return { kind, band, routes };
}
