"use client";
// What is measured of a phase, on its head: how many people are there, then the other known KPIs, each with its change. A phase that
// was not counted says so where others are; it is never a zero.
import { useFormatter, useTranslations } from "next-intl";
import type { Phase } from "#domain/journey.ts";
import { addMonths } from "#domain/month.ts";
import { useJourneyData } from "./board-context.tsx";
import type { BoardMetric } from "./journey-data.ts";
import { useFigure } from "./use-figure.ts";

const isPeople = (metric: BoardMetric) => metric.preset === "people";

export function PhaseFigureLine({ phase }: { phase: Phase }) {
  const t = useTranslations("board.phaseFigures");
  const format = useFormatter();
  const figure = useFigure();
  const { metrics } = useJourneyData();
  const own = metrics.filter((metric) => metric.preset !== null && metric.phaseId === phase.id);
  const people = own.find(isPeople);
  const isCounted = metrics.some(isPeople);
  const others = own.filter((metric) => !isPeople(metric));
  if (!isCounted && others.length === 0) return null;

  const said = (metric: BoardMetric | undefined): string => {
    const last = metric?.readings.at(-1);
    if (!metric || !last) return t("noFigure");
    const before = metric.readings.find((one) => one.month === addMonths(last.month, -1));
    const change = before ? last.value - before.value : 0;
    const moved = format.number(change, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
    return `${figure(last.value, metric.unit)}${change === 0 ? "" : ` (${moved})`}`;
  };
  const parts = [
    ...(isCounted ? [{ id: "people", name: t("people"), said: said(people) }] : []),
    ...others.map((metric) => ({ id: metric.id, name: metric.name, said: said(metric) })),
  ];
  return (
    <p
      title={parts.map((part) => `${part.name} ${part.said}`).join(" · ")}
      data-figures={phase.id}
      className="truncate text-axis leading-[17px] text-ink-3"
    >
      <span className="sr-only">{t("figuresOf", { phase: phase.name })}: </span>
      {parts.map((part, place) => (
        <span key={part.id}>
          {place === 0 ? null : " · "}
          {part.name} <b className="font-semibold text-ink-2">{part.said}</b>
        </span>
      ))}
    </p>
  );
}
