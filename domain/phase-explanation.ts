// What one phase of a model means: everything the article says about it, and an honest null where it says nothing.
import type { Locale, MediaKind, Medium, Period } from "./journey.ts";
import views from "./data/model-views.json";
import {
  type Bilingual,
  lacksAfterPhase,
  type ModelPhase,
  phaseModel,
  stdcReasons,
  subtitleOf,
} from "./phase-models.ts";
import { LOCALES } from "./vocabulary.ts";

export interface PhaseExplanation {
  readonly model: string;
  readonly name: string;
  /** 1-based place of the phase among the `count` phases of its model. */
  readonly place: number;
  readonly count: number;
  readonly period: Period;
  readonly subtitle: string | null;
  readonly what: string;
  /** null: the article names no goal for this phase. */
  readonly goal: string | null;
  /** Empty: the article names no touchpoints for this phase. */
  readonly touchpoints: readonly {
    readonly title: string;
    readonly medium: Medium;
    readonly kind: MediaKind;
  }[];
  /** null: the article says nothing against this model. */
  readonly critique: string | null;
  /** The model ends at the purchase. */
  readonly lacksAfter: boolean;
  /** What the article says for the model; only where it names reasons. */
  readonly reasons: readonly string[];
  /** Who tells it this way, and through whose eyes. */
  readonly view: string;
}

/** A phase as a journey remembers it. */
export interface RememberedPhase {
  /** Key in its model; documents from elsewhere may lack it. */
  readonly key: string | null;
  readonly name: string;
}

const viewOf = views as Readonly<Record<string, Bilingual>>;
const plain = (name: string): string => name.trim().toLocaleLowerCase();

/** The phase of the model that a journey's phase stands for: by its key, else by its name in either language. */
export function modelPhaseOf(modelId: string | null, phase: RememberedPhase): ModelPhase | undefined {
  const phases = phaseModel(modelId ?? "")?.phases ?? [];
  if (phase.key !== null) return phases.find((one) => one.id === phase.key);
  return phases.find((one) => LOCALES.some((locale) => plain(one.name[locale]) === plain(phase.name)));
}

/** The explanation of a phase in one language; null for a phase of one's own, which no article explains. */
export function explainPhase(
  modelId: string | null,
  remembered: RememberedPhase,
  locale: Locale,
): PhaseExplanation | null {
  const model = phaseModel(modelId ?? "");
  const phase = modelPhaseOf(modelId, remembered);
  const view = viewOf[modelId ?? ""];
  if (!model || !phase || !view) return null;
  return {
    model: model.name[locale],
    name: phase.name[locale],
    place: model.phases.indexOf(phase) + 1,
    count: model.phases.length,
    period: phase.period,
    subtitle: subtitleOf(model.id, phase.id)?.[locale] ?? null,
    what: phase.description[locale],
    goal: phase.goal?.[locale] ?? null,
    touchpoints: phase.touchpoints.map(({ title, medium, kind }) => ({ title: title[locale], medium, kind })),
    critique: model.critique?.[locale] ?? null,
    lacksAfter: lacksAfterPhase(model.phases),
    reasons: model.id === "stdc" ? stdcReasons.map((reason) => reason[locale]) : [],
    view: view[locale],
  };
}
