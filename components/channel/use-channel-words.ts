// How channels, their money and their months are written: names in the reader's language, cents as euros, and why a bridge is gone.
"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { BridgeCause } from "#domain/bridge.ts";
import { writeEuros } from "#domain/figure.ts";

interface Named {
  readonly name: string;
  readonly nameTranslations: Readonly<Record<string, string>>;
}

/** A broken bridge as a sentence needs it. */
export interface ToldBridge {
  readonly cause: BridgeCause;
  readonly reason: string | null;
  readonly months: readonly string[];
}

export function useChannelWords() {
  const t = useTranslations("budget");
  const format = useFormatter();
  const locale = useLocale();
  return useMemo(() => {
    const nameOf = (one: Named): string => one.nameTranslations[locale] ?? one.name;
    /** € 350, € 10,60; nothing for nothing known. */
    const euros = (cents: number | null): string =>
      cents === null ? "–" : writeEuros(cents, { number: (of, look) => format.number(of, look) });
    const monthName = (month: string, style: "long" | "short" = "long"): string =>
      format.dateTime(new Date(`${month}-15T12:00:00Z`), {
        month: style,
        year: style === "long" ? "numeric" : "2-digit",
      });
    const monthList = (months: readonly string[]): string =>
      format.list(months.map((month) => monthName(month)));
    const bridgeSentence = ({ cause, reason, months }: ToldBridge, channel: string): string =>
      t(`bridge.${cause}`, { channel, months: monthList(months), reason: reason ?? "" });
    return { nameOf, euros, monthName, monthList, bridgeSentence };
  }, [t, format, locale]);
}
