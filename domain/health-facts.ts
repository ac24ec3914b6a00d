// What the health of a journey is judged on, and what a check says about it: plain facts in, findings out. The thresholds are
// settings of the workspace.
import { z } from "zod";
import type { EvidenceKind } from "./evidence.ts";
import type { StrengthLevel } from "./evidence-level.ts";
import type { MediaKind, Period } from "./journey.ts";
import type { DayString, MonthString } from "./month.ts";
import type { PersonaField } from "./persona.ts";
import type { TOUCHPOINT_STATES } from "./vocabulary.ts";

/** The seven mistakes of the articles, in their order: these are counted. */
export const MISTAKES = [
  "interviews",
  "ownData",
  "personas",
  "channels",
  "strategies",
  "departments",
  "rhythm",
] as const;
/** Points of attention below them: shown, never counted. */
export const PITFALLS = [
  "groups",
  "research",
  "model",
  "copied",
  "phases",
  "drum",
  "waste",
  "outdated",
  "refuted",
] as const;
export const CHECKS = [...MISTAKES, ...PITFALLS] as const;
export type MistakeId = (typeof MISTAKES)[number];
export type CheckId = (typeof CHECKS)[number];
export const isCheck = (name: string): name is CheckId => CHECKS.some((check) => check === name);

const days = z.number().int().min(1).max(730);
const few = z.number().int().min(1).max(50);
const percent = z.number().int().min(10).max(90);

/** Thresholds of the checks. A check warns or fails beyond them; on the edge it is still well. */
export const healthLimits = z.strictObject({
  /** Interviews a journey, and a persona on it, should rest on. */
  interviews: few.default(5),
  interviewsPersona: few.default(1),
  /** Age in whole days up to which the newest interview is fresh. */
  interviewDays: days.default(183),
  /** Months with a reading that a phase's KPI should have. */
  readingMonths: few.default(3),
  /** Interviews that make a persona more than an anecdote. */
  personaInterviews: few.default(3),
  /** Departments that should own or help at touchpoints. */
  departments: few.default(3),
  /** Least share of the tasks, in percent, outside marketing. */
  outsideMarketing: percent.default(30),
  /** Age in whole days of the last monthly review up to which it is well, and up to which it only warns. */
  reviewDays: days.default(31),
  reviewLateDays: days.default(45),
  /** Largest share, in percent, of assumptions among the cards on active routes. */
  assumptions: percent.default(50),
  /** Largest share, in percent, of live touchpoints and of next month's money in phases during the purchase. */
  during: percent.default(50),
});
export type HealthLimits = z.infer<typeof healthLimits>;
export const DEFAULT_HEALTH_LIMITS: HealthLimits = healthLimits.parse({});

/** Something a finding names: by its id, and by its own name with translations by locale. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly names?: Readonly<Record<string, string>>;
}

export interface HealthPhase extends Named {
  readonly period: Period;
  /** What the customer wants here, in the workspace's own words; false for an empty or a model's sentence. */
  readonly hasOwnGoal: boolean;
}

export interface HealthTouchpoint extends Named {
  readonly phaseId: string | null;
  readonly period: Period | null;
  readonly channelId: string | null;
  readonly mediaKind: MediaKind;
  readonly state: (typeof TOUCHPOINT_STATES)[number];
  /** Departments that own it or help at it. */
  readonly departmentIds: readonly string[];
  /** Still holds the model's own words. */
  readonly isExample: boolean;
  readonly level: StrengthLevel;
  /** What rests on it and was not looked at since evidence refuted it; empty where nothing refutes it. */
  readonly toRevise: readonly RevisedPart[];
}
export const REVISED_PARTS = ["message", "content", "budget"] as const;
export type RevisedPart = (typeof REVISED_PARTS)[number];

export interface HealthRoute {
  readonly personaId: string | null;
  /** Touchpoints that are still there, in order. */
  readonly steps: readonly string[];
}

export interface HealthStrategy extends Named {
  readonly isMulti: boolean;
  readonly channelIds: readonly string[];
  /** Interviews it rests on. */
  readonly interviews: number;
}

