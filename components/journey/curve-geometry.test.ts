// The thread's geometry: values and heights, order of touchpoints, arcs, and notes that cover nothing.
import { describe, expect, it } from "vitest";
import type { Experience, Route, Touchpoint } from "#domain/journey.ts";
import {
  nodeColumns,
  routeArcs,
  segmentPaths,
  threadNodes,
  threadTouchpoints,
  valueOfY,
  yOfValue,
} from "./curve-geometry.ts";
import { placeNotes, shortNote } from "./curve-labels.ts";

const touchpoint = (number: number, phaseId: string): Touchpoint =>
  ({ id: `t${number}`, number, phaseId, title: `Touchpoint ${number}` }) as Touchpoint;
const touchpoints = [touchpoint(1, "a"), touchpoint(2, "a"), touchpoint(3, "b"), touchpoint(4, "c")];
const phases = [{ id: "a" }, { id: "b" }, { id: "c" }] as never;
const felt = (touchpointId: string, value: number | null, note = ""): Experience => ({
  touchpointId,
  personaId: "p",
  value,
  note,
  message: "",
});
const route = (kind: Route["kind"], steps: string[], personaId: string | null = "p"): Route =>
  ({ id: kind, kind, steps, personaId, name: "", sharePercent: 18 }) as unknown as Route;

describe("the curve", () => {
  it("[J5] gives every half step its own height and reads it back", () => {
    for (let value = -2; value <= 2; value += 0.5) expect(valueOfY(yOfValue(value))).toBe(value);
    expect(valueOfY(-500)).toBe(2);
    expect(valueOfY(500)).toBe(-2);
    expect(Object.is(valueOfY(yOfValue(0)), 0)).toBe(true);
  });

  it("spreads the nodes of a phase over its column", () => {
    const columns = nodeColumns({ phases, touchpoints }, 100);
    expect([...columns.values()]).toEqual([25, 75, 150, 250]);
  });

  it("[J16] passes every touchpoint of the route in order, and one no route names yet", () => {
    expect(threadTouchpoints({ touchpoints, routes: [] }, "p").map((t) => t.id)).toEqual([
      "t1",
      "t2",
      "t3",
      "t4",
    ]);
    const main = route("main", ["t1", "t3", "t4"]);
    expect(threadTouchpoints({ touchpoints, routes: [main] }, "p").map((t) => t.id)).toEqual([
      "t1",
      "t2",
      "t3",
      "t4",
    ]);
    const moved = route("main", ["t4", "t1", "t3"]);
    expect(threadTouchpoints({ touchpoints, routes: [moved] }, "p").map((t) => t.id)).toEqual([
      "t1",
      "t2",
      "t3",
      "t4",
    ]);
    const parallel = route("parallel", ["t4", "t1", "t4"], "q");
    expect(threadTouchpoints({ touchpoints, routes: [main, parallel] }, "q").map((t) => t.id)).toEqual([
      "t4",
      "t1",
    ]);
  });

  it("runs in one piece: each stretch begins where the last one ended", () => {
    const nodes = threadNodes(
      touchpoints,
      [felt("t1", -2), felt("t3", 1), felt("t4", 2)],
      "p",
      nodeColumns({ phases, touchpoints }, 100),
    );
    expect(nodes.map((node) => node.value)).toEqual([-2, null, 1, 2]);
    expect(nodes[1]?.y).toBe(yOfValue(-0.5));
    const paths = segmentPaths(nodes);
    expect(paths).toHaveLength(3);
    for (const [index, node] of nodes.entries()) {
      if (index > 0) expect(paths[index - 1]).toMatch(new RegExp(` ${node.x} ${node.y}$`));
      if (index < 3) expect(paths[index]).toMatch(new RegExp(`^M${node.x} ${node.y}C`));
    }
  });

  it("draws skips above and loops below", () => {
    const nodes = threadNodes(touchpoints, [], "p", nodeColumns({ phases, touchpoints }, 100));
    const [skip, loop] = routeArcs(
      [route("skip", ["t1", "t4"]), route("loop", ["t4", "t1"]), route("skip", ["t1", "gone"])],
      nodes,
    );
    expect(skip?.label.y).toBeLessThan(20);
    expect(loop?.label.y).toBeGreaterThan(120);
  });
});

describe("notes beside the curve", () => {
  it("says a long note shorter or not at all", () => {
    expect(shortNote("Gefrustreerd, haakt bijna af")).toBe("Haakt bijna af");
    expect(shortNote("  ")).toBeNull();
    expect(shortNote("Eenwoorddatveellangerisdanindezeruimtepast")).toBeNull();
  });

  it("never stands outside the drawing or on another note", () => {
    const nodes = threadNodes(
      touchpoints,
      [felt("t1", -2, "Baalt"), felt("t2", -2, "Baalt nog meer"), felt("t4", 2, "Trots")],
      "p",
      nodeColumns({ phases, touchpoints }, 187),
    );
    const notes = placeNotes(nodes, 561, [], 4);
    expect(notes.length).toBeGreaterThan(0);
    for (const note of notes) {
      expect(note.x).toBeGreaterThanOrEqual(0);
      expect(note.y).toBeLessThanOrEqual(140);
    }
    expect(new Set(notes.map((note) => note.id)).size).toBe(notes.length);
  });
});
