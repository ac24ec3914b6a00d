// KPIs the articles name, ready to be chosen: unit, which way is better, how it is worked out in words, and in which part of the
// journey it belongs. K7's figures of attention carry a warning: many clicks are no enthusiasm.
import type { Locale, Period } from "./journey.ts";
import type { Benefit, MetricDirection, MetricUnit, Objective } from "./metric.ts";
import { type Survey, SURVEY_SCALES } from "./survey.ts";

type Words = Readonly<Record<Locale, string>>;

export interface MetricPreset {
  readonly id: MetricPresetId;
  readonly name: Words;
  /** How the figure is worked out, in words. */
  readonly formula: Words;
  readonly unit: MetricUnit;
  readonly direction: MetricDirection;
  /** Part of the journey in which it is usually measured. */
  readonly period: Period;
  /** What it is a figure of: a phase, or the step from one phase to the next. */
  readonly of: "phase" | "transition";
  readonly survey: Survey | null;
  /** Highest score of the question; null without one. */
  readonly scaleMax: number | null;
  readonly benefit: Benefit;
  readonly objective: Objective | null;
  /** What to beware of in reading it; null where the figure speaks for itself. */
  readonly warning: Words | null;
}

export const METRIC_PRESET_IDS = [
  "people",
  "reach",
  "awareness",
  "clicks",
  "time_on_site",
  "conversion",
  "conversion_step",
  "response_time",
  "returns",
  "service_calls",
  "csat",
  "ces",
  "nps",
  "ambassadors",
  "repeat_rate",
  "retention",
] as const;
export type MetricPresetId = (typeof METRIC_PRESET_IDS)[number];

const words = (nl: string, en: string): Words => ({ nl, en });

const ATTENTION = words(
  "Aandacht is geen enthousiasme. Schrijf op wat dit cijfer volgens jou betekent, en wat het ook kan betekenen.",
  "Attention is not enthusiasm. Write down what you think this figure means, and what else it may mean.",
);

const PLAIN = { of: "phase", survey: null, scaleMax: null, objective: null, warning: null } as const;
const surveyOf = (survey: Survey) => ({ survey, scaleMax: SURVEY_SCALES[survey][0] ?? null });

