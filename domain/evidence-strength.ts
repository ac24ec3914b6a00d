// How strong a claim is: computed from what is linked to it, never typed. Also says why, until when, and what is missing.
// Rules: the four levels with these defaults; contradicting items count for *contested* and for nothing else.
import { type CountingKind, type EvidenceKind, isCountingKind, type Stance } from "./evidence.ts";
import { type ExplanationPart, explain, missingFor } from "./evidence-explanation.ts";
import {
  type ConfirmationState,
  DEFAULT_THRESHOLDS,
  levelIndex,
  type StrengthFindings,
  type StrengthLevel,
  type StrengthThresholds,
} from "./evidence-level.ts";
import {
  addDays,
  type DayString,
  daysBetween,
  lastDayOfMonth,
  laterOf,
  type MonthString,
  monthOf,
} from "./month.ts";

export type { StrengthLevel, StrengthThresholds };

/** One evidence record linked to the claim. A record linked by several quotes may be given several times: it counts once a side. */
export interface StrengthItem {
  readonly evidenceId: string;
  readonly kind: EvidenceKind;
  readonly date: DayString;
  readonly stance: Stance;
  /** Same text = same person; null = unknown, so somebody else. */
  readonly respondent: string | null;
  /** Day the link was made, when known: an item linked later cannot have carried an earlier confirmation. */
  readonly linkedOn?: DayString | null;
}

/** A metric linked to the claim: one more type of source while it has a fresh reading. It is never an item. */
export interface StrengthMetric {
  readonly metricId: string;
  /** Months that have a reading. A month's reading is as old as the month's last day. */
  readonly readingMonths: readonly MonthString[];
}

export interface GivenConfirmation {
  readonly by: string;
  readonly on: DayString;
  /** False when it was given while the other conditions did not hold: items added later do not make it good. */
  readonly heldWhenGiven?: boolean;
}

export interface StrengthInput {
  readonly items: readonly StrengthItem[];
  readonly metrics: readonly StrengthMetric[];
  readonly confirmation: {
    readonly by: string;
    readonly on: DayString;
    /** Whether the other conditions held when it was given, when that was kept; else it is worked out from the dates. */
    readonly heldWhenGiven?: boolean;
  } | null;
  /** Today in the workspace's zone. What is dated later is not there yet. */
  readonly asOf: DayString;
  readonly thresholds?: StrengthThresholds;
}

/** The findings with the reasons. */
export interface StrengthReport extends StrengthFindings {
  readonly explanation: readonly ExplanationPart[];
}

interface Facts {
  readonly items: number;
  readonly types: number;
  readonly hasInterview: boolean;
  readonly newest: DayString | null;
}

const isFresh = (day: DayString, on: DayString, limits: StrengthThresholds) =>
  daysBetween(day, on) <= limits.freshDays;
/** An item is there from its date, or from the day it was linked if that was later. */
const arrival = (item: StrengthItem): DayString =>
  item.linkedOn ? laterOf(item.date, item.linkedOn) : item.date;
const person = (item: StrengthItem) =>
  item.respondent ? `person:${item.respondent}` : `record:${item.evidenceId}`;
const countPersons = (items: readonly StrengthItem[]) => new Set(items.map(person)).size;

function isMetricFresh(metric: StrengthMetric, on: DayString, limits: StrengthThresholds): boolean {
  // the newest reading is fresh when any is
  const until = monthOf(on);
  let newest: MonthString | null = null;
  for (const month of metric.readingMonths)
    if (month <= until && (newest === null || month > newest)) newest = month;
  return newest !== null && isFresh(lastDayOfMonth(newest), on, limits);
}

