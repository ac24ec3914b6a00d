"use client";
// Figures as people write them: 2.310, 58%, 5,0%, € 35, 4,2 of 5. Units come with the metric.
import { useFormatter } from "next-intl";

export type FormatFigure = (value: number, unit: string) => string;

export function useFigure(): FormatFigure {
  const format = useFormatter();
  return (value, unit) => {
    switch (unit) {
      case "percent":
        return `${format.number(value, { minimumFractionDigits: value < 10 ? 1 : 0, maximumFractionDigits: value < 10 ? 1 : 0 })}%`;
      case "eur":
        return format.number(value, {
          style: "currency",
          currency: "EUR",
          maximumFractionDigits: value < 100 ? 2 : 0,
        });
      case "minutes":
        return format.number(value, {
          style: "unit",
          unit: "minute",
          unitDisplay: "short",
          maximumFractionDigits: 1,
        });
      case "days":
        return format.number(value, {
          style: "unit",
          unit: "day",
          unitDisplay: "long",
          maximumFractionDigits: 1,
        });
      case "nps":
        return format.number(value, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
      case "seconds":
        return format.number(value, {
          style: "unit",
          unit: "second",
          unitDisplay: "short",
          maximumFractionDigits: 0,
        });
      case "score5":
      case "score7":
      case "score10":
        return format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
      default:
        return format.number(value, { maximumFractionDigits: 1 });
    }
  };
}
