// The table of formats recognised by their header: what makes each of them known, and which of its columns is what.
import type { EvidenceKind } from "#domain/evidence.ts";
import type { Grain, MetricUnit } from "#domain/metric.ts";
import type { EvidenceField } from "./mapping.ts";
import { SHOP_PRESETS } from "./shop-presets.ts";
import { TICKET_PRESETS } from "./ticket-presets.ts";
import type { TouchpointField } from "./touchpoint-mapping.ts";

export const PRESETS = [
  "google_reviews",
  "trustpilot",
  "typeform",
  "surveymonkey",
  "google_forms",
  "zendesk",
  "jira",
  "github",
  "nps_list",
  "interviews",
  "ga4_report",
  "ga4_freeform",
  "google_ads",
  "plausible",
  "matomo",
  "klaviyo",
  "mailchimp",
  "shop_orders",
  "shopify_orders",
  "hubspot_contacts",
  "hubspot_deals",
  "kpi_list",
  "touchpoint_list",
] as const;
export type Preset = (typeof PRESETS)[number];

export type Words = readonly string[];
export type Wanted = Words | RegExp;

export interface EvidencePreset {
  readonly target: "evidence";
  /** Header names that must all be there, in lower case; of a list of lists one of each. */
  readonly signature: readonly (string | Words)[];
  readonly kind: EvidenceKind;
  readonly fields: Partial<Record<EvidenceField | "text", Wanted>>;
  readonly ratingMax?: number;
  readonly source: string;
}

interface SeriesPreset {
  readonly value: Words;
  readonly denominator?: Words;
  readonly name?: string;
  readonly unit: MetricUnit;
  readonly isWhole?: boolean;
  readonly isAdditive?: boolean;
}

export interface ReadingsPreset {
  readonly target: "readings";
  readonly signature: readonly (string | Words)[];
  readonly period: Words;
  readonly name?: Words;
  readonly detail?: Words;
  readonly currency?: Words;
  /** What its dates stand for, where that is known of the tool. */
  readonly grain?: Grain;
  /** What the source calls a row: one that comes twice counts once. */
  readonly key?: Words;
  readonly status?: Words;
  /** Of orders: columns of amounts with VAT, without, and of which the name does not tell. */
  readonly amounts?: { readonly incl: Words; readonly excl: Words; readonly either: Words };
  /** Columns of dates, each a series of its own in which every date counts one. */
  readonly dates?: RegExp;
  readonly series: readonly SeriesPreset[];
}

/** A list of touchpoints, as our own export writes it or as somebody keeps it in a spreadsheet. */
export interface TouchpointsPreset {
  readonly target: "touchpoints";
  readonly signature: readonly (string | Words)[];
  readonly fields: Readonly<Record<TouchpointField, Words>>;
}

const VISITS = { unit: "count", isWhole: true } as const;

