// How the page says what a check found: the sentence from the facts, with names, months and sums in the reader's language.
"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { useMonthName } from "#components/task/use-month-name.ts";
import type { CheckId, Finding, Subject } from "#domain/health-facts.ts";
import { REQUIRED_PERSONA_FIELDS } from "#domain/persona.ts";

/** More names than this are counted. */
const NAMES_AT_MOST = 6;
/** What the absence of a department costs is told for these. */
const WITH_CONSEQUENCE: readonly string[] = ["service", "tech", "design"];

export function useHealthWords() {
  const t = useTranslations("health");
  const field = useTranslations("persona.fields");
  const format = useFormatter();
  const locale = useLocale();
  const monthName = useMonthName();

  const nameOf = useCallback(
    (subject: Pick<Subject, "name" | "names">): string =>
      subject.names?.[locale] || subject.name || t("unnamed"),
    [locale, t],
  );

  /** A name with what is said about just that one. */
  const detailOf = useCallback(
    (subject: Subject): string => {
      const name = nameOf(subject);
      const said = [
        ...(subject.months ?? []).map((month) => monthName(month)),
        ...(subject.fields?.length === REQUIRED_PERSONA_FIELDS.length
          ? [t("allFields")]
          : (subject.fields ?? []).map((one) => field(one).toLocaleLowerCase(locale))),
        ...(subject.parts ?? []).map((part) => t(`part.${part}`)),
      ];
      const sum =
        subject.cents === undefined
          ? ""
          : `${format.number(subject.cents / 100, { style: "currency", currency: "EUR", maximumFractionDigits: 0 })}: `;
      return said.length === 0 ? name : t("detail", { name, what: `${sum}${format.list(said)}` });
    },
    [nameOf, monthName, field, format, locale, t],
  );

  const namesOf = useCallback(
    (subjects: readonly Subject[]): string => {
      const shown = subjects.slice(0, NAMES_AT_MOST).map(detailOf);
      const more = subjects.length - shown.length;
      return format.list(more > 0 ? [...shown, t("more", { count: more })] : shown);
    },
    [detailOf, format, t],
  );

  const sentence = useCallback(
    ({ code, counts, subjects }: Finding): string => {
      const said = t(`finding.${code}`, {
        ...counts,
        subjects: subjects.length,
        names: namesOf(subjects),
        sum: format.number((counts.cents ?? 0) / 100, {
          style: "currency",
          currency: "EUR",
          maximumFractionDigits: 0,
        }),
      });
      if (code !== "missingDepartments") return said;
      const costs = subjects.flatMap((one) =>
        one.key && WITH_CONSEQUENCE.includes(one.key)
          ? [t(`consequence.${one.key}`, { name: nameOf(one) })]
          : [],
      );
      return [said, ...costs].join(" ");
    },
    [t, namesOf, nameOf, format],
  );

  const checkName = useCallback((check: CheckId): string => t(`check.${check}.name`), [t]);
  return { nameOf, sentence, checkName };
}
