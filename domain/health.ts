// The health of a journey: seven mistakes counted, nine pitfalls beside them, each with its proof, its fix, and room for
// "deliberately not".
import { z } from "zod";
import { MISTAKE_CHECKS } from "./health-checks.ts";
import {
  type Check,
  type CheckId,
  CHECKS,
  DEFAULT_HEALTH_LIMITS,
  type Finding,
  type HealthFacts,
  healthLimits,
  type HealthLimits,
  MISTAKES,
  type Subject,
} from "./health-facts.ts";
import { PITFALL_CHECKS } from "./health-pitfalls.ts";
import type { DayString } from "./month.ts";

export const CHECK_STATES = ["ok", "attention", "failing", "waived", "not_applicable"] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** "Deliberately not": of a whole check (`item` empty), or of one thing a check lists. */
export interface Waiver {
  readonly check: CheckId;
  /** Id of what is left as it is; "" for the whole check. */
  readonly item: string;
  readonly reason: string;
  /** Membership of who said so, and when. */
  readonly ownerId: string | null;
  readonly ownerName: string;
  readonly date: DayString;
  /** Last day on which it holds: from then on the check is asked again. Without one it holds until it is taken back. */
  readonly reviewOn?: DayString | null;
}

/** True while what was said still holds. */
export const isInForce = ({ reviewOn }: Pick<Waiver, "reviewOn">, today: DayString): boolean =>
  !reviewOn || today <= reviewOn;

/** Checks that list things which can be waived one by one. */
export const ITEM_CHECKS: readonly CheckId[] = ["copied", "refuted"];

/** Key of what can be waived in such a list: of a refuted card each part by itself. */
export const itemKey = (subject: Pick<Subject, "id">, part?: string): string =>
  part === undefined ? subject.id : `${subject.id}:${part}`;

export interface CheckResult {
  readonly check: CheckId;
  readonly state: CheckState;
  /** What it would be without the waiver. */
  readonly found: Exclude<CheckState, "waived">;
  /** Worst first; proof last. */
  readonly findings: readonly Finding[];
  readonly waiver: Waiver | null;
  /** Said once, but its last day is over. */
  readonly lapsed: Waiver | null;
  /** Things that were waived one by one. */
  readonly items: readonly Waiver[];
}

/** What a workspace keeps about its health. */
export const healthSettings = z.object({
  /** "Wij zijn met één": counts only while there is one member. */
  solo: z.boolean().default(false),
  limits: healthLimits.default(DEFAULT_HEALTH_LIMITS),
});
export type HealthSettings = z.infer<typeof healthSettings>;

/** Settings as they were kept; what cannot be read is what it is by default. */
export function readHealthSettings(kept: unknown): HealthSettings {
  const found = z.object({ health: healthSettings }).safeParse(kept);
  return found.success ? found.data.health : healthSettings.parse({});
}

const ORDER: Readonly<Record<Finding["weight"], number>> = { failing: 0, attention: 1, proof: 2 };
const RULES: Readonly<Record<CheckId, Check>> = { ...MISTAKE_CHECKS, ...PITFALL_CHECKS };

function stateOf(findings: readonly Finding[]): "ok" | "attention" | "failing" {
  const [worst] = findings;
  return !worst || worst.weight === "proof" ? "ok" : worst.weight;
}

/** The finding without what was waived one by one; null when nothing is left of it. */
function without(finding: Finding, items: ReadonlySet<string>): Finding | null {
  if (finding.weight === "proof" || items.size === 0) return finding;
  const subjects = finding.subjects.flatMap((subject): Subject[] => {
    if (subject.parts) {
      const parts = subject.parts.filter((part) => !items.has(itemKey(subject, part)));
      return parts.length === 0 ? [] : [{ ...subject, parts }];
    }
    return items.has(itemKey(subject)) ? [] : [subject];
  });
  const [first] = subjects;
  if (!first) return null;
  return {
    ...finding,
    subjects,
    fix: finding.fix?.id === undefined ? finding.fix : { ...finding.fix, id: first.id },
  };
}

function resultOf(
  check: CheckId,
  found: readonly Finding[] | null,
  waivers: readonly Waiver[],
  today: DayString,
): CheckResult {
  const own = waivers.filter((one) => one.check === check);
  const whole = own.find((one) => one.item === "") ?? null;
  const waiver = whole && isInForce(whole, today) ? whole : null;
  const lapsed = waiver ? null : whole;
  const items = own.filter((one) => one.item !== "" && isInForce(one, today));
  const said = { waiver, lapsed, items };
  if (found === null)
    return { check, state: "not_applicable", found: "not_applicable", findings: [], ...said };
  const keys = new Set(items.map((one) => one.item));
  const findings = found
    .flatMap((finding) => without(finding, keys) ?? [])
    .toSorted((a, b) => ORDER[a.weight] - ORDER[b.weight]);
  const state = stateOf(findings);
  return { check, state: waiver && state !== "ok" ? "waived" : state, found: state, findings, ...said };
}

/** Every check over the facts, in the order of the articles. A waiver of something that is well says nothing. */
export const checkHealth = (
  facts: HealthFacts,
  waivers: readonly Waiver[] = [],
  limits: HealthLimits = DEFAULT_HEALTH_LIMITS,
): CheckResult[] => CHECKS.map((check) => resultOf(check, RULES[check](facts, limits), waivers, facts.today));

export interface HealthSummary {
  /** Of the seven mistakes those that are well, and those that can be asked here at all. */
  readonly ok: number;
  readonly of: number;
  readonly waived: number;
  /** State of each of the seven, in order: the stitches. */
  readonly stitches: readonly { readonly check: CheckId; readonly state: CheckState }[];
  /** The two sentences that matter: the worst finding of the worst two. */
  readonly worst: readonly { readonly check: CheckId; readonly finding: Finding }[];
  /** Points of attention below the seven. */
  readonly pitfalls: number;
}

/** "5 van 7 op orde": the seven mistakes alone are counted; what does not apply is not asked. */
export function summaryOf(results: readonly CheckResult[]): HealthSummary {
  const isMistake = ({ check }: CheckResult) => (MISTAKES as readonly CheckId[]).includes(check);
  const seven = results.filter(isMistake);
  const countOf = (state: CheckState) => seven.filter((one) => one.state === state).length;
  const worst = (["failing", "attention"] as const)
    .flatMap((state) => seven.filter((one) => one.state === state))
    .flatMap(({ check, findings: [finding] }) => (finding ? [{ check, finding }] : []));
  return {
    ok: countOf("ok"),
    of: seven.length - countOf("not_applicable"),
    waived: countOf("waived"),
    stitches: seven.map(({ check, state }) => ({ check, state })),
    worst: worst.slice(0, 2),
    pitfalls: results.filter((one) => !isMistake(one) && one.state === "attention").length,
  };
}
