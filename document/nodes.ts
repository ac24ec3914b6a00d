// The journey as rows of the read model and back: one row for every record that shows, derived fields left out.
import {
  COLLECTIONS,
  type Collection,
  type Experience,
  type Journey,
  type JourneyMeta,
} from "#domain/journey.ts";
import { resolveJourney, type StoredTables } from "./resolve.ts";
import { COLLECTION_NAMES } from "./shape.ts";

export type NodeKind = Collection | "meta" | "experiences";

/** One record as the read model holds it. `nodeId` is the record's id, `meta`, or `<touchpoint>:<persona>`. */
export interface JourneyNode {
  readonly nodeId: string;
  readonly kind: NodeKind;
  /** What the record hangs on, for lists; null at the top. */
  readonly parentId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A row of the read model as it comes back from the database. */
export interface StoredNode {
  readonly nodeId: string;
  readonly kind: string;
  readonly data: unknown;
}

const made = new WeakMap<object, JourneyNode>();

/** Every record of the journey as a row. The same record gives the same row object, so that changed ones are told apart at once. */
export function nodesOf(journey: Journey): JourneyNode[] {
  const nodes: JourneyNode[] = [node("meta", "meta", null, journey.meta)];
  for (const kind of COLLECTION_NAMES) {
    for (const record of journey[kind]) nodes.push(node(record.id, kind, parentOf(record), record));
  }
  for (const felt of journey.experiences) {
    nodes.push(node(`${felt.touchpointId}:${felt.personaId}`, "experiences", felt.touchpointId, felt));
  }
  return nodes;
}

/** Builds the journey from rows; the inverse of `nodesOf` but for what was hidden. Null without the row `meta`. */
export function journeyOfNodes(rows: readonly StoredNode[]): Journey | null {
  const tables = Object.fromEntries(COLLECTION_NAMES.map((kind) => [kind, new Map<string, unknown>()]));
  const experiences: Experience[] = [];
  let meta: JourneyMeta | null = null;
  for (const row of rows) {
    if (row.kind === "meta") meta = row.data as JourneyMeta;
    else if (row.kind === "experiences") experiences.push(row.data as Experience);
    else tables[row.kind]?.set(row.nodeId, row.data);
  }
  // Rows were written by `nodesOf`, so they hold what the types say.
  return meta && resolveJourney(meta, tables as unknown as StoredTables, experiences);
}

function node(nodeId: string, kind: NodeKind, parentId: string | null, record: object): JourneyNode {
  const known = made.get(record);
  if (known && known.parentId === parentId) return known;
  const fresh = { nodeId, kind, parentId, data: storedFields(kind, record) };
  made.set(record, fresh);
  return fresh;
}

function storedFields(kind: NodeKind, record: object): Readonly<Record<string, unknown>> {
  if (kind === "meta" || kind === "experiences") return record as Readonly<Record<string, unknown>>;
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    if (name === "id" || name === "translations" || name in COLLECTIONS[kind].shape) fields[name] = value;
  }
  return fields;
}

function parentOf(record: object): string | null {
  const { touchpointId, phaseId, fromPhaseId, laneId } = record as Readonly<
    Record<string, string | null | undefined>
  >;
  return touchpointId ?? laneId ?? phaseId ?? fromPhaseId ?? null;
}