function factsOn(
  day: DayString,
  items: readonly StrengthItem[],
  metrics: readonly StrengthMetric[],
  limits: StrengthThresholds,
): Facts {
  // one pass and no lists between: pages over many journeys ask this of every claim
  const persons = new Set<string>();
  const kinds = new Set<EvidenceKind>();
  let newest: DayString | null = null;
  for (const item of items) {
    if (arrival(item) > day) continue;
    persons.add(person(item));
    kinds.add(item.kind);
    if (newest === null || item.date > newest) newest = item.date;
  }
  const hasMetric = metrics.some((metric) => isMetricFresh(metric, day, limits));
  return {
    items: persons.size,
    types: kinds.size + (hasMetric ? 1 : 0),
    hasInterview: kinds.has("interview"),
    newest,
  };
}

/** All that *validated* asks, but for the confirmation. */
function isConfirmable(facts: Facts, day: DayString, limits: StrengthThresholds): boolean {
  return (
    facts.items >= limits.validatedItems &&
    facts.types >= limits.validatedTypes &&
    facts.hasInterview &&
    facts.newest !== null &&
    isFresh(facts.newest, day, limits)
  );
}

/**
 * A confirmation stands while every condition has held on each day since it was given. Between two days on which something
 * arrives or grows old nothing changes, so only those days are looked at.
 */
function confirmationState(
  confirmation: NonNullable<StrengthInput["confirmation"]>,
  day: DayString,
  items: readonly StrengthItem[],
  metrics: readonly StrengthMetric[],
  limits: StrengthThresholds,
): ConfirmationState {
  const { on, heldWhenGiven } = confirmation;
  const holds = (at: DayString) => isConfirmable(factsOn(at, items, metrics, limits), at, limits);
  if (on > day || !(heldWhenGiven ?? holds(on))) return "insufficient";
  if (!isFresh(on, day, limits)) return "lapsed";
  const ageing = [
    ...items.map((item) => item.date),
    ...metrics.flatMap((metric) => metric.readingMonths.map(lastDayOfMonth)),
  ];
  const turningPoints = ageing
    .map((each) => addDays(each, limits.freshDays + 1))
    .filter((at) => at > on && at <= day);
  return [...turningPoints, day].every(holds) ? "standing" : "lapsed";
}

function levelOn(
  day: DayString,
  input: StrengthInput,
  items: readonly StrengthItem[],
  limits: StrengthThresholds,
): StrengthLevel {
  const facts = factsOn(day, items, input.metrics, limits);
  if (facts.items === 0) return "assumption";
  const confirmed =
    input.confirmation !== null &&
    confirmationState(input.confirmation, day, items, input.metrics, limits) === "standing";
  if (confirmed) return "validated";
  const mixed = facts.items >= limits.supportedMixedItems && facts.types >= limits.supportedTypes;
  return facts.items >= limits.supportedItems || mixed ? "supported" : "anecdotal";
}

/**
 * The first day on which something grows old that makes the level lower. Only *validated* asks for fresh items; *supported* falls by
 * age where a metric is one of its types, and nothing else falls by age at all.
 */
function nextDrop(
  level: StrengthLevel,
  input: StrengthInput,
  items: readonly StrengthItem[],
  limits: StrengthThresholds,
) {
  const isByNumber = level === "supported" && countPersons(items) >= limits.supportedItems;
  if (level === "assumption" || level === "anecdotal" || isByNumber) return { dropsOn: null, dropsTo: null };
  const days = [
    ...(level === "validated" ? items.map((item) => item.date) : []),
    ...(level === "validated" && input.confirmation ? [input.confirmation.on] : []),
    ...input.metrics.flatMap((metric) => metric.readingMonths.map(lastDayOfMonth)),
  ].map((day) => addDays(day, limits.freshDays + 1));
  for (const day of [...new Set(days)].filter((each) => each > input.asOf).sort()) {
    const then = levelOn(day, input, items, limits);
    if (levelIndex(then) < levelIndex(level)) return { dropsOn: day, dropsTo: then };
  }
  return { dropsOn: null, dropsTo: null };
}