export interface HealthPersona extends Named {
  readonly emptyFields: readonly PersonaField[];
  /** Filled fields without a line that a quote stands under. */
  readonly unquotedFields: readonly PersonaField[];
  /** Interviews with this persona anywhere in the workspace, and those of them linked to this journey. */
  readonly interviews: number;
  readonly journeyInterviews: number;
  /** Channels in use this month; null where nothing was ever said about it. */
  readonly channelIds: readonly string[] | null;
  readonly groupId: string | null;
}

export interface HealthChannel extends Named {
  readonly mediaKind: MediaKind;
  /** Marked necessary, or under a commitment. */
  readonly isBridge: boolean;
  /** Of the coming six months those that should have money and have none. */
  readonly missingMonths: readonly MonthString[];
  /** Money set aside in this month and the coming six, in cents; months without any are left out. */
  readonly months: readonly { readonly month: MonthString; readonly cents: number }[];
}

export interface HealthDepartment extends Named {
  /** marketing | service | tech | design | other; null for one of their own. */
  readonly key: string | null;
}

export interface HealthFacts {
  readonly today: DayString;
  readonly month: MonthString;
  /** The workspace says it is one person, and it is. */
  readonly isSolo: boolean;
  readonly copiedFrom: string | null;
  readonly phases: readonly HealthPhase[];
  readonly touchpoints: readonly HealthTouchpoint[];
  readonly routes: readonly HealthRoute[];
  /** Phases in which a customer's question is answered. */
  readonly answeredPhaseIds: readonly string[];
  readonly strategies: readonly HealthStrategy[];
  /** Personas the journey is about; where it names none, all of the workspace's. */
  readonly personas: readonly HealthPersona[];
  readonly groups: readonly Named[];
  /** Days of the interviews linked to the journey, one a respondent. */
  readonly interviewDays: readonly DayString[];
  /** Kind of every item linked to the journey. */
  readonly evidenceKinds: readonly EvidenceKind[];
  /** Own figures: the phases each is a KPI of, and the months that have a reading. */
  readonly metrics: readonly {
    readonly phaseIds: readonly string[];
    readonly months: readonly MonthString[];
  }[];
  readonly channels: readonly HealthChannel[];
  readonly departments: readonly HealthDepartment[];
  /** Department of every task of the journey that has one. */
  readonly taskDepartmentIds: readonly string[];
  /** Day on which the last monthly review was closed; null = never. */
  readonly lastReview: DayString | null;
}

export type Weight = "failing" | "attention" | "proof";

/** Where a finding is mended. What `id` names follows from the place. */
export type FixPlace =
  | "interview"
  | "metric"
  | "persona"
  | "newPersona"
  | "budget"
  | "matrix"
  | "strategy"
  | "board"
  | "phase"
  | "touchpoint"
  | "owner"
  | "tasks"
  | "review"
  | "groups"
  | "explanation"
  | "evidence";

export interface Fix {
  readonly place: FixPlace;
  readonly id?: string | undefined;
}

/** Something a finding is about, with what is said about just that one. */
export interface Subject extends Named {
  readonly months?: readonly MonthString[];
  readonly cents?: number;
  readonly fields?: readonly PersonaField[];
  readonly parts?: readonly RevisedPart[];
  /** Key of a department, so that the consequence of its absence can be told. */
  readonly key?: string | null;
}

export interface Finding {
  /** Names the sentence. */
  readonly code: string;
  readonly weight: Weight;
  readonly counts: Readonly<Record<string, number>>;
  readonly subjects: readonly Subject[];
  readonly fix: Fix | null;
}

/** What a check found; null = it has nothing to say here (one person, no phases yet). */
export type Check = (facts: HealthFacts, limits: HealthLimits) => readonly Finding[] | null;

interface Said {
  readonly counts?: Finding["counts"];
  readonly subjects?: Finding["subjects"];
  readonly fix?: Fix;
}
const finding =
  (weight: Weight) =>
  (code: string, { counts = {}, subjects = [], fix }: Said = {}): Finding => ({
    code,
    weight,
    counts,
    subjects,
    fix: fix ?? null,
  });
export const failing = finding("failing");
export const attention = finding("attention");
export const proof = finding("proof");

/** Just the names of things, for a finding. */
export const namesOf = (all: readonly Named[]): Subject[] =>
  all.map(({ id, name, names }) => ({ id, name, ...(names && { names }) }));

/** The finding, or nothing. */
export const when = (isSo: boolean, found: () => Finding): Finding[] => (isSo ? [found()] : []);
