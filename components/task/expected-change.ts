// By how much a task should move its figure, as it is said: "+3,0%", "−2".
import type { FormatFigure } from "#components/journey/use-figure.ts";

/** @param unit the metric's unit; a share moves by points of it */
export function expectedText(figure: FormatFigure, change: number, unit: string): string {
  const size = figure(Math.abs(change), unit).replace(/^\+/, "");
  return `${change > 0 ? "+" : change < 0 ? "−" : ""}${size}`;
}
