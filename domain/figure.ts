// How a metric's figure is written, whatever writes it: 58%, € 12,50, 4,1 of 5.
import type { MetricUnit } from "./metric.ts";

/** What of a number's look a figure asks for. */
export interface NumberLook {
  readonly style?: "currency";
  readonly currency?: "EUR";
  readonly minimumFractionDigits?: number;
  readonly maximumFractionDigits?: number;
}

/** The hands of one language. */
export interface FigureHand {
  readonly number: (value: number, look: NumberLook) => string;
  /** "18 min": a written number with the word of its unit. */
  readonly duration: (unit: "seconds" | "minutes" | "days", written: string, value: number) => string;
}

/** A value in the unit of its metric. */
export function writeFigure(value: number, unit: MetricUnit, { number, duration }: FigureHand): string {
  switch (unit) {
    case "eur":
      return number(value, {
        style: "currency",
        currency: "EUR",
        minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
      });
    case "percent":
      return `${number(value, { maximumFractionDigits: 1 })}%`;
    case "score5":
    case "score7":
    case "score10":
      return number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    case "seconds":
    case "minutes":
    case "days":
      return duration(unit, number(value, { maximumFractionDigits: 1 }), value);
    case "nps":
      return `${value < 0 ? "−" : value > 0 ? "+" : ""}${number(Math.abs(value), { maximumFractionDigits: 0 })}`;
    case "count":
    case "per100":
      return number(value, { maximumFractionDigits: 1 });
  }
}

/** A feeling on the scale −2 … 2: "−0,4", "0", "+1,1". */
export function writeFeeling(value: number, { number }: Pick<FigureHand, "number">): string {
  const size = number(Math.abs(value), { maximumFractionDigits: 1 });
  if (size === "0") return size;
  return `${value < 0 ? "−" : "+"}${size}`;
}

/**
 * A change in the unit of its metric; shares change by points.
 * @param points "6 points": a written number with the word
 */
export function writeChange(
  value: number,
  unit: MetricUnit,
  hand: FigureHand & { readonly points: (written: string, count: number) => string },
): string {
  const sign = value < 0 ? "−" : "+";
  const size = Math.abs(value);
  return unit === "percent"
    ? hand.points(`${sign}${hand.number(size, { maximumFractionDigits: 1 })}`, size)
    : `${sign}${writeFigure(size, unit, hand).replace(/^\+/, "")}`;
}

/** Cents as euros: € 350, € 10,60. */
export const writeEuros = (cents: number, { number }: Pick<FigureHand, "number">): string =>
  number(cents / 100, {
    style: "currency",
    currency: "EUR",
    minimumFractionDigits: Math.round(cents) % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  });
