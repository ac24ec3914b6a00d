// Which pains and opportunities ask for a decision first: severity × reach × strength. (Ours; design.md's "vraagt om een besluit".)
import { levelIndex, type StrengthLevel } from "./evidence-level.ts";
import type { Insight, Journey } from "./journey.ts";

export interface RankedInsight {
  readonly insight: Insight;
  /** Share of the customers who pass it by the routes drawn, 0–1; 1 without a route. */
  readonly reach: number;
  readonly level: StrengthLevel;
  /** Severity (1–3) × reach × strength (¼ for an assumption … 1 for validated); 0–3. */
  readonly weight: number;
}

/** Share of the customers who take a route through any of these touchpoints; routes without a share count alike. */
function reachOf(journey: Pick<Journey, "routes">, touchpointIds: ReadonlySet<string>): number {
  const { routes } = journey;
  if (routes.length === 0 || touchpointIds.size === 0) return 1;
  const known = routes.filter((route) => route.sharePercent !== null && route.sharePercent > 0);
  const counted = known.length > 0 ? known : routes;
  const weightOf = (route: (typeof routes)[number]) => (known.length > 0 ? (route.sharePercent ?? 0) : 1);
  const sum = (some: readonly (typeof routes)[number][]) =>
    some.reduce((total, route) => total + weightOf(route), 0);
  const through = counted.filter((route) => route.steps.some((step) => touchpointIds.has(step)));
  return sum(through) / sum(counted);
}

/** Unsolved insights of the kinds asked for, the weightiest first; equal ones in the order of the board. */
export function rankInsights(
  journey: Pick<Journey, "insights" | "routes" | "touchpoints">,
  strengths: Readonly<Record<string, { readonly level: StrengthLevel }>>,
  kinds: readonly Insight["kind"][] = ["pain", "opportunity"],
): RankedInsight[] {
  return journey.insights
    .filter((insight) => kinds.includes(insight.kind) && insight.status !== "solved")
    .map((insight) => {
      const touchpointIds = new Set(
        insight.touchpointId === null
          ? journey.touchpoints.filter((one) => one.phaseId === insight.phaseId).map((one) => one.id)
          : [insight.touchpointId],
      );
      const reach = reachOf(journey, touchpointIds);
      // what is known of the touchpoint it hangs on is known of it too
      const levels = [insight.id, insight.touchpointId].map(
        (id) => (id === null ? undefined : strengths[id]?.level) ?? "assumption",
      );
      const level = levels.reduce((best, one) => (levelIndex(one) > levelIndex(best) ? one : best));
      return { insight, reach, level, weight: (insight.severity * reach * (levelIndex(level) + 1)) / 4 };
    })
    .sort((a, b) => b.weight - a.weight);
}
