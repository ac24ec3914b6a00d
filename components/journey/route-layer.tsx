// Routes that leave the thread: skips as thin arcs above it, loops below it, each with its label where nothing is covered.
import type { Journey } from "#domain/journey.ts";
import { type CurveNode, type RouteArc, routeArcs } from "./curve-geometry.ts";
import { type Box, estimateWidth, placeArcLabel } from "./curve-labels.ts";
import type { Say } from "./command-setting.ts";

/** Two routes stand in full strength, the rest steps back. */
const FULL = 2;

export interface LaidRoute {
  readonly arc: RouteArc;
  readonly text: string;
  readonly label: { readonly x: number; readonly y: number; readonly box: Box } | null;
}

/** The sentence of a route: how many go another way, and which phase they skip or go back to. */
export function routeSentence(journey: Journey, arc: RouteArc, say: Say): string {
  const share = arc.route.sharePercent;
  const phaseOf = (id: string | null): string => journey.phases.find((phase) => phase.id === id)?.name ?? "";
  const from = journey.phases.findIndex((phase) => phase.id === arc.from.touchpoint.phaseId);
  const to = journey.phases.findIndex((phase) => phase.id === arc.to.touchpoint.phaseId);
  if (share === null) return arc.route.name;
  if (arc.route.kind === "loop")
    return say("routeBack", { share, phase: phaseOf(arc.to.touchpoint.phaseId) });
  const skipped = journey.phases.slice(from + 1, to).map((phase) => phase.name);
  if (skipped.length === 0) return say("routeOther", { share, name: arc.route.name });
  return say("routeSkip", { share, phase: skipped.join(", ") });
}

/** The arcs of the leading persona's routes with their labels placed. */
export function layRoutes(
  journey: Journey,
  personaId: string | null,
  nodes: readonly CurveNode[],
  taken: readonly Box[],
  say: Say,
): readonly LaidRoute[] {
  const used = [...taken];
  const own = journey.routes.filter((route) => route.personaId === null || route.personaId === personaId);
  return routeArcs(own, nodes).map((arc) => {
    const text = routeSentence(journey, arc, say);
    const label = placeArcLabel(arc, text, nodes, used);
    if (label) used.push(label.box);
    return { arc, text, label };
  });
}

export function RouteLayer({ routes }: { routes: readonly LaidRoute[] }) {
  return routes.map(({ arc, text, label }, index) => {
    const wide = estimateWidth(text) + 6;
    return (
      <g key={arc.route.id} opacity={index < FULL ? 1 : 0.35} data-route={arc.route.kind}>
        <title>{text}</title>
        <path
          d={arc.path}
          fill="none"
          stroke="var(--ink-2)"
          strokeWidth="1.4"
          strokeDasharray={arc.route.kind === "loop" ? "5 3" : undefined}
        />
        <path
          d={arc.arrow}
          fill="none"
          stroke="var(--ink-2)"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        {label ? (
          <>
            <rect x={label.x - wide / 2} y={label.y - 7} width={wide} height={15} fill="var(--surface)" />
            <text
              x={label.x}
              y={label.y + 4}
              textAnchor="middle"
              className="text-axis font-medium"
              fill="var(--ink-2)"
            >
              {text}
            </text>
          </>
        ) : null}
      </g>
    );
  });
}
