// Switching a journey to another phase model: new phases, the same touchpoints with the same ids.
import * as Y from "yjs";
import { PHASE_TEXTS } from "#domain/vocabulary.ts";
import { DomainError } from "#domain/errors.ts";
import { moveColumn, orderedColumn, PLACED } from "./column.ts";
import { freshKeys } from "./order.ts";
import type { EditOrigin } from "./origin.ts";
import { addRecord, existing, type Patch, transact } from "./record.ts";
import { metaOf, recordsOf } from "./shape.ts";

export interface ModelSwitch {
  /** Key of the model the journey now follows; null for own phases. */
  readonly model: string | null;
  /** The new phases in order. An id that the journey has already keeps that phase as it is. */
  readonly phases: readonly (Patch<"phases"> & { readonly id: string; readonly name: string })[];
  /** Where each old phase's touchpoints go: a new phase, or null = the column without a phase. A phase left out goes to null. */
  readonly mapping: Readonly<Record<string, string | null>>;
}

const everyPhase = (): boolean => true;

/** What people wrote themselves in a fixed lane's cell follows the touchpoints; a model's own words do not. */
function carryTexts(from: Y.Map<unknown>, to: Y.Map<unknown>): void {
  if (from.get("example") === true) return;
  for (const field of [...PHASE_TEXTS, "customerGoal"]) {
    const [old, target] = [from.get(field), to.get(field)];
    if (!(old instanceof Y.Text) || !(target instanceof Y.Text) || old.length === 0) continue;
    const gap = target.length === 0 ? "" : "\n\n";
    target.insert(target.length, `${gap}${old.toString()}`);
  }
}

/**
 * Gives the journey other phases in one step. Touchpoints, and what hangs straight on a phase, move along the mapping
 * and keep their order; goals, own cells and transitions are mapped too, and what finds no phase is hidden and counted.
 * Throws INVALID when the mapping names a phase that is not among the new ones.
 */
export function switchModel(doc: Y.Doc, input: ModelSwitch, origin: EditOrigin): void {
  const wanted = new Set(input.phases.map((phase) => phase.id));
  for (const target of Object.values(input.mapping)) {
    if (target !== null && !wanted.has(target)) throw new DomainError("INVALID", { field: "mapping" });
  }
  transact(doc, origin, () => {
    const phases = recordsOf(doc, "phases");
    const leaving = orderedColumn(doc, "phases", everyPhase)
      .map((phase) => phase.id)
      .filter((id) => !wanted.has(id));
    const keys = freshKeys(input.phases.length);
    for (const [i, { id, ...fields }] of input.phases.entries()) {
      const order = keys[i] ?? "a0";
      if (phases.has(id)) existing(doc, "phases", id).set("order", order);
      else addRecord(doc, "phases", id, { ...fields, order });
    }
    const targetOf = (id: string): string | null => input.mapping[id] ?? null;
    for (const id of leaving) {
      const target = targetOf(id);
      for (const collection of PLACED) moveColumn(doc, collection, id, target);
      if (target !== null) carryTexts(existing(doc, "phases", id), existing(doc, "phases", target));
    }
    const remap = (map: Y.Map<unknown>, field: string): void => {
      const id = map.get(field);
      const target = typeof id === "string" && leaving.includes(id) ? targetOf(id) : null;
      if (target !== null) map.set(field, target);
    };
    for (const goal of recordsOf(doc, "goals").values()) remap(goal, "phaseId");
    for (const cell of recordsOf(doc, "lanes").values()) remap(cell, "phaseId");
    for (const transition of recordsOf(doc, "transitions").values()) {
      // Two phases that became one have no transition between them: it keeps its old ends and is hidden.
      const [from, to] = [String(transition.get("fromPhaseId")), String(transition.get("toPhaseId"))];
      const nextOf = (id: string): string | null => (leaving.includes(id) ? targetOf(id) : id);
      const [nextFrom, nextTo] = [nextOf(from), nextOf(to)];
      if (nextFrom === null || nextTo === null || nextFrom === nextTo) continue;
      if (nextFrom !== from) transition.set("fromPhaseId", nextFrom);
      if (nextTo !== to) transition.set("toPhaseId", nextTo);
    }
    for (const id of leaving) phases.delete(id);
    if (metaOf(doc).get("model") !== input.model) metaOf(doc).set("model", input.model);
  });
}
