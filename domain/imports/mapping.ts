// What a file becomes: which column is what for each target, and the answers to what the file leaves open. A mapping is plain
// data; it is kept with the source and used again next month.
import { z } from "zod";
import { CONSENTS, EVIDENCE_KINDS } from "#domain/evidence.ts";
import { fitsKind } from "#domain/evidence-file.ts";
import { id } from "#domain/ids.ts";
import { monthString, dayString } from "#domain/journey.ts";
import { GRAINS, METRIC_DIRECTIONS, METRIC_UNITS } from "#domain/metric.ts";
import { TITLE_MAX } from "#domain/vocabulary.ts";
import { DATE_ORDERS } from "./dates.ts";
import { answers, chosen, column } from "./mapping-column.ts";
import { type TouchpointMapping, touchpointMapping } from "./touchpoint-mapping.ts";

export const TARGETS = ["evidence", "readings", "touchpoints"] as const;
export type ImportTarget = (typeof TARGETS)[number];

/** Most columns a table may have, and most names of metrics in one file. */
export const MAX_COLUMNS = 200;
export const MAX_SERIES = 2_000;

/** Columns that hold one thing of an item; `text` may be put together from several. */
export const EVIDENCE_FIELDS = [
  "date",
  "title",
  "rating",
  "author",
  "key",
  "group",
  "source",
  "url",
  "language",
  "segment",
  "sentiment",
  "consent",
  "note",
  "quote",
  "status",
] as const;
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];

const evidenceMapping = z.strictObject({
  target: z.literal("evidence"),
  /** A row has no picture. */
  kind: z.enum(EVIDENCE_KINDS).refine((kind) => fitsKind(kind, null)),
  columns: z.strictObject({
    date: chosen,
    title: chosen,
    rating: chosen,
    author: chosen,
    key: chosen,
    group: chosen,
    source: chosen,
    url: chosen,
    language: chosen,
    segment: chosen,
    sentiment: chosen,
    consent: chosen,
    note: chosen,
    quote: chosen,
    status: chosen,
    text: z.array(column).max(50).default([]),
  }),
  /** Top of the scale the rating was given on; never converted to another one. */
  ratingMax: z.number().int().min(2).max(100).nullable().default(null),
  /** For a file without a column of dates. */
  day: dayString.nullable().default(null),
  /** For a file without a column of sources. */
  source: z.string().trim().max(TITLE_MAX).default(""),
  language: z.enum(["nl", "en"]).default("nl"),
  consent: z.enum(CONSENTS).default("unknown"),
  ...answers,
});
export type EvidenceMapping = z.infer<typeof evidenceMapping>;

/**
 * What of a cell makes the figure: the number in it; one for each date, on that date; or, of an order's amount, one for the order,
 * one for its return, or the amount itself.
 */
export const MEASURES = ["figure", "dates", "orders", "returns", "revenue"] as const;
export type ImportMeasure = (typeof MEASURES)[number];

/** One series of figures: a column, or the share of one column in another. */
const series = z.strictObject({
  /** Name of the metric; empty where a column gives the names. */
  name: z.string().trim().max(TITLE_MAX),
  value: column,
  denominator: chosen,
  unit: z.enum(METRIC_UNITS),
  /** Whole numbers by their meaning: then `1.234` is 1234. */
  isWhole: z.boolean().default(false),
  /** Days add up to a month (clicks); of visitors they do not: one person comes on several days. */
  isAdditive: z.boolean().default(true),
  measure: z.enum(MEASURES).default("figure"),
});
export type ImportSeries = z.infer<typeof series>;

/** Where the figures of one name go: to a metric that is there, or to a new one. */
const metricChoice = z.strictObject({
  metricId: id.nullable().default(null),
  unit: z.enum(METRIC_UNITS),
  direction: z.enum(METRIC_DIRECTIONS).default("up"),
  touchpointId: z.string().min(1).max(64).nullable().default(null),
});
export type MetricChoice = z.infer<typeof metricChoice>;

/** A column of a shop's amounts, and the name the revenue counted from it gets. */
const amount = z.strictObject({ column, name: z.string().trim().max(TITLE_MAX) });

export const VAT_CHOICES = ["incl", "excl"] as const;
export type VatChoice = (typeof VAT_CHOICES)[number];

const readingsMapping = z.strictObject({
  target: z.literal("readings"),
  /**
   * `detail` tells series apart that bear one name in the same month (costs of each channel); a row whose `key` came before counts
   * once; `status` says which orders were called off.
   */
  columns: z.strictObject({
    period: chosen,
    name: chosen,
    detail: chosen,
    currency: chosen,
    key: chosen,
    status: chosen,
  }),
  series: z.array(series).max(50),
  /** For a file without a column of dates. */
  month: monthString.nullable().default(null),
  /** Where each series has one date a month: whether its figure is the month's or that day's. Null: the cells tell, or it is asked. */
  grain: z.enum(GRAINS).nullable().default(null),
  journeyId: id.nullable().default(null),
  /** By name of the series; a name that is not here becomes a new metric with the unit of its series. */
  metrics: z.record(z.string().max(TITLE_MAX), metricChoice).default({}),
  /** By name of a value column: shares written as 0.41 instead of 41. */
  fractions: z.record(column, z.boolean()).default({}),
  /** Of orders: whether revenue is counted with VAT or without, and from which column. */
  vat: z
    .strictObject({
      incl: amount.nullable(),
      excl: amount.nullable(),
      chosen: z.enum(VAT_CHOICES).nullable(),
    })
    .nullable()
    .default(null),
  ...answers,
});
export type ReadingsMapping = z.infer<typeof readingsMapping>;