export const PRESET_TABLE: Readonly<Record<Preset, EvidencePreset | ReadingsPreset | TouchpointsPreset>> = {
  google_reviews: {
    target: "evidence",
    signature: ["starrating", "createtime"],
    kind: "review",
    fields: {
      date: ["createtime"],
      rating: ["starrating"],
      text: ["comment"],
      author: ["reviewer.displayname"],
      key: ["name"],
    },
    ratingMax: 5,
    source: "Google",
  },
  trustpilot: {
    target: "evidence",
    signature: ["review id", "review stars", "review content"],
    kind: "review",
    fields: {
      date: ["review created (utc)", "review created"],
      rating: ["review stars"],
      title: ["review title"],
      text: ["review content"],
      author: ["review username"],
      key: ["review id"],
    },
    ratingMax: 5,
    source: "Trustpilot",
  },
  typeform: {
    target: "evidence",
    signature: ["#", "response type", ["submit date (utc)", "submit date"]],
    kind: "survey",
    fields: {
      date: ["submit date (utc)", "submit date"],
      key: ["#"],
      status: ["response type"],
      rating: /waarschijnlijk|aanbevel|recommend|how likely|nps|cijfer|score/i,
      text: /waarom|why|toelichting|opmerking|comment|reden/i,
    },
    source: "Typeform",
  },
  surveymonkey: {
    target: "evidence",
    signature: ["respondent id", "collector id"],
    kind: "survey",
    fields: {
      date: ["end date", "start date"],
      key: ["respondent id"],
      author: ["respondent id"],
      rating: /satisf|tevreden|recommend|aanbevel|how likely|waarschijnlijk|score|cijfer/i,
      text: /\?$/,
    },
    source: "SurveyMonkey",
  },
  google_forms: {
    target: "evidence",
    signature: [["timestamp", "tijdstempel"]],
    kind: "survey",
    fields: {
      date: ["timestamp", "tijdstempel"],
      rating: /satisf|tevreden|recommend|aanbevel|how likely|waarschijnlijk|score|cijfer|sterren/i,
      text: /\?$|waarom|why|toelichting|opmerking|comment/i,
    },
    source: "Google Forms",
  },
  ...TICKET_PRESETS,
  interviews: {
    target: "evidence",
    signature: [["interview_id", "interview"], "respondent", "quote"],
    kind: "interview",
    fields: {
      date: ["date", "datum"],
      group: ["interview_id", "interview"],
      author: ["respondent"],
      segment: ["segment"],
      quote: ["quote"],
      note: ["note", "notitie"],
      sentiment: ["sentiment"],
      consent: ["consent", "toestemming"],
      language: ["language", "taal"],
    },
    source: "interview",
  },
  nps_list: {
    target: "evidence",
    signature: [
      ["date", "datum", "ingevuld op", "submitted"],
      ["nps", "nps score", "nps-score", "nps_score", "score (0-10)", "score 0-10"],
    ],
    kind: "survey",
    fields: {
      date: ["date", "datum", "ingevuld op", "submitted"],
      rating: ["nps", "nps score", "nps-score", "nps_score", "score (0-10)", "score 0-10"],
      text: [
        "comment",
        "comments",
        "opmerking",
        "opmerkingen",
        "toelichting",
        "reason",
        "reden",
        "waarom?",
        "why?",
      ],
      key: ["id", "response id", "respons-id"],
    },
    ratingMax: 10,
    source: "NPS",
  },
  ...SHOP_PRESETS,
  ga4_report: {
    target: "readings",
    signature: ["sessions", "engaged sessions"],
    period: ["date", "month"],
    grain: "day",
    series: [
      { value: ["sessions"], ...VISITS },
      {
        value: ["engaged sessions"],
        denominator: ["sessions"],
        name: "Engagement rate",
        unit: "percent",
        isWhole: true,
      },
      { value: ["key events", "conversions"], ...VISITS },
      {
        value: ["key events"],
        denominator: ["sessions"],
        name: "Key events / Sessions",
        unit: "percent",
        isWhole: true,
      },
      { value: ["total revenue"], unit: "eur" },
    ],
  },
  ga4_freeform: {
    target: "readings",
    signature: [
      ["date", "datum"],
      ["active users", "actieve gebruikers"],
    ],
    period: ["date", "datum"],
    grain: "day",
    series: [
      { value: ["active users", "actieve gebruikers"], ...VISITS, isAdditive: false },
      { value: ["key events", "belangrijke gebeurtenissen"], ...VISITS },
    ],
  },
  google_ads: {
    target: "readings",
    signature: [
      ["campaign", "campagne"],
      ["cost", "kosten"],
      ["clicks", "klikken"],
    ],
    period: ["day", "dag", "month", "maand"],
    currency: ["currency code", "valutacode"],
    series: [
      { value: ["cost", "kosten"], unit: "eur" },
      { value: ["impr.", "vert.", "impressions"], ...VISITS },
      { value: ["clicks", "klikken"], ...VISITS },
      { value: ["conversions", "conversies"], unit: "count" },
    ],
  },
  plausible: {
    target: "readings",
    signature: ["date", "visitors", "visits"],
    period: ["date"],
    grain: "day",
    series: [
      { value: ["visitors"], ...VISITS, isAdditive: false },
      { value: ["visits"], ...VISITS },
      { value: ["pageviews"], ...VISITS },
      {
        value: ["bounces"],
        denominator: ["visits"],
        name: "Bounces / visits",
        unit: "percent",
        isWhole: true,
      },
    ],
  },
  matomo: {
    target: "readings",
    signature: ["nb_visits"],
    period: ["date", "datum"],
    grain: "day",
    series: [
      { value: ["nb_visits"], ...VISITS },
      { value: ["nb_uniq_visitors"], ...VISITS, isAdditive: false },
      { value: ["nb_conversions"], ...VISITS },
    ],
  },
  klaviyo: {
    target: "readings",
    signature: ["campaign name", "unique clicks", "successful deliveries"],
    period: ["send time"],
    grain: "day",
    series: [
      {
        value: ["unique opens"],
        denominator: ["successful deliveries"],
        name: "Unique Opens / Deliveries",
        unit: "percent",
        isWhole: true,
      },
      {
        value: ["unique clicks"],
        denominator: ["successful deliveries"],
        name: "Unique Clicks / Deliveries",
        unit: "percent",
        isWhole: true,
      },
      { value: ["unsubscribes"], ...VISITS },
    ],
  },
  mailchimp: {
    target: "readings",
    signature: ["unique opens", "total recipients", "unique clicks"],
    period: ["send date", "send time"],
    grain: "day",
    series: [
      {
        value: ["unique clicks"],
        denominator: ["successful deliveries"],
        name: "Unique Clicks / Deliveries",
        unit: "percent",
        isWhole: true,
      },
      { value: ["unsubscribes"], ...VISITS },
    ],
  },
  kpi_list: {
    target: "readings",
    signature: [
      ["month", "maand", "periode", "period", "date", "datum", "day", "dag"],
      ["metric", "kpi", "naam kpi", "meting"],
      ["value", "waarde", "teller", "numerator"],
    ],
    period: ["month", "maand", "periode", "period", "date", "datum", "day", "dag"],
    name: ["metric", "kpi", "naam kpi", "meting"],
    detail: ["channel", "kanaal", "touchpoint", "fase", "phase"],
    series: [
      {
        value: ["value", "waarde", "teller", "numerator"],
        denominator: ["noemer", "denominator"],
        name: "",
        unit: "count",
      },
    ],
  },
  touchpoint_list: {
    target: "touchpoints",
    signature: [
      ["touchpoint", "contactmoment", "aanraakpunt", "touchpoints"],
      ["fase", "phase"],
    ],
    fields: {
      title: ["touchpoint", "contactmoment", "aanraakpunt", "touchpoints"],
      phase: ["fase", "phase"],
      channel: ["kanaal", "channel"],
      mediaKind: ["soort", "mediasoort", "paid_earned_owned", "media kind", "media_kind", "kind"],
      medium: ["digitaal_fysiek", "digital_physical", "digitaal/fysiek", "digital/physical", "medium"],
      department: ["afdeling", "department"],
      convenience: ["gemak(1-5)", "gemak (1-5)", "gemak", "convenience(1-5)", "convenience"],
      message: ["boodschap", "message"],
      means: ["middel", "means"],
      description: ["omschrijving", "description"],
      key: ["importkey", "sleutel", "id"],
    },
  },
};