/** What is there today. Where it was kept that the conditions held, the day of linking has nothing left to prove. */
function presentItems(input: StrengthInput): readonly StrengthItem[] {
  const isKept = input.confirmation?.heldWhenGiven !== undefined;
  const items = isKept ? input.items.map((item) => ({ ...item, linkedOn: null })) : input.items;
  return items.filter((item) => arrival(item) <= input.asOf);
}

const isSupporting = (item: StrengthItem) => isCountingKind(item.kind) && item.stance === "supports";

/** True when everything but a confirmation is there: to be kept as `heldWhenGiven` by whoever confirms. */
export function canBeConfirmed(input: Omit<StrengthInput, "confirmation">): boolean {
  const limits = input.thresholds ?? DEFAULT_THRESHOLDS;
  return isConfirmable(
    factsOn(input.asOf, input.items.filter(isSupporting), input.metrics, limits),
    input.asOf,
    limits,
  );
}

function countKinds(items: readonly StrengthItem[]): Partial<Record<CountingKind, number>> {
  const persons = new Map<CountingKind, Set<string>>();
  for (const item of items) {
    if (!isCountingKind(item.kind)) continue;
    persons.set(item.kind, (persons.get(item.kind) ?? new Set()).add(person(item)));
  }
  return Object.fromEntries([...persons].map(([kind, set]) => [kind, set.size]));
}

/**
 * Computes the strength of one claim.
 *
 * - *Assumption*: no supporting item. A metric alone shows that something is so, not why.
 * - *Anecdotal*: fewer than what makes it supported.
 * - *Supported*: ≥ 3 items, or 2 items with ≥ 2 types of source (a metric with a fresh reading is a type).
 * - *Validated*: ≥ 5 items, ≥ 2 types with an interview among them, the newest ≤ 183 days old, and a person confirmed it while
 *   all that held, ≤ 183 days ago, and it has held since.
 *
 * Somebody who both supports and contradicts counts once on each side. Weights play no part.
 */
export function strengthOf(input: StrengthInput): StrengthReport {
  const limits = input.thresholds ?? DEFAULT_THRESHOLDS;
  const present = presentItems(input);
  const counting = present.filter((item) => isCountingKind(item.kind));
  const supporting = present.filter(isSupporting);
  const against = countPersons(counting.filter((item) => item.stance === "contradicts"));
  const facts = factsOn(input.asOf, supporting, input.metrics, limits);
  const level = levelOn(input.asOf, input, supporting, limits);
  const total = facts.items + against;
  const contested = against > 0 && against * 100 >= total * limits.contestedPercent;
  const confirmable = isConfirmable(facts, input.asOf, limits) && level !== "validated";
  const confirmation = input.confirmation && {
    by: input.confirmation.by,
    on: input.confirmation.on,
    state: confirmationState(input.confirmation, input.asOf, supporting, input.metrics, limits),
  };
  const report = {
    level,
    contested,
    refuted: contested && against * 2 > total,
    recheck: confirmation?.state === "lapsed",
    confirmable,
    items: facts.items,
    against,
    types: facts.types,
    counts: countKinds(supporting),
    indirect: new Set(present.filter((item) => !isCountingKind(item.kind)).map((item) => item.evidenceId))
      .size,
    metrics: input.metrics.filter((metric) => isMetricFresh(metric, input.asOf, limits)).length,
    newest: facts.newest,
    confirmation,
    ...nextDrop(level, input, supporting, limits),
  };
  return {
    ...report,
    explanation: explain(report, missingFor(report, facts.hasInterview, input.asOf, limits)),
  };
}

/** The level alone: what lists over many journeys and months ask, without the reasons. */
export function levelOfClaim(input: StrengthInput): StrengthLevel {
  const supporting = presentItems(input).filter(isSupporting);
  return levelOn(input.asOf, input, supporting, input.thresholds ?? DEFAULT_THRESHOLDS);
}
