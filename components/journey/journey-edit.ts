// The document's intents as the board calls them: bound to one document, one origin and one undo stack. A reader's board has none.
import type { AnswerState, InsightFields, MetaPatch, PhasePatch, TouchpointPatch } from "./journey-patch.ts";
import type { Journey, Medium } from "#domain/journey.ts";
import type { MoveInput } from "./drag-outcome.ts";

/** A shared text that may be bound to a field on screen. */
export interface LiveText {
  toString(): string;
  observe(listener: (event: TextEvent) => void): void;
  unobserve(listener: (event: TextEvent) => void): void;
}
export interface TextEvent {
  readonly delta: readonly TextDelta[];
  readonly transaction: { readonly local: boolean };
}
export interface TextDelta {
  readonly insert?: unknown;
  readonly delete?: number;
  readonly retain?: number;
}
export type TextCollection = "phases" | "touchpoints" | "questions" | "insights" | "goals" | "lanes" | "meta";
export interface TextPlace {
  readonly collection: TextCollection;
  readonly id: string;
  readonly field: string;
}

export interface JourneyEdit {
  /** The journey as it is this moment. */
  read(): Journey;
  addPhase(input: { name: string; after: string | null }): string;
  updatePhase(id: string, patch: PhasePatch): void;
  movePhase(id: string, after: string | null): void;
  removePhase(id: string, moveTouchpointsTo: string | null): void;
  addTouchpoint(input: {
    phaseId: string | null;
    medium: Medium;
    after: string | null;
    title?: string;
  }): string;
  updateTouchpoint(id: string, patch: TouchpointPatch): void;
  moveTouchpoint(input: MoveInput): void;
  duplicateTouchpoint(id: string): string;
  removeTouchpoint(id: string): void;
  setExperience(input: {
    touchpointId: string;
    personaId: string;
    value?: number | null;
    note?: string;
  }): void;
  addQuestion(input: { touchpointId: string | null; phaseId: string | null; text: string }): string;
  updateQuestion(id: string, patch: { answered?: AnswerState }): void;
  hangQuestion(id: string, touchpointId: string): void;
  removeQuestion(id: string): void;
  addInsight(input: InsightFields & { touchpointId: string | null; phaseId: string | null }): string;
  updateInsight(id: string, patch: Partial<InsightFields>): void;
  removeInsight(id: string): void;
  addGoal(input: { phaseId: string; metricId: string }): string;
  updateGoal(id: string, patch: { metricId?: string | null }): void;
  removeGoal(id: string): void;
  updateMeta(patch: MetaPatch): void;
  setText(place: TextPlace, value: string): void;
  textOf(place: TextPlace): LiveText | null;
  /** Returns true when a step was taken back. */
  undo(): boolean;
  redo(): boolean;
  /** True when somebody else has since changed what the next step would take back: ask first. */
  conflictsWithOthers(which: "undo" | "redo"): boolean;
  canUndo(): boolean;
  canRedo(): boolean;
  subscribeUndo(listener: () => void): () => void;
}
