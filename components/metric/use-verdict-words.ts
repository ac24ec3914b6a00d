// A verdict as a sentence a manager understands: from how many to how many, what that shows, and between which ends the truth lies.
"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { MetricUnit } from "#domain/metric.ts";
import type { ProvenVerdict, Side, Verdict } from "#domain/verdict.ts";
import { useMetricWords } from "./use-metric-words.ts";

export function useVerdictWords() {
  const t = useTranslations("metric.verdict");
  const format = useFormatter();
  const { figure, month } = useMetricWords();
  return useMemo(() => {
    const number = (value: number, digits = 0): string =>
      format.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    const signed = (value: number, digits: number): string => {
      const size = number(Math.abs(value), digits);
      const isZero = Number(Math.abs(value).toFixed(digits)) === 0;
      return `${isZero ? "" : value < 0 ? "−" : "+"}${size}`;
    };
    const counts = (side: Side): string =>
      t("of", { count: format.number(side.count), total: format.number(side.total) });
    const answers = (side: Side, unit: MetricUnit): string =>
      t("answers", { figure: figure(side.value, unit), count: side.total });

    /** The word alone: "Hoger", "Niet aangetoond". */
    const word = (verdict: Verdict): string => t(`word.${verdict.kind}`);

    const between = (verdict: ProvenVerdict): string => {
      const { low, high } = verdict.interval;
      if (!Number.isFinite(low)) return "";
      if (verdict.by === "rate")
        return Number.isFinite(high)
          ? t("times", { low: number(low, 2), high: number(high, 2) })
          : t("timesOpen", { low: number(low, 2) });
      const digits = { share: 2, nps: 0, score: 2 }[verdict.by];
      return t(verdict.by === "share" ? "percentPoints" : "points", {
        low: signed(low, digits),
        high: signed(high, digits),
      });
    };

    /** "Van 48 van 2.000 naar 62 van 2.000: niet aangetoond; het verschil ligt tussen −0,32 en +1,74 procentpunt." */
    const sentence = (verdict: Verdict, unit: MetricUnit): string => {
      if (verdict.kind === "none") return t(`none.${verdict.reason}`);
      const said = t(`said.${verdict.kind}`);
      const ends = between(verdict);
      const side = verdict.by === "share" || verdict.by === "rate" ? counts : (of: Side) => answers(of, unit);
      const sides = { from: side(verdict.before), to: side(verdict.now), said };
      return ends === "" ? t("short", sides) : t("long", { ...sides, ends });
    };

    /** "Tegenover september 2026; kans dat toeval dit geeft: 18%." For the detail. */
    const detail = (verdict: ProvenVerdict): string =>
      t("detail", {
        month: month(verdict.before.month),
        p: format.number(verdict.p, { style: "percent", maximumSignificantDigits: 2 }),
      });
    return { word, sentence, detail, signed };
  }, [t, format, figure, month]);
}
