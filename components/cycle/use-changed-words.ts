// What differs in a closed month, as parts of a sentence.
"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ChangedSince } from "#domain/cycle-difference.ts";

export function useChangedWords(): (changed: ChangedSince) => string[] {
  const t = useTranslations("cycle.changed");
  const locale = useLocale();
  const format = useFormatter();
  return ({ map, figures, claims, tasks }) => {
    const names = format.list(figures.map(({ name, translations }) => translations[locale] ?? name));
    return [
      map > 0 ? t("map", { count: map }) : null,
      figures.length > 0 ? t("figures", { count: figures.length, names }) : null,
      claims > 0 ? t("claims", { count: claims }) : null,
      tasks > 0 ? t("tasks", { count: tasks }) : null,
    ].filter((one) => one !== null);
  };
}
