// What the salon says about the health of its journey, beside the sample: the ways by which it wins customers, and what it
// deliberately leaves. The other brand said nothing yet.
import type { StrategyFields } from "#server/health/strategies/commands.ts";
import type { CheckId } from "#domain/health-facts.ts";

interface SaidOfHealth {
  readonly strategies: readonly (StrategyFields & { readonly id: string })[];
  readonly waivers: readonly { readonly check: CheckId; readonly reason: string; readonly ownerId: string }[];
}

const OF_JOURNEY: Readonly<Record<string, SaidOfHealth>> = {
  "jr-krul": {
    strategies: [
      {
        id: "str-found",
        name: "Gevonden worden op krullen",
        horizonMonths: 12,
        isMulti: false,
        channelIds: ["ch-search", "ch-website", "ch-reviews", "ch-booking"],
        routeIds: ["rt-main"],
        interviewIds: ["int-01", "int-02", "int-10"],
      },
      {
        id: "str-told",
        name: "Aanbevolen worden",
        horizonMonths: 6,
        isMulti: false,
        channelIds: ["ch-wom", "ch-instagram", "ch-chat"],
        routeIds: ["rt-skip", "rt-tess"],
        interviewIds: ["int-03", "int-07"],
      },
    ],
    waivers: [
      {
        check: "outdated",
        reason: "Salon, balie en e-mail horen bij het bezoek zelf; klanten zoeken daar niet.",
        ownerId: "usr-lotte",
      },
    ],
  },
};

export const healthOf = (journeyId: string): SaidOfHealth =>
  OF_JOURNEY[journeyId] ?? { strategies: [], waivers: [] };
