// The phases on one thread: the KPI that stands for each, its target, its change, and how much of the way is done.
"use client";
import { ArrowDownRight, ArrowUpRight, Minus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMetricWords } from "#components/metric/use-metric-words.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { DashboardView } from "#server/dashboard/queries.ts";
import { useDashboardWords } from "./use-dashboard-words.ts";

type PhaseFigure = DashboardView["figures"][number];

export function PhaseThread({ view }: { view: DashboardView }) {
  const t = useTranslations("dashboard");
  return (
    <section aria-label={t("phases")} className="rounded-panel bg-surface p-4 sm:p-5" data-panel="phases">
      <ol className="grid gap-x-6 gap-y-6 sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]">
        {view.figures.map((figure, place) => (
          <PhaseItem key={figure.phase.id} figure={figure} number={place + 1} month={view.month} />
        ))}
      </ol>
    </section>
  );
}

function PhaseItem({ figure, number, month }: { figure: PhaseFigure; number: number; month: string }) {
  const t = useTranslations("dashboard");
  const { nameOf } = useDashboardWords();
  const { figure: written, month: monthName, nameOf: metricName } = useMetricWords();
  const { slug } = useWorkspace();
  const { phase, metric } = figure;
  const state = metric?.state ?? null;
  return (
    <li className="min-w-0" data-phase={phase.id}>
      <h2 className="flex items-baseline gap-2 text-card">
        <span className="text-meta font-normal text-ink-3 tabular-nums">{number}</span>
        <span className="truncate">{nameOf(phase)}</span>
      </h2>
      {metric ? (
        <>
          <Link
            href={`/${slug}/kpis#metric-${metric.id}`}
            className="mt-1.5 block min-h-6 truncate text-body leading-6 text-ink-2 hover:text-ink hover:underline"
          >
            {metricName(metric)}
          </Link>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-display text-figure font-semibold" data-figure={metric.id}>
              {state ? written(state.value, metric.unit) : t("noFigure")}
            </span>
            {metric.target === null ? null : (
              <span className="text-body text-ink-2">
                {t("target", { figure: written(metric.target, metric.unit) })}
              </span>
            )}
          </p>
          <Way progress={state?.progress ?? null} />
          <p className="mt-1 flex flex-wrap items-baseline justify-between gap-x-3 text-meta text-ink-2">
            {state && state.month !== month ? (
              <span>{t("lastRead", { month: monthName(state.month) })}</span>
            ) : (
              <Change metric={metric} month={month} />
            )}
            {state?.progress === null || state?.progress === undefined ? null : (
              <Progress progress={state.progress} />
            )}
          </p>
        </>
      ) : (
        <p className="mt-2 text-body text-ink-2">
          {t("noMetric")}{" "}
          <Link
            href={`/${slug}/kpis`}
            className="font-medium whitespace-nowrap text-chalk underline-offset-2 hover:underline"
          >
            {t("addMetric")}
          </Link>
        </p>
      )}
    </li>
  );
}

/** Below this part of the way attention is asked for. */
const FAR = 0.6;

function Progress({ progress }: { progress: number }) {
  const t = useTranslations("dashboard");
  const { percent } = useDashboardWords();
  const isFar = progress < FAR;
  return (
    <span className={isFar ? "font-semibold text-emotion-m2" : ""} data-progress="">
      {t("way", { share: percent(progress) })}
    </span>
  );
}

/** The red thread as far as the target has come; dots for what is left of the way. */
function Way({ progress }: { progress: number | null }) {
  const width = 232;
  const done = 4 + Math.min(1, Math.max(0, progress ?? 0)) * (width - 12);
  return (
    <svg
      viewBox={`0 0 ${width} 16`}
      className="mt-1 block h-4 w-full text-thread"
      aria-hidden
      preserveAspectRatio="none"
    >
      <path
        d={`M${progress === null ? 4 : done} 8H${width - 4}`}
        className="stroke-line-strong"
        strokeWidth="2"
        strokeLinecap="round"
        strokeDasharray="0.1 7"
        fill="none"
      />
      {progress === null ? null : (
        <>
          <path
            d={`M4 8H${done}`}
            stroke="currentColor"
            strokeWidth="3.4"
            strokeLinecap="round"
            fill="none"
          />
          <circle cx={done} cy="8" r="5.4" className="fill-surface" stroke="currentColor" strokeWidth="2.6" />
        </>
      )}
    </svg>
  );
}

function Change({ metric, month }: { metric: NonNullable<PhaseFigure["metric"]>; month: string }) {
  const t = useTranslations("dashboard");
  const verdictWords = useTranslations("metric.verdict.said");
  const { change } = useDashboardWords();
  const { month: monthName } = useMetricWords();
  const { state, verdict } = metric;
  if (!state || state.change === null) return <span>{t("noChange")}</span>;
  const Icon = state.change === 0 ? Minus : state.change > 0 ? ArrowUpRight : ArrowDownRight;
  const isProven = verdict !== null && verdict.kind !== "none" && verdict.isBetter !== null;
  const tone = !isProven ? "text-ink-3" : state.isBetter ? "text-evidence-3" : "text-emotion-m2";
  return (
    <span data-change="">
      <Icon aria-hidden size={14} className={`mr-1 inline-block align-[-2px] ${tone}`} />
      {t("changeIn", {
        change: change(state.change, metric.unit),
        month: monthName(month).split(" ")[0] ?? "",
      })}
      {verdict === null || verdict.kind === "none" || isProven ? null : (
        <span className="block text-ink-3">{verdictWords(verdict.kind)}</span>
      )}
    </span>
  );
}
