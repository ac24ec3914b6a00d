// Euros as people type them, in cents.
import { readFigure } from "#components/metric/read-figure.ts";
import { MAX_CENTS } from "#domain/budget.ts";

/** Cents of what was typed; null empties the cell, undefined is no amount. */
export function readCents(typed: string): number | null | undefined {
  if (typed.trim() === "") return null;
  const figure = readFigure(typed);
  if (figure === null) return undefined;
  const cents = Math.round(figure * 100);
  return cents < 0 || cents > MAX_CENTS ? undefined : cents;
}
