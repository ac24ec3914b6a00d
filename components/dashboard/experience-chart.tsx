// Experience per phase, then and now: a ring, a disc, and the line between them. Nothing is drawn where nothing is known.
"use client";
import { useTranslations } from "next-intl";
import { useMetricWords } from "#components/metric/use-metric-words.ts";
import { emotionFace } from "#domain/emotion.ts";
import type { DashboardView } from "#server/dashboard/queries.ts";
import { ChartPanel } from "./chart-panel.tsx";
import { useDashboardWords } from "./use-dashboard-words.ts";

const WIDTH = 320;
const LEFT = 112;
const RIGHT = 40;
const ROW = 38;
const TOP = 8;
const x = (value: number) => LEFT + ((value + 2) / 4) * (WIDTH - LEFT - RIGHT);

export interface ExperienceChartProps {
  view: Pick<DashboardView, "experience" | "month">;
  /** What stands in the rows. */
  of?: "phases" | "journeys";
}

export function ExperienceChart({ view, of = "phases" }: ExperienceChartProps) {
  const t = useTranslations("dashboard.experience");
  const { nameOf, feeling } = useDashboardWords();
  const { month } = useMetricWords();
  const { compared, phases } = view.experience;
  const [then, now] = [compared ? month(compared) : t("before"), month(view.month)];
  const height = TOP + phases.length * ROW + 22;
  const told = (value: number | null) => (value === null ? "–" : feeling(value));
  const isKnown = phases.some((phase) => phase.now !== null);
  return (
    <ChartPanel
      title={t(of === "phases" ? "title" : "titleOfJourneys")}
      aside={compared ? <span>{t("legend", { then, now })}</span> : null}
      table={{
        head: [t(of === "phases" ? "phase" : "journey"), ...(compared ? [then] : []), now],
        rows: phases.map((phase) => [
          nameOf(phase),
          ...(compared ? [told(phase.before)] : []),
          told(phase.now),
        ]),
      }}
    >
      {isKnown ? (
        <svg
          viewBox={`0 0 ${WIDTH} ${height}`}
          className="block w-full max-w-md"
          role="img"
          aria-label={t("label", {
            values: phases
              .map((phase) => `${nameOf(phase)} ${told(phase.before)} → ${told(phase.now)}`)
              .join(", "),
          })}
          data-panel="experience"
        >
          {[-2, -1, 0, 1, 2].map((tick) => (
            <g key={tick}>
              <path
                d={`M${x(tick)} ${TOP}V${height - 20}`}
                className={tick === 0 ? "stroke-line-strong" : "stroke-line"}
                strokeDasharray={tick === 0 ? undefined : "2 4"}
              />
              <text x={x(tick)} y={height - 5} textAnchor="middle" className="fill-ink-3 text-axis">
                {feeling(tick)}
              </text>
            </g>
          ))}
          {phases.map((phase, place) => {
            const y = TOP + place * ROW + ROW / 2;
            return (
              <g key={phase.id} data-feeling={phase.id}>
                <text x={0} y={y + 4} className="fill-ink text-meta">
                  {shorten(nameOf(phase))}
                </text>
                {phase.before === null || phase.now === null ? null : (
                  <path
                    d={`M${x(phase.before)} ${y}H${x(phase.now)}`}
                    className="stroke-ink-3"
                    strokeWidth="2"
                  />
                )}
                {phase.before === null ? null : (
                  <circle
                    cx={x(phase.before)}
                    cy={y}
                    r="4.6"
                    className="fill-surface stroke-ink-2"
                    strokeWidth="1.8"
                  />
                )}
                {phase.now === null ? (
                  <text x={x(0)} y={y + 4} textAnchor="middle" className="fill-ink-3 text-axis">
                    {t("unknown")}
                  </text>
                ) : (
                  <>
                    <circle
                      cx={x(phase.now)}
                      cy={y}
                      r="6"
                      style={{ fill: `var(--emotion-${emotionFace(phase.now)})` }}
                    />
                    <text
                      x={WIDTH}
                      y={y + 4}
                      textAnchor="end"
                      className="fill-ink text-meta font-semibold tabular-nums"
                    >
                      {feeling(phase.now)}
                    </text>
                  </>
                )}
              </g>
            );
          })}
        </svg>
      ) : (
        <p className="text-body text-ink-2">{t("nothing")}</p>
      )}
      {compared || !isKnown ? null : <p className="mt-2 text-meta text-ink-2">{t("noneClosed")}</p>}
    </ChartPanel>
  );
}

const NAME_MAX = 17;
const shorten = (name: string) => (name.length > NAME_MAX ? `${name.slice(0, NAME_MAX - 1)}…` : name);
