// How a metric's figures are written: 58 %, € 12,50, 4,1 of 5; and months as people say them.
"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { MetricUnit } from "#domain/metric.ts";
import type { MetricView } from "#server/metrics/queries.ts";

export function useMetricWords() {
  const t = useTranslations("metric");
  const format = useFormatter();
  const locale = useLocale();
  return useMemo(() => {
    const figure = (value: number, unit: string): string => {
      switch (unit as MetricUnit) {
        case "eur":
          return format.number(value, {
            style: "currency",
            currency: "EUR",
            minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
          });
        case "percent":
          return `${format.number(value, { maximumFractionDigits: 1 })}%`;
        case "score5":
        case "score7":
        case "score10":
          return format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
        case "seconds":
        case "minutes":
        case "days":
          return t(`figures.${unit as "days"}`, {
            value: format.number(value, { maximumFractionDigits: 1 }),
            count: value,
          });
        case "nps":
          return `${value < 0 ? "−" : value > 0 ? "+" : ""}${format.number(Math.abs(value), { maximumFractionDigits: 0 })}`;
        case "count":
        case "per100":
          return format.number(value, { maximumFractionDigits: 1 });
      }
    };
    const month = (of: string): string =>
      format.dateTime(new Date(`${of}-15T12:00:00Z`), { month: "long", year: "numeric" });
    const shortMonth = (of: string): string =>
      format.dateTime(new Date(`${of}-15T12:00:00Z`), { month: "short" });
    const nameOf = (metric: Pick<MetricView, "name" | "nameTranslations">): string =>
      metric.nameTranslations[locale] ?? metric.name;
    return { figure, month, shortMonth, nameOf };
  }, [t, format, locale]);
}
