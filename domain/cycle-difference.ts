// What differs between a month as it was frozen and as it stands now: the one rule behind "changed since it was closed" and behind
// what an approval no longer stands for.
import type { SnapshotFigure, SnapshotStrength, SnapshotTask } from "./cycle.ts";

/** Where something may differ, in the order in which it is told. */
const DIFFERENCE_KINDS = ["map", "figures", "claims", "tasks"] as const;
type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** `<kind> <what>`: a line of the map, a metric, a claim or a task. */
type DifferenceKey = string;

/** What differs, each with how it stands now: another state is another difference. */
export type Differences = ReadonlyMap<DifferenceKey, string>;

/** A line of what happened on the map; whatever else it holds says how the record stands now. */
export interface MapLine {
  readonly change: string;
  readonly collection: string;
  readonly id: string;
}

/** What of a month is held against what was frozen. */
export interface HeldMonth {
  readonly figures: readonly Pick<SnapshotFigure, "metricId" | "reading">[];
  readonly strengths: Readonly<Record<string, Pick<SnapshotStrength, "level" | "items" | "against">>>;
  readonly tasks: readonly Pick<SnapshotTask, "id" | "status">[];
}

/** The same value without the order in which its keys were written: what came back from the database has another. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const pairs = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, inOrder(inner)]),
  );
}
const written = (value: unknown): string => JSON.stringify(inOrder(value));

function readingOf({ reading }: HeldMonth["figures"][number]): string {
  if (reading === null) return "";
  const { numerator, denominator, value, scaleMax = null, tally = null } = reading;
  return written([numerator, denominator, value, scaleMax, tally]);
}

/** What differs in one kind: what stands otherwise now, came later, or is gone. */
function keysOf(
  kind: DifferenceKind,
  was: ReadonlyMap<string, string>,
  is: ReadonlyMap<string, string>,
): [DifferenceKey, string][] {
  const ids = new Set([...was.keys(), ...is.keys()]);
  return [...ids].flatMap((id): [DifferenceKey, string][] =>
    (was.get(id) ?? "") === (is.get(id) ?? "") ? [] : [[`${kind} ${id}`, is.get(id) ?? ""]],
  );
}

/**
 * Everything that differs. Of a figure its reading counts, of a claim how sure it is and by what, of a task how it stands; what a
 * month does not hold (another target, a task's words, evidence of later days) is no difference.
 * @param lines what happened on the map since
 */
export function differencesOf(frozen: HeldMonth, now: HeldMonth, lines: readonly MapLine[]): Differences {
  const figures = (month: HeldMonth) => new Map(month.figures.map((one) => [one.metricId, readingOf(one)]));
  const claims = (month: HeldMonth) =>
    new Map(
      Object.entries(month.strengths).flatMap(([nodeId, { level, items, against }]) =>
        // a claim without a word under it is not told from one that nobody made
        level === "assumption" && items + against === 0 ? [] : [[nodeId, `${level} ${items}/${against}`]],
      ),
    );
  const tasks = (month: HeldMonth) => new Map(month.tasks.map(({ id, status }) => [id, status]));
  return new Map([
    ...lines.map((line): [DifferenceKey, string] => [
      `map ${line.change} ${line.collection}/${line.id}`,
      written(line),
    ]),
    ...keysOf("figures", figures(frozen), figures(now)),
    ...keysOf("claims", claims(frozen), claims(now)),
    ...keysOf("tasks", tasks(frozen), tasks(now)),
  ]);
}

/** What came after a moment: what differs otherwise than it did then, and what differed then and does no longer. */
export const differencesSince = (then: Differences, now: Differences): DifferenceKey[] =>
  [...new Set([...then.keys(), ...now.keys()])].filter((key) => then.get(key) !== now.get(key));

/** Differences, counted by kind; the figures by their metric, since they are told by name. */
export interface CountedDifferences {
  readonly map: number;
  readonly metricIds: readonly string[];
  readonly claims: number;
  readonly tasks: number;
}

/** The same in words that a page can show. */
export interface ChangedSince {
  /** Differences on the map; 0 while nobody edited. */
  readonly map: number;
  /** Names of the metrics whose figure of the month was entered, corrected or taken away. */
  readonly figures: readonly { readonly name: string; readonly translations: Record<string, string> }[];
  /** Claims under which older evidence was put or taken away: their strength on that day would be another. */
  readonly claims: number;
  /** Tasks of the month that have another state, are gone or came later. */
  readonly tasks: number;
}

export function countDifferences(keys: Iterable<DifferenceKey>): CountedDifferences {
  const of = new Map<string, string[]>(DIFFERENCE_KINDS.map((kind) => [kind, []]));
  for (const key of keys) {
    const end = key.indexOf(" ");
    of.get(key.slice(0, end))?.push(key.slice(end + 1));
  }
  const sizeOf = (kind: DifferenceKind) => of.get(kind)?.length ?? 0;
  return {
    map: sizeOf("map"),
    metricIds: of.get("figures") ?? [],
    claims: sizeOf("claims"),
    tasks: sizeOf("tasks"),
  };
}
