// A difference between two journeys as lines that a person can read: what each record is called, where it stands, and the
// texts and numbers that changed. Names of rows (people, channels) are ids here and are named by whoever shows the line.
import { COLLECTIONS, type Collection, isSharedText, type Journey, metaRecord } from "#domain/journey.ts";
import type { z } from "zod";
import { compareJourneys, type FieldChange, type NodeRef } from "./compare.ts";

/** A text or number as it was; null where there was none, undefined where it is neither text nor number. */
export type ShownValue = string | number | boolean | null | undefined;

export interface ShownField {
  readonly field: string;
  readonly before: ShownValue;
  readonly after: ShownValue;
}

export interface ChangeLine {
  readonly change: "added" | "removed" | "changed" | "moved";
  readonly collection: NodeRef["collection"];
  readonly id: string;
  /** What the record is called; empty where it has no words of its own. */
  readonly title: string;
  /** Name of the phase it stands in (after the change, for `removed` before it); null outside every phase. */
  readonly phase: string | null;
  /** For `moved`: the phase it came from. */
  readonly fromPhase: string | null;
  /** For an experience: whose. */
  readonly personaId: string | null;
  readonly fields: readonly ShownField[];
}

type Loose = Readonly<Record<string, unknown>>;

/** The field that says what a record of the collection is about. */
const TITLE_FIELD: Readonly<Record<Collection, readonly string[]>> = {
  phases: ["name"],
  touchpoints: ["title"],
  questions: ["text"],
  needs: ["text"],
  insights: ["title"],
  transitions: ["reason"],
  routes: ["name"],
  comparisons: ["alternative"],
  frames: ["caption", "alt"],
  lanes: ["name", "text"],
  goals: ["title"],
};
/** Words somebody wrote; other strings are ids and choices, which say nothing to a reader as they are stored. */
function isWords(collection: NodeRef["collection"], field: string): boolean {
  if (collection === "experiences") return true;
  const fields = collection === "meta" ? metaRecord.shape : COLLECTIONS[collection].shape;
  const schema = (fields as Readonly<Record<string, z.ZodType>>)[field];
  return schema !== undefined && isSharedText(schema);
}

const textOf = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

/** Nothing is said of a field either side of which cannot be read. */
function shown(isText: boolean, value: unknown): ShownValue {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return isText ? value : undefined;
  return typeof value === "number" || typeof value === "boolean" ? value : undefined;
}

function shownField(collection: NodeRef["collection"], { field, before, after }: FieldChange): ShownField {
  const isText = isWords(collection, field);
  const [was, is] = [shown(isText, before), shown(isText, after)];
  const isSaid = was !== undefined && is !== undefined;
  return { field, before: isSaid ? was : undefined, after: isSaid ? is : undefined };
}

/** One side of the comparison, ready to be asked what something is called there. */
function namesOf(journey: Journey) {
  const phases = new Map(journey.phases.map((phase) => [phase.id, phase.name.trim()]));
  const records = new Map<string, Loose>();
  for (const collection of Object.keys(TITLE_FIELD) as Collection[]) {
    for (const record of journey[collection])
      records.set(`${collection}/${record.id}`, record as unknown as Loose);
  }
  const phaseName = (id: unknown): string | null =>
    typeof id === "string" ? (phases.get(id) ?? null) : null;
  return {
    phaseName,
    has: ({ collection, id }: NodeRef) =>
      collection === "meta" || collection === "experiences" || records.has(`${collection}/${id}`),
    title({ collection, id }: NodeRef): string {
      if (collection === "meta") return journey.meta.title.trim();
      if (collection === "experiences") {
        const [touchpointId = ""] = id.split(":");
        return textOf(records.get(`touchpoints/${touchpointId}`)?.title);
      }
      const record = records.get(`${collection}/${id}`);
      for (const field of TITLE_FIELD[collection]) {
        const title = textOf(record?.[field]);
        if (title !== "") return title;
      }
      if (collection !== "transitions") return "";
      return [phaseName(record?.fromPhaseId), phaseName(record?.toPhaseId)]
        .map((name) => name ?? "–")
        .join(" → ");
    },
    phase({ collection, id }: NodeRef): string | null {
      if (collection === "meta" || collection === "phases") return null;
      const key = collection === "experiences" ? `touchpoints/${id.split(":")[0]}` : `${collection}/${id}`;
      return phaseName(records.get(key)?.phaseId);
    },
  };
}

/** What happened between two states of a journey: removed, added, moved, changed, each in the order of the board. */
export function describeDifference(before: Journey, after: Journey): ChangeLine[] {
  const difference = compareJourneys(before, after);
  const [was, is] = [namesOf(before), namesOf(after)];
  const line = (
    change: ChangeLine["change"],
    ref: NodeRef,
    more: Partial<Pick<ChangeLine, "fromPhase" | "phase" | "fields">> = {},
  ): ChangeLine => {
    const side = change === "removed" || !is.has(ref) ? was : is;
    const title = side.title(ref);
    return {
      change,
      collection: ref.collection,
      id: ref.id,
      title: title === "" ? was.title(ref) : title,
      phase: side.phase(ref),
      fromPhase: null,
      personaId: ref.collection === "experiences" ? (ref.id.split(":")[1] ?? null) : null,
      fields: [],
      ...more,
    };
  };
  return [
    ...difference.removed.map((ref) => line("removed", ref)),
    ...difference.added.map((ref) => line("added", ref)),
    ...difference.moved.map((ref) =>
      line("moved", ref, {
        fromPhase: was.phaseName(ref.fromPhaseId),
        phase: is.phaseName(ref.toPhaseId),
      }),
    ),
    ...difference.changed.map((ref) =>
      line("changed", ref, { fields: ref.fields.map((field) => shownField(ref.collection, field)) }),
    ),
  ];
}
