// How the page writes names, feelings, shares and changes.
"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { type NumberLook, writeChange, writeFeeling } from "#domain/figure.ts";
import type { MetricUnit } from "#domain/metric.ts";

interface Translated {
  readonly translations: Readonly<Record<string, string>>;
}

export function useDashboardWords() {
  const t = useTranslations("dashboard");
  const format = useFormatter();
  const locale = useLocale();
  const durations = useTranslations("metric.figures");
  return useMemo(() => {
    const inLocale = (field: string, own: string, { translations }: Translated) =>
      translations[`${field}@${locale}`] ?? own;
    const nameOf = (one: Translated & { readonly name: string }) => inLocale("name", one.name, one);
    const titleOf = (one: Translated & { readonly title: string }) => inLocale("title", one.title, one);
    const number = (of: number, look: NumberLook) => format.number(of, look);
    const percent = (share: number): string => `${format.number(share * 100, { maximumFractionDigits: 0 })}%`;
    const feeling = (value: number): string => writeFeeling(value, { number });
    const change = (value: number, unit: string): string =>
      writeChange(value, unit as MetricUnit, {
        number,
        duration: (of, written, count) => durations(of, { value: written, count }),
        points: (written, count) => t("points", { value: written, count }),
      });
    return { nameOf, titleOf, feeling, percent, change };
  }, [t, durations, format, locale]);
}
