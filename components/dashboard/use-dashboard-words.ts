// How the page writes names, feelings, shares and changes.
"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { useMetricWords } from "#components/metric/use-metric-words.ts";

interface Translated {
  readonly translations: Readonly<Record<string, string>>;
}

export function useDashboardWords() {
  const t = useTranslations("dashboard");
  const format = useFormatter();
  const locale = useLocale();
  const { figure } = useMetricWords();
  return useMemo(() => {
    const inLocale = (field: string, own: string, { translations }: Translated) =>
      translations[`${field}@${locale}`] ?? own;
    const nameOf = (one: Translated & { readonly name: string }) => inLocale("name", one.name, one);
    const titleOf = (one: Translated & { readonly title: string }) => inLocale("title", one.title, one);
    /** −0,4 · 0 · +1,1 */
    const feeling = (value: number): string => {
      const size = format.number(Math.abs(value), { maximumFractionDigits: 1 });
      if (size === "0") return size;
      return `${value < 0 ? "−" : "+"}${size}`;
    };
    const percent = (share: number): string => `${format.number(share * 100, { maximumFractionDigits: 0 })}%`;
    /** A change in the unit of its metric; shares change by points. */
    const change = (value: number, unit: string): string => {
      const sign = value < 0 ? "−" : "+";
      const size = Math.abs(value);
      return unit === "percent"
        ? t("points", { value: `${sign}${format.number(size, { maximumFractionDigits: 1 })}`, count: size })
        : `${sign}${figure(size, unit).replace(/^\+/, "")}`;
    };
    return { nameOf, titleOf, feeling, percent, change };
  }, [t, format, locale, figure]);
}
