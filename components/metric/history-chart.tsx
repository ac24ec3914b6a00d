// A KPI over months or days: its line, the target dashed, the band in which it always moves, and rings round what falls out of it.
"use client";
import { useTranslations } from "next-intl";
import type { ControlChart } from "#domain/control-chart.ts";
import type { MetricUnit } from "#domain/metric.ts";
import { daysBetween, monthsBetween } from "#domain/month.ts";
import { useMetricWords } from "./use-metric-words.ts";

const WIDTH = 640;
const HEIGHT = 190;
const LEFT = 58;
const RIGHT = 14;
const TOP = 14;
const BOTTOM = 26;
/** Names of months or days on the axis, at most. */
const NAMES = 7;
/** Above so many points a dot is a speck. */
const MANY = 40;

export interface HistoryPoint {
  /** A month, or a day where the chart is one of days. */
  readonly period: string;
  readonly value: number;
}

export interface HistoryChartProps {
  name: string;
  unit: MetricUnit;
  points: readonly HistoryPoint[];
  target: number | null;
  chart: ControlChart | null;
  grain?: "month" | "day";
}

export function HistoryChart({ name, unit, points, target, chart, grain = "month" }: HistoryChartProps) {
  const t = useTranslations("metric");
  const { figure, month, shortMonth, day, shortDay } = useMetricWords();
  const [between, short] = grain === "day" ? [daysBetween, shortDay] : [monthsBetween, shortMonth];
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return null;
  const extra = [...(target === null ? [] : [target]), ...(chart ? [chart.lower, chart.upper] : [])];
  const values = [...points.map((point) => point.value), ...extra];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const length = Math.max(between(first.period, last.period), 1);
  const x = (of: string) => LEFT + (between(first.period, of) / length) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) =>
    HEIGHT - BOTTOM - (high === low ? 0.5 : (value - low) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const line = points
    .map((point, place) => {
      const before = points[place - 1];
      const isGap = before !== undefined && between(before.period, point.period) > 1;
      return `${place === 0 || isGap ? "M" : "L"}${x(point.period).toFixed(1)} ${y(point.value).toFixed(1)}`;
    })
    .join("");
  const step = Math.ceil(points.length / NAMES);
  const isMany = points.length > MANY;
  // so many figures nobody listens to: the table has them
  const label =
    grain === "day"
      ? t("days.chartLabel", {
          name,
          count: points.length,
          from: day(first.period),
          until: day(last.period),
          low: figure(Math.min(...points.map((point) => point.value)), unit),
          high: figure(Math.max(...points.map((point) => point.value)), unit),
        })
      : t("chartLabel", {
          name,
          values: points.map((point) => `${month(point.period)} ${figure(point.value, unit)}`).join(", "),
        });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="block w-full max-w-2xl text-ink"
      fill="none"
    >
      {chart ? (
        <rect
          x={LEFT}
          width={WIDTH - LEFT - RIGHT}
          y={y(chart.upper)}
          height={Math.max(1, y(chart.lower) - y(chart.upper))}
          className="fill-ink/5"
        />
      ) : null}
      {[...new Set([high, low])].map((value) => (
        <text key={value} x={LEFT - 8} y={y(value) + 4} textAnchor="end" className="fill-ink-3 text-axis">
          {figure(value, unit)}
        </text>
      ))}
      {target === null ? null : (
        <>
          <path
            d={`M${LEFT} ${y(target)}H${WIDTH - RIGHT}`}
            stroke="var(--line-strong)"
            strokeDasharray="4 4"
            data-target=""
          />
          {target === high || target === low ? null : (
            <text
              x={LEFT - 8}
              y={y(target) + 4}
              textAnchor="end"
              className="fill-ink-2 text-axis font-semibold"
            >
              {figure(target, unit)}
            </text>
          )}
        </>
      )}
      <path d={line} stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      {points.map((point, place) => (
        <g key={point.period}>
          <circle cx={x(point.period)} cy={y(point.value)} r={isMany ? 1.4 : 3.2} fill="currentColor" />
          {chart?.signals[place] ? (
            <circle
              cx={x(point.period)}
              cy={y(point.value)}
              r={isMany ? 5 : 8}
              stroke="var(--emotion-m2)"
              strokeWidth="2"
              data-signal={chart.signals[place]}
            />
          ) : null}
          {place % step === 0 ? (
            <text x={x(point.period)} y={HEIGHT - 6} textAnchor="middle" className="fill-ink-3 text-axis">
              {short(point.period)}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  );
}
