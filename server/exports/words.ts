// The words of one language for what is put on paper: the same messages and the same hands as on screen.
import { createFormatter, createTranslator } from "next-intl";
import {
  type FigureHand,
  type NumberLook,
  writeChange,
  writeEuros,
  writeFeeling,
  writeFigure,
} from "#domain/figure.ts";
import { healthWords } from "#domain/health-words.ts";
import { headlineHalves, type HeadlineFacts } from "#domain/headline.ts";
import type { Locale } from "#domain/journey.ts";
import type { MetricUnit } from "#domain/metric.ts";
import en from "../../messages/en.json";
import nl from "../../messages/nl.json";

const MESSAGES = { nl, en };
const NOON = "T12:00:00Z";

export function paperWords(locale: Locale) {
  const messages = MESSAGES[locale];
  const t = createTranslator({ locale, messages });
  const format = createFormatter({ locale, timeZone: "UTC" });
  const hand: FigureHand = {
    number: (of: number, look: NumberLook) => format.number(of, look),
    duration: (of, written, count) => t(`metric.figures.${of as "days"}`, { value: written, count }),
  };
  const figure = (value: number, unit: string): string => writeFigure(value, unit as MetricUnit, hand);
  const date = (day: string, style: { day?: "numeric"; month: "long"; year: "numeric" }) =>
    format.dateTime(new Date(`${day}${NOON}`), { ...style, timeZone: "UTC" });
  return {
    t,
    locale,
    figure,
    /** "november 2026" */
    month: (month: string) => date(`${month}-01`, { month: "long", year: "numeric" }),
    /** "28 november 2026" */
    day: (day: string) => date(day, { day: "numeric", month: "long", year: "numeric" }),
    /** "nov" */
    shortMonth: (month: string) =>
      format.dateTime(new Date(`${month}-01${NOON}`), { month: "short", timeZone: "UTC" }),
    /** "november" */
    monthAlone: (month: string) =>
      format.dateTime(new Date(`${month}-01${NOON}`), { month: "long", timeZone: "UTC" }),
    feeling: (value: number) => writeFeeling(value, hand),
    /** A change of a metric in its unit. */
    change: (value: number, unit: string) =>
      writeChange(value, unit as MetricUnit, {
        ...hand,
        points: (written, count) => t("dashboard.points", { value: written, count }),
      }),
    euros: (cents: number) => writeEuros(cents, hand),
    /** What the checks of a journey's health found. */
    health: healthWords({
      locale,
      say: (key, values) => t(`health.${key as "name"}`, values),
      field: (name) => t(`persona.fields.${name as "goals"}`),
      month: (month) => format.dateTime(new Date(`${month}-01${NOON}`), { month: "long", timeZone: "UTC" }),
      list: (items) => format.list(items),
      euros: (cents) =>
        format.number(cents / 100, { style: "currency", currency: "EUR", maximumFractionDigits: 0 }),
    }),
    percent: (share: number) => `${format.number(share * 100, { maximumFractionDigits: 0 })}%`,
    /** A text of the content in this language, else as it was written. */
    inLocale: (field: string, own: string, translations: Readonly<Record<string, string>>) =>
      translations[`${field}@${locale}`] ?? own,
    /** A name whose translations stand by language alone. */
    named: (own: string, translations: Readonly<Record<string, string>>) => translations[locale] ?? own,
    /** The headline that follows from the figures. */
    headline(facts: HeadlineFacts): string {
      const { gain, leak } = headlineHalves(facts, { locale, figure });
      const values = { metric: "", phase: "", figure: "", direction: "up", ...gain.values };
      const words = { touchpoint: "", pain: "", phase: "", metric: "", ...leak.values };
      const of = createTranslator({ locale, messages, namespace: "dashboard.headline" });
      return `${of.markup(gain.key, { ...values, mark: (chunks) => chunks })} ${of(leak.key, words)}`;
    },
  };
}

export type PaperWords = ReturnType<typeof paperWords>;
