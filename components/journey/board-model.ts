// Views of a journey that the board draws: what stands in which column, whose feeling colours a node, what is still empty.
import type { BoardLane } from "#domain/board-lanes.ts";
import type {
  Experience,
  Insight,
  Journey,
  JourneyGoal,
  Phase,
  Question,
  Touchpoint,
} from "#domain/journey.ts";
import { emotionFace } from "#domain/emotion.ts";
import { type StrengthLevel, weakerLevel } from "#domain/evidence-level.ts";

import type { BoardTask, JourneyData, NodeStrength } from "./journey-data.ts";

/** A column of the board: a phase, or *Zonder fase* (`phase` null) while something stands there. */
export interface BoardColumn {
  readonly key: string;
  readonly phase: Phase | null;
  readonly digital: readonly Touchpoint[];
  readonly physical: readonly Touchpoint[];
}

export const WITHOUT_PHASE = "without-phase";

export function boardColumns(journey: Journey): readonly BoardColumn[] {
  const columns = journey.phases.map((phase) => column(journey, phase));
  const loose = column(journey, null);
  return loose.digital.length + loose.physical.length > 0 ? [...columns, loose] : columns;
}

function column(journey: Journey, phase: Phase | null): BoardColumn {
  const inPhase = journey.touchpoints.filter((touchpoint) => touchpoint.phaseId === (phase?.id ?? null));
  return {
    key: phase?.id ?? WITHOUT_PHASE,
    phase,
    digital: inPhase.filter((touchpoint) => touchpoint.medium === "digital"),
    physical: inPhase.filter((touchpoint) => touchpoint.medium === "physical"),
  };
}

const inPhase =
  (phaseId: string | null) =>
  (record: { readonly phaseId: string | null }): boolean =>
    record.phaseId === phaseId;

export const questionsOf = (journey: Journey, phaseId: string | null): readonly Question[] =>
  journey.questions.filter(inPhase(phaseId));
export const goalsOf = (journey: Journey, phaseId: string | null): readonly JourneyGoal[] =>
  journey.goals.filter(inPhase(phaseId));

/** Solved insights stay, struck through, for the month in which they were solved. */
export const insightsOf = (journey: Journey, phaseId: string | null, month: string): readonly Insight[] =>
  journey.insights.filter(
    (insight) =>
      insight.phaseId === phaseId && (insight.status !== "solved" || (insight.solvedIn ?? month) >= month),
  );

/** Tasks of the month, by the phase of what they are about. */
export function tasksOf(
  journey: Journey,
  tasks: readonly BoardTask[],
  phaseId: string | null,
  month: string,
): readonly BoardTask[] {
  return tasks.filter((task) => task.month === month && taskPhase(journey, task) === phaseId);
}

function taskPhase(journey: Journey, task: BoardTask): string | null | undefined {
  const touchpoint = journey.touchpoints.find((candidate) => candidate.id === task.touchpointId);
  if (touchpoint) return touchpoint.phaseId;
  const insight = journey.insights.find((candidate) => candidate.id === task.insightId);
  return insight ? insight.phaseId : task.phaseId;
}

/** The persona whose thread is red: chosen on screen, else the journey's own, else the first. */
export function leadingPersona(journey: Journey, data: JourneyData, chosen: string | null): string | null {
  const known = (id: string | null): boolean => data.personas.some((persona) => persona.id === id);
  if (known(chosen)) return chosen;
  if (known(journey.meta.primaryPersonaId)) return journey.meta.primaryPersonaId;
  return data.personas[0]?.id ?? journey.meta.primaryPersonaId;
}

/** What one persona feels, by touchpoint. */
export function experiencesBy(
  experiences: readonly Experience[],
  personaId: string | null,
): ReadonlyMap<string, Experience> {
  const found = new Map<string, Experience>();
  for (const experience of experiences) {
    if (experience.personaId === personaId) found.set(experience.touchpointId, experience);
  }
  return found;
}

/** A stretch of thread is only as sure as its weaker end. */
export const segmentLevel = (a: NodeStrength | undefined, b: NodeStrength | undefined): StrengthLevel =>
  weakerLevel(a?.level ?? "assumption", b?.level ?? "assumption");

/** Cells of the shown lanes in which nothing stands yet. */
export function emptyCells(
  journey: Journey,
  data: JourneyData,
  lanes: readonly BoardLane[],
  month: string,
): number {
  const isFilled = (lane: BoardLane, phase: Phase): boolean => {
    const touchpoints = journey.touchpoints.filter(inPhase(phase.id));
    switch (lane) {
      case "questions":
        return questionsOf(journey, phase.id).length > 0;
      case "goals":
        return goalsOf(journey, phase.id).length > 0;
      case "insights":
        return insightsOf(journey, phase.id, month).length > 0;
      case "tasks":
        return tasksOf(journey, data.tasks, phase.id, month).length > 0;
      case "convenience":
        return touchpoints.some((touchpoint) => touchpoint.convenience !== null);
      case "owner":
        return touchpoints.some((touchpoint) => touchpoint.departmentId !== null);
      case "evidence":
        return touchpoints.some((touchpoint) => (data.strengths[touchpoint.id]?.items ?? 0) > 0);
      default:
        return phase[lane].trim() !== "";
    }
  };
  let empty = 0;
  for (const phase of journey.phases) {
    for (const lane of lanes) if (!isFilled(lane, phase)) empty += 1;
    if (!journey.touchpoints.some(inPhase(phase.id))) empty += 1;
  }
  return empty;
}

/** Which lanes a journey opens with: goals and questions always, pains and tasks once there are any. */
export function openingLanes(journey: Journey, data: JourneyData): readonly BoardLane[] {
  const lanes: BoardLane[] = ["questions", "goals"];
  if (journey.insights.length > 0) lanes.push("insights");
  if (data.tasks.length > 0) lanes.push("tasks");
  return lanes;
}

/** Colour of an emotion value, for discs and the curve; without a value it is neutral. */
export const emotionTone = (value: number | null): string => `var(--emotion-${emotionFace(value ?? 0)})`;