export const METRIC_PRESETS: readonly MetricPreset[] = [
  {
    ...PLAIN,
    id: "people",
    name: words("Mensen in deze fase", "People in this phase"),
    formula: words(
      "Hoeveel mensen in de maand in deze fase zijn.",
      "How many people are in this phase during the month.",
    ),
    unit: "count",
    direction: "up",
    period: "before",
    benefit: "marketing",
  },
  {
    ...PLAIN,
    id: "reach",
    name: words("Bereik", "Reach"),
    formula: words(
      "Mensen die de uiting in de maand minstens één keer zagen.",
      "People who saw it at least once during the month.",
    ),
    unit: "count",
    direction: "up",
    period: "before",
    benefit: "marketing",
    warning: ATTENTION,
  },
  {
    ...PLAIN,
    id: "awareness",
    name: words("Naamsbekendheid", "Brand awareness"),
    formula: words(
      "Mensen die je naam noemen of herkennen ÷ mensen aan wie het gevraagd is.",
      "People who name or recognise you ÷ people who were asked.",
    ),
    unit: "percent",
    direction: "up",
    period: "before",
    benefit: "marketing",
    warning: ATTENTION,
  },
  {
    ...PLAIN,
    id: "clicks",
    name: words("Klikken", "Clicks"),
    formula: words("Klikken ÷ keren dat het getoond is.", "Clicks ÷ times it was shown."),
    unit: "percent",
    direction: "up",
    period: "before",
    benefit: "marketing",
    warning: words(
      "Veel klikken betekent niet dat mensen enthousiast zijn: ze kunnen ook verdwaald zijn. Zonder uitleg kun je deze KPI niet bewaren.",
      "Many clicks do not mean that people are enthusiastic: they may be lost. This KPI cannot be saved without an explanation.",
    ),
  },
  {
    ...PLAIN,
    id: "time_on_site",
    name: words("Tijd op de site", "Time on site"),
    formula: words(
      "Seconden van alle bezoeken bij elkaar ÷ aantal bezoeken.",
      "Seconds of all visits together ÷ number of visits.",
    ),
    unit: "seconds",
    direction: "up",
    period: "before",
    benefit: "marketing",
    warning: words(
      "Lang op de site blijven kan interesse zijn, of een site waarop niemand iets vindt. Zonder uitleg kun je deze KPI niet bewaren.",
      "A long visit may be interest, or a site on which nobody finds anything. This KPI cannot be saved without an explanation.",
    ),
  },
  {
    ...PLAIN,
    id: "conversion",
    name: words("Conversie", "Conversion"),
    formula: words("Mensen die kopen ÷ bezoekers.", "People who buy ÷ visitors."),
    unit: "percent",
    direction: "up",
    period: "during",
    benefit: "marketing",
    objective: "conversion",
  },
  {
    ...PLAIN,
    id: "conversion_step",
    name: words("Door naar de volgende fase", "On to the next phase"),
    formula: words(
      "Mensen die in de volgende fase komen ÷ mensen in deze fase.",
      "People who reach the next phase ÷ people in this phase.",
    ),
    unit: "percent",
    direction: "up",
    period: "before",
    of: "transition",
    benefit: "marketing",
    objective: "conversion",
  },
  {
    ...PLAIN,
    id: "response_time",
    name: words("Reactietijd bij problemen", "Response time to problems"),
    formula: words(
      "Minuten tussen het probleem van de klant en het eerste antwoord, gemiddeld: minuten bij elkaar ÷ problemen.",
      "Minutes between the customer's problem and the first answer, on average: all minutes ÷ problems.",
    ),
    unit: "minutes",
    direction: "down",
    period: "during",
    benefit: "experience",
  },
  {
    ...PLAIN,
    id: "returns",
    name: words("Retourzendingen", "Returns"),
    formula: words("Teruggestuurde bestellingen ÷ bestellingen.", "Orders sent back ÷ orders."),
    unit: "percent",
    direction: "down",
    period: "after",
    of: "transition",
    benefit: "experience",
  },
  {
    ...PLAIN,
    id: "service_calls",
    name: words("Telefoontjes naar klantenservice", "Calls to customer service"),
    formula: words("Telefoontjes ÷ bestellingen, per 100.", "Calls ÷ orders, per 100."),
    unit: "per100",
    direction: "down",
    period: "after",
    of: "transition",
    benefit: "experience",
  },
  {
    ...PLAIN,
    ...surveyOf("csat"),
    id: "csat",
    name: words("Klanttevredenheid (CSAT)", "Customer satisfaction (CSAT)"),
    formula: words(
      "Antwoorden met een van de twee hoogste scores ÷ alle antwoorden.",
      "Answers with one of the two highest scores ÷ all answers.",
    ),
    unit: "percent",
    direction: "up",
    period: "after",
    benefit: "experience",
  },
  {
    ...PLAIN,
    ...surveyOf("ces"),
    id: "ces",
    name: words("Gemak (CES)", "Effort (CES)"),
    formula: words(
      "Gemiddelde op “het ging makkelijk”, van 1 (helemaal niet) tot 7 (helemaal wel).",
      "Mean of “it was easy”, from 1 (not at all) to 7 (entirely).",
    ),
    unit: "score7",
    direction: "up",
    period: "during",
    benefit: "experience",
  },
  {
    ...PLAIN,
    ...surveyOf("nps"),
    id: "nps",
    name: words("Aanbeveling (NPS)", "Recommendation (NPS)"),
    formula: words(
      "Deel dat een 9 of 10 geeft, min het deel dat 0 tot en met 6 geeft.",
      "Share that answers 9 or 10, less the share that answers 0 to 6.",
    ),
    unit: "nps",
    direction: "up",
    period: "after",
    benefit: "loyalty",
    objective: "loyalty",
  },
  {
    ...PLAIN,
    id: "ambassadors",
    name: words("Ambassadeurs", "Ambassadors"),
    formula: words(
      "Klanten die in de maand een nieuwe klant aanbrachten.",
      "Customers who brought in a new customer during the month.",
    ),
    unit: "count",
    direction: "up",
    period: "after",
    benefit: "loyalty",
    objective: "loyalty",
  },
  {
    ...PLAIN,
    id: "repeat_rate",
    name: words("Herhaalaankopen", "Repeat purchases"),
    formula: words("Klanten die opnieuw kochten ÷ klanten.", "Customers who bought again ÷ customers."),
    unit: "percent",
    direction: "up",
    period: "after",
    benefit: "loyalty",
    objective: "loyalty",
  },
  {
    ...PLAIN,
    id: "retention",
    name: words("Behoud", "Retention"),
    formula: words(
      "Klanten van het begin van de maand die er aan het eind nog zijn ÷ klanten aan het begin.",
      "Customers of the start of the month who are still there at its end ÷ customers at the start.",
    ),
    unit: "percent",
    direction: "up",
    period: "after",
    benefit: "loyalty",
    objective: "loyalty",
  },
];

/** The preset with this id; undefined for a metric of one's own. */
export const metricPreset = (id: string | null): MetricPreset | undefined =>
  METRIC_PRESETS.find((preset) => preset.id === id);

const CLICK_PRESETS: readonly string[] = ["clicks", "time_on_site"] satisfies MetricPresetId[];
/** Names of figures of clicks and of time on a site, in both languages. */
const CLICK_NAMES =
  /\b(?:door)?kli(?:k|ck)|\bclick|\bctr\b|(?:tijd|time|minuten|minutes|seconden|seconds) (?:op|on) (?:de |je |the |your )?(?:web)?(?:site|pagina|page)|bezoek(?:s)?duur|sessieduur|(?:visit|session) duration/i;

/**
 * True for a figure of clicks or of time on a site, by its preset or by what it is called: it is not kept without saying what it
 * means, since many clicks may be enthusiasm or despair.
 */
export const needsInterpretation = (metric: {
  readonly preset: string | null;
  readonly names: readonly string[];
}): boolean =>
  CLICK_PRESETS.includes(metric.preset ?? "") || metric.names.some((name) => CLICK_NAMES.test(name));

/** What a figure of clicks or of time on a site means by itself, for one that came from a file and was given no meaning yet. */
export const ATTENTION_MEANING = {
  interpretation: words(
    "Uit een bestand: hoe vaak er geklikt is, of hoelang mensen bleven. Het zegt niet of ze tevreden waren.",
    "From a file: how often people clicked, or how long they stayed. It does not say whether they were satisfied.",
  ),
  alternative: words(
    "Veel klikken of lang blijven kan ook betekenen dat mensen niet vinden wat ze zoeken.",
    "Many clicks or a long stay may also mean that people do not find what they are looking for.",
  ),
} as const;
