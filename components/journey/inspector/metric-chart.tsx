"use client";
// The metric's way over the months with its target; the same as text for readers.
import { useFormatter, useTranslations } from "next-intl";
import type { BoardMetric } from "#components/journey/journey-data.ts";
import { useFigure } from "#components/journey/use-figure.ts";
import { InspectorSection } from "./inspector-section.tsx";

const WIDTH = 300;
const HEIGHT = 72;
const SHOWN = 6;

export function MetricChart({ metric }: { metric: BoardMetric }) {
  const t = useTranslations("inspector");
  const meaning = useTranslations("metric.meaning");
  const format = useFormatter();
  const figure = useFigure();
  const readings = metric.readings.slice(-SHOWN);
  const last = readings.at(-1);
  const before = readings.at(-2);
  if (!last) return null;
  const monthOf = (month: string, length: "short" | "long"): string =>
    format.dateTime(new Date(`${month}-15T12:00:00Z`), { month: length }).replace(".", "");
  const all = [
    ...readings.map((reading) => reading.value),
    ...(metric.target === null ? [] : [metric.target]),
  ];
  const low = Math.min(...all);
  const span = Math.max(...all) - low || 1;
  const x = (index: number): number => 14 + index * ((WIDTH - 62) / Math.max(1, readings.length - 1));
  const y = (value: number): number => 44 - ((value - low) / span) * 32;
  const change = before ? last.value - before.value : 0;
  const isBetter = change > 0 === (metric.direction === "up");
  const amount = Math.abs(Math.round(change * 10) / 10);
  const size = `${change > 0 ? "+" : "−"}${metric.unit === "percent" ? t("points", { count: amount }) : figure(amount, metric.unit)}`;
  const spoken = readings
    .map((one) => `${monthOf(one.month, "short")} ${figure(one.value, metric.unit)}`)
    .join(", ");

  return (
    <InspectorSection
      title={metric.name}
      aside={
        change === 0 ? null : (
          <span className={isBetter ? "text-evidence-3" : "text-evidence-2"}>
            {t("change", { size, month: monthOf(last.month, "long") })}
          </span>
        )
      }
    >
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="block w-full"
        role="img"
        aria-label={t("chart", { name: metric.name, values: spoken })}
      >
        {metric.target === null ? null : (
          <>
            <path
              d={`M0 ${y(metric.target)}H${WIDTH - 34}`}
              stroke="var(--line-strong)"
              strokeDasharray="3 4"
            />
            <text
              x={WIDTH}
              y={y(metric.target) + 4}
              textAnchor="end"
              className="text-axis"
              fill="var(--ink-3)"
            >
              {figure(metric.target, metric.unit)}
            </text>
          </>
        )}
        <path
          d={`M${readings.map((reading, index) => `${x(index)} ${y(reading.value)}`).join("L")}`}
          fill="none"
          stroke="var(--ink)"
          strokeWidth="2"
          strokeLinejoin="round"
        />
        {readings.map((reading, index) => (
          <g key={reading.month}>
            <circle
              cx={x(index)}
              cy={y(reading.value)}
              r={reading === last ? 4 : 2.4}
              fill="var(--ink)"
              stroke="var(--surface)"
              strokeWidth="1.5"
            />
            <text x={x(index)} y={HEIGHT - 2} textAnchor="middle" className="text-axis" fill="var(--ink-3)">
              {monthOf(reading.month, "short")}
            </text>
          </g>
        ))}
        <text
          x={x(readings.length - 1)}
          y={y(last.value) + (y(last.value) > 40 ? -9 : 17)}
          textAnchor="middle"
          className="text-axis font-bold"
          fill="var(--ink)"
          stroke="var(--surface)"
          strokeWidth="3"
          paintOrder="stroke"
        >
          {figure(last.value, metric.unit)}
        </text>
      </svg>
      {(["interpretation", "alternative"] as const).map((key) =>
        metric[key] === "" ? null : (
          <p key={key} className="mt-1 text-meta text-ink-2">
            <b className="font-semibold">{meaning(key)}</b> {metric[key]}
          </p>
        ),
      )}
    </InspectorSection>
  );
}
