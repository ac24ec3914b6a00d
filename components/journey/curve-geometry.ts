// Where the thread runs: pure geometry of the experience curve (nodes, segments, arcs, labels), in pixels of the drawing.
import { clampEmotion } from "#domain/emotion.ts";
import type { Experience, Journey, Route, Touchpoint } from "#domain/journey.ts";

export const CURVE_HEIGHT = 140;
const MIDDLE = 75;
const PER_POINT = 25;
export const NODE_RADIUS = 10.5;

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface CurveNode extends Point {
  readonly touchpoint: Touchpoint;
  /** null: this persona has no value here; the thread passes, the node is drawn hollow. */
  readonly value: number | null;
  readonly note: string;
}

/** Height of an emotion value −2…+2. */
export const yOfValue = (value: number): number => MIDDLE - value * PER_POINT;

/** Emotion value (half steps, within −2…+2) at a height of the drawing. */
export const valueOfY = (y: number): number => clampEmotion((MIDDLE - y) / PER_POINT);

/** Horizontal place of every touchpoint: evenly over its phase's column, in order. `null` phase: a last column when shown. */
export function nodeColumns(
  journey: Pick<Journey, "phases" | "touchpoints">,
  columnWidth: number,
): ReadonlyMap<string, number> {
  const columns: (string | null)[] = journey.phases.map((phase) => phase.id);
  columns.push(null);
  const places = new Map<string, number>();
  columns.forEach((phaseId, column) => {
    const inColumn = journey.touchpoints.filter((touchpoint) => touchpoint.phaseId === phaseId);
    inColumn.forEach((touchpoint, index) => {
      places.set(touchpoint.id, column * columnWidth + ((index + 0.5) / inColumn.length) * columnWidth);
    });
  });
  return places;
}

/**
 * Touchpoints on a persona's thread. The main route runs in board order (a moved card moves on the line too) and takes in
 * what no route names yet, so that a new card is never missing from it. A parallel route keeps the order of its own steps.
 * Without a route: every touchpoint.
 */
export function threadTouchpoints(
  journey: Pick<Journey, "touchpoints" | "routes">,
  personaId: string | null,
): readonly Touchpoint[] {
  const route = journey.routes.find(
    (candidate) =>
      candidate.personaId === personaId && (candidate.kind === "main" || candidate.kind === "parallel"),
  );
  if (!route || route.steps.length === 0) return journey.touchpoints;
  if (route.kind === "main") {
    const own = new Set(route.steps);
    const routed = new Set(journey.routes.flatMap((candidate) => candidate.steps));
    return journey.touchpoints.filter(({ id }) => own.has(id) || !routed.has(id));
  }
  const byId = new Map(journey.touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]));
  return [...new Set(route.steps)].flatMap((step) => byId.get(step) ?? []);
}

/** The nodes of one persona's thread. A missing value takes the height between its neighbours. */
export function threadNodes(
  touchpoints: readonly Touchpoint[],
  experiences: readonly Experience[],
  personaId: string | null,
  columns: ReadonlyMap<string, number>,
): readonly CurveNode[] {
  const felt = new Map<string, Experience>();
  for (const experience of experiences) {
    if (experience.personaId === personaId) felt.set(experience.touchpointId, experience);
  }
  const values = touchpoints.map((touchpoint) => felt.get(touchpoint.id)?.value ?? null);
  return touchpoints.map((touchpoint, index) => ({
    touchpoint,
    value: values[index] ?? null,
    note: felt.get(touchpoint.id)?.note ?? "",
    x: columns.get(touchpoint.id) ?? 0,
    y: yOfValue(values[index] ?? between(values, index)),
  }));
}

function between(values: readonly (number | null)[], index: number): number {
  let left = index - 1;
  while (left >= 0 && values[left] === null) left -= 1;
  let right = index + 1;
  while (right < values.length && values[right] === null) right += 1;
  const before = values[left] ?? null;
  const after = values[right] ?? null;
  if (before === null) return after ?? 0;
  if (after === null) return before;
  return before + ((after - before) * (index - left)) / (right - left);
}

