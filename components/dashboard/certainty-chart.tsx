// How sure we were each month: touchpoints by strength, stacked, with the stitch of each level so that it reads in grey print.
"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { StitchMark } from "#components/journey/stitch-mark.tsx";
import { useMetricWords } from "#components/metric/use-metric-words.ts";
import { STRENGTH_LEVELS, type StrengthLevel } from "#domain/evidence-level.ts";
import type { DashboardView } from "#server/dashboard/queries.ts";
import { ChartPanel } from "./chart-panel.tsx";

const WIDTH = 300;
const HEIGHT = 196;
const FOOT = 20;
/** Less than this much is drawn without its number. */
const ROOM = 13;

const PATTERNS: Readonly<Record<StrengthLevel, string>> = {
  assumption: "M2 3h0.1M7 8h0.1",
  anecdotal: "M1 3h4M6 8h4",
  supported: "",
  validated: "",
};
const INDEX: Readonly<Record<StrengthLevel, number>> = {
  assumption: 1,
  anecdotal: 2,
  supported: 3,
  validated: 4,
};

export interface CertaintyChartProps {
  view: Pick<DashboardView, "certainty" | "month"> & { readonly counts: { readonly touchpoints: number } };
  /** The levels with what they count, where it is known; else their names alone. */
  legend?: ReactNode;
}

export function CertaintyChart({ view, legend }: CertaintyChartProps) {
  const t = useTranslations("dashboard.certainty");
  const levels = useTranslations("board.level");
  const { month, shortMonth } = useMetricWords();
  const id = useId();
  const { certainty } = view;
  const top = Math.max(
    1,
    ...certainty.map((one) => STRENGTH_LEVELS.reduce((sum, level) => sum + one.levels[level], 0)),
  );
  const step = WIDTH / certainty.length;
  const bar = Math.min(44, step - 8);
  const scale = (HEIGHT - FOOT) / top;
  return (
    <ChartPanel
      title={t("title")}
      aside={<span>{t("touchpoints", { count: view.counts.touchpoints })}</span>}
      table={{
        head: [t("month"), ...STRENGTH_LEVELS.map((level) => levels(level))],
        rows: certainty.map((one) => [
          month(one.month),
          ...STRENGTH_LEVELS.map((level) => String(one.levels[level])),
        ]),
      }}
    >
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="block w-full max-w-md"
        role="img"
        aria-label={t("label", {
          values: certainty
            .map(
              (one) =>
                `${month(one.month)}: ${STRENGTH_LEVELS.map((level) => `${levels(level)} ${one.levels[level]}`).join(", ")}`,
            )
            .join("; "),
        })}
        data-panel="certainty"
      >
        <defs>
          {STRENGTH_LEVELS.map((level) => (
            <pattern key={level} id={`${id}${level}`} width="10" height="10" patternUnits="userSpaceOnUse">
              <path
                d={PATTERNS[level]}
                style={{ stroke: `var(--evidence-${INDEX[level]})` }}
                strokeWidth="1.6"
                strokeLinecap="round"
              />
            </pattern>
          ))}
        </defs>
        {certainty.map((one, place) => {
          const left = place * step + (step - bar) / 2;
          let from = HEIGHT - FOOT;
          return (
            <g key={one.month} data-month={one.month}>
              {STRENGTH_LEVELS.toReversed().map((level) => {
                const count = one.levels[level];
                if (count === 0) return null;
                const tall = count * scale;
                from -= tall;
                const isFull = level === "supported" || level === "validated";
                return (
                  <g key={level} data-level={level} data-count={count}>
                    <rect
                      x={left}
                      y={from + 1}
                      width={bar}
                      height={Math.max(1, tall - 2)}
                      rx="3"
                      style={{
                        fill: isFull ? `var(--evidence-${INDEX[level]})` : `url(#${id}${level})`,
                        stroke: `var(--evidence-${INDEX[level]})`,
                      }}
                    />
                    {tall < ROOM ? null : (
                      <g>
                        {isFull ? null : (
                          <rect
                            x={left + bar / 2 - 9}
                            y={from + tall / 2 - 8}
                            width="18"
                            height="16"
                            rx="3"
                            className="fill-surface"
                          />
                        )}
                        <text
                          x={left + bar / 2}
                          y={from + tall / 2 + 4}
                          textAnchor="middle"
                          className={`text-meta font-bold tabular-nums ${isFull ? "fill-surface" : "fill-ink"}`}
                        >
                          {count}
                        </text>
                      </g>
                    )}
                  </g>
                );
              })}
              <text
                x={left + bar / 2}
                y={HEIGHT - 5}
                textAnchor="middle"
                className={`text-axis ${one.month === view.month ? "fill-ink font-bold" : "fill-ink-3"}`}
              >
                {shortMonth(one.month)}
              </text>
            </g>
          );
        })}
      </svg>
      {legend ?? (
        <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-meta text-ink-2">
          {STRENGTH_LEVELS.map((level) => (
            <li key={level} className="flex items-center gap-1.5">
              <StitchMark level={level} decorative width={24} />
              {levels(level)}
            </li>
          ))}
        </ul>
      )}
    </ChartPanel>
  );
}
