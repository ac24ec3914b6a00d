// Switching models keeps every touchpoint: which new phase each old one goes to, as a suggestion that a person confirms.
import type { Period } from "./journey.ts";

export interface MappedPhase {
  readonly id: string;
  /** Key in its model; null for own phases. */
  readonly key: string | null;
  readonly period: Period;
}

/** Old phase id → new phase id; null where the new model has nothing alike, so a person has to choose. */
export type PhaseMapping = Readonly<Record<string, string | null>>;

/**
 * Suggests where each phase goes. The same key goes to the same key. Else a phase goes to the one at the same relative place
 * among the new phases of its period (before, during, after the purchase); a period that the new model lacks has no target.
 */
export function suggestMapping(from: readonly MappedPhase[], to: readonly MappedPhase[]): PhaseMapping {
  const mapping: Record<string, string | null> = {};
  for (const phase of from) {
    const alike = from.filter((one) => one.period === phase.period);
    const targets = to.filter((one) => one.period === phase.period);
    const same = phase.key === null ? undefined : targets.find((one) => one.key === phase.key);
    mapping[phase.id] =
      (same ?? targets[placeAmong(alike.indexOf(phase), alike.length, targets.length)])?.id ?? null;
  }
  return mapping;
}

/** Position of the `index`-th of `count` things among `targets` places: first stays first, last stays last. */
function placeAmong(index: number, count: number, targets: number): number {
  if (count <= 1 || targets <= 1) return 0;
  return Math.round((index * (targets - 1)) / (count - 1));
}

/** Phases that still need a target: those with touchpoints and none. */
export function unmappedPhases(mapping: PhaseMapping, filledPhaseIds: readonly string[]): readonly string[] {
  return filledPhaseIds.filter((id) => (mapping[id] ?? null) === null);
}

/** Two models side by side: their phases lined up per period, an empty period staying visible as a gap. */
export function alignByPeriod<A extends { readonly period: Period }, B extends { readonly period: Period }>(
  a: readonly A[],
  b: readonly B[],
): readonly { readonly period: Period; readonly a: readonly A[]; readonly b: readonly B[] }[] {
  return (["before", "during", "after"] as const).map((period) => ({
    period,
    a: a.filter((phase) => phase.period === period),
    b: b.filter((phase) => phase.period === period),
  }));
}
