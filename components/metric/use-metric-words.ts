// How a metric's figures are written: 58 %, € 12,50, 4,1 of 5; and months as people say them.
"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { writeFigure } from "#domain/figure.ts";
import type { MetricUnit } from "#domain/metric.ts";
import type { MetricView } from "#server/metrics/queries.ts";

export function useMetricWords() {
  const t = useTranslations("metric");
  const format = useFormatter();
  const locale = useLocale();
  return useMemo(() => {
    const figure = (value: number, unit: string): string =>
      writeFigure(value, unit as MetricUnit, {
        number: (of, look) => format.number(of, look),
        duration: (of, written, count) => t(`figures.${of as "days"}`, { value: written, count }),
      });
    const month = (of: string): string =>
      format.dateTime(new Date(`${of}-15T12:00:00Z`), { month: "long", year: "numeric" });
    const shortMonth = (of: string): string =>
      format.dateTime(new Date(`${of}-15T12:00:00Z`), { month: "short" });
    const day = (of: string): string =>
      format.dateTime(new Date(`${of}T12:00:00Z`), { day: "numeric", month: "long", year: "numeric" });
    const shortDay = (of: string): string =>
      format.dateTime(new Date(`${of}T12:00:00Z`), { day: "numeric", month: "short" });
    const nameOf = (metric: Pick<MetricView, "name" | "nameTranslations">): string =>
      metric.nameTranslations[locale] ?? metric.name;
    return { figure, month, shortMonth, day, shortDay, nameOf };
  }, [t, format, locale]);
}