export const importMapping = z.discriminatedUnion("target", [
  evidenceMapping,
  readingsMapping,
  touchpointMapping,
]);
export type ImportMapping = z.infer<typeof importMapping>;

/** An evidence mapping in which nothing is chosen yet. */
export function emptyEvidenceMapping(kind: EvidenceMapping["kind"]): EvidenceMapping {
  return evidenceMapping.parse({ target: "evidence", kind, columns: {} });
}

/** A mapping of readings in which nothing is chosen yet. */
export function emptyReadingsMapping(): ReadingsMapping {
  return readingsMapping.parse({ target: "readings", columns: {}, series: [] });
}

/** A field without which nothing can come in. */
export type MissingField = "date" | "text" | "value" | "name" | "journey" | "title" | "place";

/** What still has to be chosen, whatever the file holds. */
export function missingIn(mapping: ImportMapping): MissingField[] {
  if (mapping.target === "evidence") {
    const { date, rating, title, quote, note, text } = mapping.columns;
    const isWordless =
      title === null && quote === null && note === null && text.length === 0 && rating === null;
    return [
      ...(date === null && mapping.day === null ? ["date" as const] : []),
      ...(isWordless ? ["text" as const] : []),
    ];
  }
  if (mapping.target === "touchpoints") {
    return [
      ...(mapping.journeyId === null ? ["place" as const] : []),
      ...(mapping.columns.title === null ? ["title" as const] : []),
    ];
  }
  const isNameless = mapping.columns.name === null && mapping.series.some((one) => one.name === "");
  return [
    ...(mapping.journeyId === null ? ["journey" as const] : []),
    ...(mapping.series.length === 0 ? ["value" as const] : []),
    ...(isNameless ? ["name" as const] : []),
  ];
}

/** Every column a mapping reads. */
export function usedColumns(mapping: ImportMapping): string[] {
  const single = Object.values(mapping.columns).flatMap((one) => one ?? []);
  const more =
    mapping.target === "readings"
      ? mapping.series.flatMap(({ value, denominator }) => [value, ...(denominator ? [denominator] : [])])
      : [];
  return [...new Set([...single.flat(), ...more])];
}

/** The mapping without columns that this file does not have, as when a header changed. */
export function fitMapping(mapping: ImportMapping, names: readonly string[]): ImportMapping {
  const keep = (name: string | null) => (name !== null && names.includes(name) ? name : null);
  const keepEach = (columns: Readonly<Record<string, string | null>>) =>
    Object.fromEntries(Object.entries(columns).map(([field, name]) => [field, keep(name)]));
  if (mapping.target === "readings") {
    const { vat } = mapping;
    const keepAmount = (of: z.infer<typeof amount> | null) => (of && names.includes(of.column) ? of : null);
    return {
      ...mapping,
      columns: keepEach(mapping.columns) as ReadingsMapping["columns"],
      series: mapping.series
        .filter((one) => names.includes(one.value))
        .map((one) => ({ ...one, denominator: keep(one.denominator) })),
      vat: vat && { ...vat, incl: keepAmount(vat.incl), excl: keepAmount(vat.excl) },
    };
  }
  if (mapping.target === "touchpoints")
    return { ...mapping, columns: keepEach(mapping.columns) as TouchpointMapping["columns"] };
  const { text, ...single } = mapping.columns;
  return {
    ...mapping,
    columns: {
      ...(keepEach(single) as Omit<EvidenceMapping["columns"], "text">),
      text: text.filter((one) => names.includes(one)),
    },
  };
}

/** The mapping with the answer to one question. `subject` and `kind` are the question's own. */
export function withAnswer(
  mapping: ImportMapping,
  {
    kind,
    subject,
  }: {
    readonly kind: "decimal" | "dateOrder" | "scale" | "month" | "grain" | "fraction" | "vat";
    readonly subject: string;
  },
  answer: string,
): ImportMapping {
  switch (kind) {
    case "decimal":
      return {
        ...mapping,
        decimals: { ...mapping.decimals, [subject]: answer === "comma" ? "comma" : "point" },
      };
    case "dateOrder": {
      const order = DATE_ORDERS.find((one) => one === answer);
      return order ? { ...mapping, dateOrders: { ...mapping.dateOrders, [subject]: order } } : mapping;
    }
    case "scale":
      return mapping.target === "evidence" ? { ...mapping, ratingMax: Number(answer) } : mapping;
    case "month":
      return mapping.target === "readings" ? { ...mapping, month: answer } : mapping;
    case "grain":
      return mapping.target === "readings"
        ? { ...mapping, grain: answer === "month" ? "month" : "day" }
        : mapping;
    case "fraction":
      return mapping.target === "readings"
        ? { ...mapping, fractions: { ...mapping.fractions, [subject]: answer === "fraction" } }
        : mapping;
    case "vat":
      return mapping.target === "readings" ? withVat(mapping, answer === "excl" ? "excl" : "incl") : mapping;
  }
}

/** The mapping of orders with revenue counted with VAT or without; orders and returns are told by the same amounts. */
export function withVat(mapping: ReadingsMapping, chosen: VatChoice): ReadingsMapping {
  const of = mapping.vat?.[chosen];
  if (!mapping.vat || !of) return mapping;
  const series = mapping.series.map((one) => {
    if (one.measure === "figure" || one.measure === "dates") return one;
    return one.measure === "revenue"
      ? { ...one, value: of.column, name: of.name }
      : { ...one, value: of.column };
  });
  return { ...mapping, series, vat: { ...mapping.vat, chosen } };
}

/** Whether days of the series of this name add up to its month. */
export const isAdditive = (
  { columns, series }: Pick<ReadingsMapping, "columns" | "series">,
  name: string,
): boolean =>
  (columns.name === null ? series.find((one) => one.name === name) : series[0])?.isAdditive ?? true;
