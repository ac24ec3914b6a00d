// Intents on own lanes with their cells, and on the pictures of the storyboard.
import type * as Y from "yjs";
import { DomainError } from "#domain/errors.ts";
import { type Spot, takeOrder } from "./column.ts";
import { newId } from "./new-id.ts";
import type { EditOrigin } from "./origin.ts";
import { addRecord, dropRecord, existing, type Patch, patchRecord, transact } from "./record.ts";
import { type RecordMap, recordsOf } from "./shape.ts";

const isLane = (map: RecordMap): boolean => (map.get("laneId") ?? null) === null;

/** Adds an own lane. Answers its id. */
export function addLane(
  doc: Y.Doc,
  input: Spot & { readonly id?: string; readonly name: string; readonly internal?: boolean },
  origin: EditOrigin,
): string {
  const { id = newId(), after, before, ...fields } = input;
  return transact(doc, origin, () => {
    addRecord(doc, "lanes", id, { ...fields, order: takeOrder(doc, "lanes", isLane, id, { after, before }) });
    return id;
  });
}

/**
 * Adds a cell to an own lane. Cells are records with random ids, so two people filling one empty cell at once both
 * keep their text. Answers its id.
 */
export function addLaneCell(
  doc: Y.Doc,
  input: Spot & {
    readonly id?: string;
    readonly laneId: string;
    readonly phaseId: string;
    readonly text: string;
  },
  origin: EditOrigin,
): string {
  const { id = newId(), after, before, ...fields } = input;
  if (!isLane(existing(doc, "lanes", input.laneId))) throw new DomainError("INVALID", { field: "laneId" });
  existing(doc, "phases", input.phaseId);
  const isNeighbour = (map: RecordMap): boolean =>
    map.get("laneId") === input.laneId && map.get("phaseId") === input.phaseId;
  return transact(doc, origin, () => {
    addRecord(doc, "lanes", id, {
      ...fields,
      order: takeOrder(doc, "lanes", isNeighbour, id, { after, before }),
    });
    return id;
  });
}

/** Changes fields of a lane or of one of its cells. */
export function updateLane(
  doc: Y.Doc,
  input: { readonly id: string; readonly patch: Omit<Patch<"lanes">, "laneId" | "phaseId"> },
  origin: EditOrigin,
): void {
  transact(doc, origin, () => patchRecord(doc, "lanes", input.id, input.patch));
}

/** Moves an own lane among the own lanes. */
export function moveLane(doc: Y.Doc, input: Spot & { readonly id: string }, origin: EditOrigin): void {
  const map = existing(doc, "lanes", input.id);
  if (!isLane(map)) throw new DomainError("INVALID", { field: "id" });
  transact(doc, origin, () => map.set("order", takeOrder(doc, "lanes", isLane, input.id, input)));
}

/** Removes a lane, or one cell. A lane's cells stay in the document, hidden, for undo. */
export function removeLane(doc: Y.Doc, input: { readonly id: string }, origin: EditOrigin): void {
  transact(doc, origin, () => dropRecord(doc, "lanes", input.id));
}

const besideOn =
  (touchpointId: string | null) =>
  (map: RecordMap): boolean =>
    (map.get("touchpointId") ?? null) === touchpointId;

/** Adds a picture to the storyboard. Answers its id. */
export function addFrame(
  doc: Y.Doc,
  input: Spot & Patch<"frames"> & { readonly id?: string },
  origin: EditOrigin,
): string {
  const { id = newId(), after, before, ...fields } = input;
  const touchpointId = input.touchpointId ?? null;
  if (touchpointId !== null && !recordsOf(doc, "touchpoints").has(touchpointId)) {
    throw new DomainError("NOT_FOUND", { field: "touchpointId" });
  }
  return transact(doc, origin, () => {
    const order = takeOrder(doc, "frames", besideOn(touchpointId), id, { after, before });
    addRecord(doc, "frames", id, { ...fields, order });
    return id;
  });
}

/** Changes fields of a picture. */
export function updateFrame(
  doc: Y.Doc,
  input: { readonly id: string; readonly patch: Patch<"frames"> },
  origin: EditOrigin,
): void {
  transact(doc, origin, () => patchRecord(doc, "frames", input.id, input.patch));
}

/** Moves a picture among the pictures of its touchpoint. */
export function moveFrame(doc: Y.Doc, input: Spot & { readonly id: string }, origin: EditOrigin): void {
  transact(doc, origin, () => {
    const map = existing(doc, "frames", input.id);
    const touchpointId = map.get("touchpointId");
    const isBeside = besideOn(typeof touchpointId === "string" ? touchpointId : null);
    map.set("order", takeOrder(doc, "frames", isBeside, input.id, input));
  });
}

/** Removes a picture. */
export function removeFrame(doc: Y.Doc, input: { readonly id: string }, origin: EditOrigin): void {
  transact(doc, origin, () => dropRecord(doc, "frames", input.id));
}
