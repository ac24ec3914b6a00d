// Which notes stand beside the curve and where: the strongest feelings first, each only where nothing is covered.
import { CURVE_HEIGHT, NODE_RADIUS, type CurveNode, type Point, type RouteArc } from "./curve-geometry.ts";

const CHARACTER = 6;
const LINE = 14;
/** Longer notes are read in the inspector; a cut-off feeling is worse than none. */
const LONGEST = 24;

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
export interface CurveLabel {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly value: number;
}

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Width a text will take at 11.5 px; an estimate on the safe side, since the server draws too. */
export const estimateWidth = (text: string): number => text.length * CHARACTER + 4;

/** A note as short as it can be said: whole, else its last clause, else its first; null when none is short enough. */
export function shortNote(note: string): string | null {
  const trimmed = note.trim();
  if (trimmed === "") return null;
  if (trimmed.length <= LONGEST) return trimmed;
  const clauses = trimmed.split(/[,.;:]\s+/);
  const fitting = [clauses.at(-1), clauses[0]].find((clause) => clause && clause.length <= LONGEST);
  return fitting ? fitting.charAt(0).toUpperCase() + fitting.slice(1) : null;
}

/** Small boxes along a drawn line, so that labels keep off it. */
export function lineBoxes(points: readonly Point[]): Box[] {
  const boxes: Box[] = [];
  for (let index = 0; index + 1 < points.length; index += 1) {
    const from = points[index];
    const to = points[index + 1];
    if (!from || !to) continue;
    const steps = Math.max(2, Math.ceil(Math.abs(to.x - from.x) / 6), Math.ceil(Math.abs(to.y - from.y) / 6));
    for (let step = 0; step <= steps; step += 1) {
      const part = step / steps;
      // The drawn curve eases in and out: halves of a cosine lie within two pixels of it.
      const eased = (1 - Math.cos(Math.PI * part)) / 2;
      const x = from.x + (to.x - from.x) * part;
      const y = from.y + (to.y - from.y) * eased;
      boxes.push({ left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 });
    }
  }
  return boxes;
}

/**
 * Notes that fit: at most `limit`, strongest feelings first, never over a node, the thread, an arc's label or each other.
 * @param taken boxes that are already used (labels of arcs, names of other threads)
 */
export function placeNotes(
  nodes: readonly CurveNode[],
  width: number,
  taken: readonly Box[],
  limit: number,
): readonly CurveLabel[] {
  const blocked: Box[] = [
    ...taken,
    ...lineBoxes(nodes),
    ...nodes.map((node) => ({
      left: node.x - NODE_RADIUS - 3,
      right: node.x + NODE_RADIUS + 3,
      top: node.y - NODE_RADIUS - 2,
      bottom: node.y + NODE_RADIUS + 2,
    })),
  ];
  const labels: CurveLabel[] = [];
  const byStrength = [...nodes].sort((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0));
  for (const node of byStrength) {
    if (labels.length >= limit) break;
    if (node.value === null || Math.abs(node.value) < 1) continue;
    const text = shortNote(node.note);
    if (!text) continue;
    const placed = candidates(node, text).find(
      ({ box }) =>
        box.left >= 2 &&
        box.right <= width - 2 &&
        box.top >= 1 &&
        box.bottom <= CURVE_HEIGHT - 1 &&
        !blocked.some((other) => overlaps(box, other)),
    );
    if (!placed) continue;
    blocked.push(placed.box);
    labels.push({ ...placed.label, value: node.value });
  }
  return labels;
}

function candidates(node: CurveNode, text: string): { box: Box; label: Omit<CurveLabel, "value"> }[] {
  const wide = estimateWidth(text);
  const side = NODE_RADIUS + 7;
  const low = (node.value ?? 0) < 0;
  const vertical = low ? [16, 0, -8] : [0, -2, 16];
  const made: { box: Box; label: Omit<CurveLabel, "value"> }[] = [];
  const id = node.touchpoint.id;
  for (const shift of vertical) {
    const middle = node.y + shift;
    const box = { top: middle - LINE / 2, bottom: middle + LINE / 2 };
    made.push({
      box: { ...box, left: node.x + side, right: node.x + side + wide },
      label: { id, text, x: node.x + side, y: middle + 4, anchor: "start" },
    });
    made.push({
      box: { ...box, left: node.x - side - wide, right: node.x - side },
      label: { id, text, x: node.x - side, y: middle + 4, anchor: "end" },
    });
  }
  for (const middle of low ? [node.y + 21] : [node.y - 20]) {
    made.push({
      box: {
        top: middle - LINE / 2,
        bottom: middle + LINE / 2,
        left: node.x - wide / 2,
        right: node.x + wide / 2,
      },
      label: { id, text, x: node.x, y: middle + 4, anchor: "middle" },
    });
  }
  return made;
}

/** Boxes along an arc: up (or down) from its ends and along its straight stretch. */
export function arcBoxes(arc: RouteArc): Box[] {
  const level = arc.label.y;
  const upright = ({ x, y }: Point): Box => ({
    left: x - 8,
    right: x + 10,
    top: Math.min(y, level),
    bottom: Math.max(y, level),
  });
  const flat = { top: level - 2, bottom: level + 2 };
  return [
    upright(arc.from),
    upright(arc.to),
    { ...flat, left: Math.min(arc.from.x, arc.to.x), right: Math.max(arc.from.x, arc.to.x) },
  ];
}

/** Where an arc's label can stand on its straight stretch without covering a node or another label. */
export function placeArcLabel(
  arc: RouteArc,
  text: string,
  nodes: readonly CurveNode[],
  taken: readonly Box[],
): { readonly x: number; readonly y: number; readonly box: Box } | null {
  const wide = estimateWidth(text) + 8;
  const from = Math.min(arc.from.x, arc.to.x) + 34;
  const to = Math.max(arc.from.x, arc.to.x) - 34;
  const blocked: Box[] = [
    ...taken,
    ...nodes.map((node) => ({
      left: node.x - NODE_RADIUS - 6,
      right: node.x + NODE_RADIUS + 6,
      top: node.y - NODE_RADIUS - 6,
      bottom: node.y + NODE_RADIUS + 6,
    })),
  ];
  const middle = (from + to) / 2;
  for (let shift = 0; shift <= (to - from) / 2; shift += 12) {
    for (const x of [middle + shift, middle - shift]) {
      const box = { left: x - wide / 2, right: x + wide / 2, top: arc.label.y - 7, bottom: arc.label.y + 8 };
      if (box.left < from || box.right > to) continue;
      if (!blocked.some((other) => overlaps(box, other))) return { x, y: arc.label.y, box };
    }
  }
  return null;
}