/** Slopes of a curve that never overshoots its points (monotone cubic after Fritsch and Carlson, 1980). */
function slopes(points: readonly Point[]): number[] {
  const secants = points.slice(1).map((point, index) => {
    const previous = points[index] ?? point;
    return point.x === previous.x ? 0 : (point.y - previous.y) / (point.x - previous.x);
  });
  return points.map((_, index) => {
    const before = secants[index - 1];
    const after = secants[index];
    if (before === undefined || after === undefined) return before ?? after ?? 0;
    if (before * after <= 0) return 0;
    const mean = (before + after) / 2;
    const limit = 3 * Math.min(Math.abs(before), Math.abs(after));
    return Math.sign(mean) * Math.min(Math.abs(mean), limit);
  });
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** One SVG path for each stretch between two neighbouring points. */
export function segmentPaths(points: readonly Point[]): readonly string[] {
  const slope = slopes(points);
  const paths: string[] = [];
  for (let index = 0; index + 1 < points.length; index += 1) {
    const from = points[index];
    const to = points[index + 1];
    if (!from || !to) continue;
    const third = (to.x - from.x) / 3;
    const c1y = from.y + (slope[index] ?? 0) * third;
    const c2y = to.y - (slope[index + 1] ?? 0) * third;
    paths.push(
      `M${round(from.x)} ${round(from.y)}C${round(from.x + third)} ${round(c1y)} ${round(to.x - third)} ${round(c2y)} ${round(to.x)} ${round(to.y)}`,
    );
  }
  return paths;
}

export interface Tails {
  readonly start: string;
  readonly end: string;
}

/** The loose ends of the thread: it comes from before the first touchpoint and goes on after the last. */
export function tailPaths(points: readonly Point[], width: number): Tails | null {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;
  const startX = Math.max(0, first.x - 46);
  const endX = Math.min(width, last.x + 46);
  const low = Math.min(CURVE_HEIGHT - 6, first.y + 7);
  const high = Math.max(8, last.y - 9);
  return {
    start: `M${round(startX)} ${round(low)}C${round((startX + first.x) / 2)} ${round(low + 2)} ${round((startX + first.x) / 2)} ${round(low)} ${round(first.x)} ${round(first.y)}`,
    end: `M${round(last.x)} ${round(last.y)}C${round((last.x + endX) / 2)} ${round(last.y - 5)} ${round((last.x + endX) / 2)} ${round(high + 3)} ${round(endX)} ${round(high)}`,
  };
}

export interface RouteArc {
  readonly route: Route;
  readonly from: CurveNode;
  readonly to: CurveNode;
  readonly path: string;
  readonly arrow: string;
  /** Middle of the free stretch, where the label fits. */
  readonly label: Point;
}

/** Arcs of skip routes (above the thread) and loops (below it), between their first and last step. */
export function routeArcs(routes: readonly Route[], nodes: readonly CurveNode[]): readonly RouteArc[] {
  const byId = new Map(nodes.map((node) => [node.touchpoint.id, node]));
  const arcs: RouteArc[] = [];
  for (const route of routes) {
    if (route.kind !== "skip" && route.kind !== "loop") continue;
    const from = byId.get(route.steps[0] ?? "");
    const to = byId.get(route.steps.at(-1) ?? "");
    if (!from || !to || from === to) continue;
    const level = arcs.filter((arc) => arc.route.kind === route.kind).length * 9;
    arcs.push(
      route.kind === "skip" ? arcAbove(route, from, to, 8 + level) : arcBelow(route, from, to, level),
    );
  }
  return arcs;
}

function arcAbove(route: Route, from: CurveNode, to: CurveNode, y: number): RouteArc {
  const direction = Math.sign(to.x - from.x) || 1;
  const bend = Math.min(64, Math.abs(to.x - from.x) / 2) * direction;
  const startX = from.x + 6 * direction;
  const startY = from.y - NODE_RADIUS - 2;
  const endY = to.y - NODE_RADIUS - 9;
  return {
    route,
    from,
    to,
    path: `M${round(startX)} ${round(startY)}C${round(startX + 6 * direction)} ${y + 2} ${round(from.x + bend * 0.5)} ${y} ${round(from.x + bend)} ${y}H${round(to.x - bend * 0.7)}C${round(to.x - bend * 0.2)} ${y} ${round(to.x)} ${y + 18} ${round(to.x)} ${round(endY)}`,
    arrow: `M${round(to.x - 4.5)} ${round(endY - 6)}L${round(to.x)} ${round(endY + 1)}L${round(to.x + 4.5)} ${round(endY - 6)}`,
    label: { x: (from.x + to.x) / 2, y },
  };
}

function arcBelow(route: Route, from: CurveNode, to: CurveNode, level: number): RouteArc {
  const y = CURVE_HEIGHT - 9 - level;
  const direction = Math.sign(to.x - from.x) || -1;
  const bend = Math.min(30, Math.abs(to.x - from.x) / 2) * direction;
  const startY = from.y + NODE_RADIUS + 2;
  const endY = to.y + NODE_RADIUS + 5;
  return {
    route,
    from,
    to,
    path: `M${round(from.x)} ${round(startY)}C${round(from.x)} ${round(y - 4)} ${round(from.x + bend * 0.3)} ${y} ${round(from.x + bend)} ${y}H${round(to.x - bend)}C${round(to.x - bend * 0.3)} ${y} ${round(to.x)} ${round(y - 6)} ${round(to.x)} ${round(endY)}`,
    arrow: `M${round(to.x - 4.5)} ${round(endY + 6)}L${round(to.x)} ${round(endY - 1)}L${round(to.x + 4.5)} ${round(endY + 6)}`,
    label: { x: (from.x + to.x) / 2, y },
  };
}
