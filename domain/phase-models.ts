// The eight phase models of the articles, as data, and the journey each of them starts with.
import { channelForTitle } from "./channel.ts";
import method from "./data/method.json";
import models from "./data/phase-models.json";
import type { JourneySeed } from "./journey-seed.ts";
import type { Locale, MediaKind, Medium, Period } from "./journey.ts";
import { LOCALES } from "./vocabulary.ts";

export type Bilingual = Readonly<Record<Locale, string>>;

export interface ModelTouchpoint {
  readonly title: Bilingual;
  readonly medium: Medium;
  readonly kind: MediaKind;
}

export interface ModelPhase {
  readonly id: string;
  readonly name: Bilingual;
  readonly description: Bilingual;
  readonly period: Period;
  readonly goal?: Bilingual;
  readonly touchpoints: readonly ModelTouchpoint[];
}

export interface PhaseModel {
  readonly id: string;
  /** Article that tells it (S0 … S4). */
  readonly source: string;
  readonly year?: number;
  readonly name: Bilingual;
  /** What the article itself says against the model, or the limits it sets to it. */
  readonly critique?: Bilingual;
  readonly phases: readonly ModelPhase[];
}

// The files' shapes are checked by a test, so that nobody pays for it at run time.
export const phaseModels = models as readonly PhaseModel[];
const subtitles = method.phaseSubtitles as Readonly<Record<string, Readonly<Record<string, Bilingual>>>>;

/** The model the picker opens with. */
export const PRESELECTED_MODEL = "stdc";
/** Why the articles prefer See-Think-Do-Care, under their author's name. */
export const stdcReasons: readonly Bilingual[] = method.stdcReasons.items;

/** Model with this id. */
export const phaseModel = (id: string): PhaseModel | undefined =>
  phaseModels.find((model) => model.id === id);

/** Short line under a phase's name, where the article gives one. */
export const subtitleOf = (modelId: string, phaseId: string): Bilingual | null =>
  subtitles[modelId]?.[phaseId] ?? null;

/** True when no phase lies after the purchase: such a model stops where service and loyalty would begin. */
export function lacksAfterPhase(phases: readonly { readonly period: Period }[]): boolean {
  return !phases.some((phase) => phase.period === "after");
}

/** What a model says beyond its phases; each belongs to one phase and is shown at its head. */
interface PhaseExtras {
  /** Questions customers ask there. */
  readonly questions?: readonly Bilingual[];
  /** Where a customer may end after the phase: what goes well there, and what hurts. */
  readonly outcomes?: readonly (Bilingual & { readonly kind: "strength" | "pain" })[];
  /** Touchpoints (by Dutch title) that happen in another period than their phase. */
  readonly periods?: Readonly<Record<string, Period>>;
}

const EXTRAS: Readonly<Record<string, Readonly<Record<string, PhaseExtras>>>> = {
  four_stages: {
    purchase: { periods: { "Product instellen of in gebruik nemen": "after" } },
  },
  five_phase: {
    evaluation: {
      outcomes: [
        {
          kind: "strength",
          nl: "Tevreden: de klant komt terug en blijft (loyaliteit, herhaalaankoop).",
          en: "Satisfied: the customer comes back and stays (loyalty, repeat purchase).",
        },
        {
          kind: "pain",
          nl: "Niet tevreden: de klant praat er slecht over of vertrekt (negatieve mond-tot-mond, verlies).",
          en: "Not satisfied: the customer speaks badly of it or leaves (negative word of mouth, loss).",
        },
      ],
    },
  },
  five_buying: {
    "retention-service": {
      questions: [
        { nl: "Hoe gebruik ik wat ik heb gekocht?", en: "How do I use what I bought?" },
        { nl: "Wie kan ik iets vragen als het niet werkt?", en: "Whom can I ask when it does not work?" },
        { nl: "Kan ik het ruilen of terugbrengen?", en: "Can I exchange it or bring it back?" },
        { nl: "Wat past bij mijn volgende aankoop?", en: "What would suit my next purchase?" },
      ],
    },
  },
};

const channelKeyOf = (touchpoint: ModelTouchpoint): string | null =>
  channelForTitle(touchpoint.title.nl) ?? channelForTitle(touchpoint.title.en);

/** Keys of the library channels that a model's touchpoints speak about. */
export const channelKeysOf = (model: PhaseModel): readonly string[] =>
  model.phases.flatMap((phase) => phase.touchpoints.flatMap((touchpoint) => channelKeyOf(touchpoint) ?? []));

const other = (locale: Locale): Locale => LOCALES.find((one) => one !== locale) ?? locale;

/**
 * The journey a model starts with: its phases and touchpoints in the reader's language, the other language as translation,
 * everything marked as an example until it is edited. Customer questions stand at their phase; the
 * two outcomes of an evaluation stand there as what goes well and what hurts, since a transition needs a phase to go to.
 * @param newId makes one fresh id a call
 * @param channelId row of a library channel in this workspace, by its key; a touchpoint without one gets none
 */
export function seedFromModel(input: {
  readonly model: PhaseModel;
  readonly locale: Locale;
  readonly title: string;
  readonly newId: () => string;
  readonly channelId?: (key: string) => string | null;
}): JourneySeed {
  const { model, locale, newId } = input;
  const translations: Record<string, string> = {};
  const seed = {
    phases: [] as JourneySeed["phases"][number][],
    touchpoints: [] as JourneySeed["touchpoints"][number][],
    questions: [] as NonNullable<JourneySeed["questions"]>[number][],
    insights: [] as NonNullable<JourneySeed["insights"]>[number][],
  };
  const write = (
    collection: string,
    id: string,
    field: string,
    text: Bilingual | null | undefined,
  ): string => {
    if (!text) return "";
    translations[`${collection}/${id}/${field}@${other(locale)}`] = text[other(locale)];
    return text[locale];
  };
  for (const phase of model.phases) {
    const id = newId();
    const extras = EXTRAS[model.id]?.[phase.id];
    seed.phases.push({
      id,
      key: phase.id,
      name: write("phases", id, "name", phase.name),
      subtitle: write("phases", id, "subtitle", subtitleOf(model.id, phase.id)),
      description: write("phases", id, "description", phase.description),
      customerGoal: write("phases", id, "customerGoal", phase.goal),
      period: phase.period,
      example: true,
    });
    for (const touchpoint of phase.touchpoints) {
      const touchpointId = newId();
      const key = channelKeyOf(touchpoint);
      seed.touchpoints.push({
        id: touchpointId,
        phaseId: id,
        title: write("touchpoints", touchpointId, "title", touchpoint.title),
        medium: touchpoint.medium,
        mediaKind: touchpoint.kind,
        channelId: key === null ? null : (input.channelId?.(key) ?? null),
        period: extras?.periods?.[touchpoint.title.nl] ?? null,
        example: true,
      });
    }
    for (const text of extras?.questions ?? []) {
      const questionId = newId();
      seed.questions.push({
        id: questionId,
        phaseId: id,
        preset: "model",
        text: write("questions", questionId, "text", text),
      });
    }
    for (const outcome of extras?.outcomes ?? []) {
      const insightId = newId();
      const title = write("insights", insightId, "title", outcome);
      seed.insights.push({ id: insightId, phaseId: id, kind: outcome.kind, severity: 2, title });
    }
  }
  return { meta: { title: input.title, contentLocale: locale, model: model.id }, ...seed, translations };
}
