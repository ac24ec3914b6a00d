// Two months of a journey side by side, or a closed one beside what stands there now: the figures with what may be said of them, how
// sure we were and are, and the map.
"use client";
import { useQuery } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { StitchMark } from "#components/journey/stitch-mark.tsx";
import { useMetricWords } from "#components/metric/use-metric-words.ts";
import { VerdictLine } from "#components/metric/verdict-line.tsx";
import { PageFrame, Panel } from "#components/shell/page-frame.tsx";
import { useMonthName } from "#components/task/use-month-name.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Select } from "#components/ui/select.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { ChangeGroups } from "#components/version/version-comparison.tsx";
import { STRENGTH_LEVELS } from "#domain/evidence-level.ts";
import { valueOf } from "#domain/metric.ts";
import type { MonthString } from "#domain/month.ts";
import { holdAmongMany } from "#domain/verdict.ts";
import type { CycleComparison } from "#server/cycles/comparisons/queries.ts";
import { type ReviewJourney, useReviewCrumbs } from "./review-page.tsx";
import { NOW } from "./since-path.ts";
import { SinceTasks } from "./since-tasks.tsx";
import { LevelMove } from "./step-evidence.tsx";

export interface ComparePageProps {
  journey: ReviewJourney;
  a: MonthString;
  /** Null: what stands there now of the closed month `a`. */
  b: MonthString | null;
}

export function ComparePage({ journey, a, b }: ComparePageProps) {
  const t = useTranslations("cycle.compare");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const router = useRouter();
  const path = usePathname();
  const monthName = useMonthName();
  const { board, crumbs } = useReviewCrumbs(journey);
  const list = useQuery(trpc.cycles.list.queryOptions({ journeyId: journey.id })).data ?? [];
  const comparison = useQuery(trpc.cycles.compare.queryOptions({ journeyId: journey.id, a, b }));
  const months = [
    ...new Set([...list.filter((one) => one.state !== "skipped").map((one) => one.month), a, b ?? a]),
  ].toSorted();
  const options = months.map((month) => ({ value: month, label: monthName(month, "withYear") }));
  const closed = new Set(list.filter((one) => one.state === "closed").map((one) => one.month));
  const now = b === null || closed.has(a) ? [{ value: NOW, label: t("since.now") }] : [];
  const show = (first: MonthString, second: string) =>
    router.replace(`${path}?a=${first}&b=${second}`, { scroll: false });
  return (
    <PageFrame
      title={
        b === null
          ? t("since.title", { month: monthName(a, "withYear") })
          : t("title", { a: monthName(a, "withYear"), b: monthName(b, "withYear") })
      }
      crumbs={[
        ...crumbs,
        {
          label: t(b === null ? "since.crumb" : "crumb"),
          href: `${board}/review/compare?a=${a}&b=${b ?? NOW}`,
        },
      ]}
      actions={
        <>
          <Select
            aria-label={t("first")}
            value={a}
            onValueChange={(month) => show(month, b ?? (closed.has(month) ? NOW : a))}
            options={options}
            className="w-40 sm:w-44"
          />
          <Select
            aria-label={t("second")}
            value={b ?? NOW}
            onValueChange={(month) => show(a, month)}
            options={[...options, ...now]}
            className="w-40 sm:w-44"
          />
        </>
      }
    >
      {comparison.isPending ? (
        <SkeletonLines lines={6} label={common("loading")} />
      ) : comparison.isError ? (
        <ErrorState onRetry={() => void comparison.refetch()}>{sentence(comparison.error)}</ErrorState>
      ) : (
        <div className="grid gap-4">
          <Figures comparison={comparison.data} />
          <Certainty comparison={comparison.data} />
          {comparison.data.tasks ? <SinceTasks tasks={comparison.data.tasks} /> : null}
          <Panel title={t("map")} lead={t("mapLead", { count: comparison.data.lines.length })}>
            {comparison.data.lines.length === 0 ? (
              <EmptyState small title={t("mapSame")} />
            ) : (
              <ChangeGroups lines={comparison.data.lines} contentLocale={comparison.data.contentLocale} />
            )}
          </Panel>
        </div>
      )}
    </PageFrame>
  );
}

function Figures({ comparison }: { comparison: CycleComparison }) {
  const t = useTranslations("cycle.compare");
  const monthName = useMonthName();
  const { figure, nameOf } = useMetricWords();
  const { figures, before, after, tasks } = comparison;
  const isSince = tasks !== null;
  const holds = holdAmongMany(figures.map((one) => one.verdict));
  const many = figures.filter((one) => one.verdict !== null && one.verdict.kind !== "none").length;
  const say = (side: CycleComparison["figures"][number]["before"]) => {
    const value = side && valueOf(side.reading, side.unit);
    return value === null ? t("noFigure") : figure(value, side?.unit ?? "count");
  };
  return (
    <Panel title={t("figures")} lead={t(isSince ? "since.figuresLead" : "figuresLead")}>
      {figures.length === 0 ? (
        <EmptyState small title={t(isSince ? "since.figuresSame" : "figuresNone")} />
      ) : null}
      <ul>
        {figures.map((one, place) => {
          const name = nameOf({ name: one.name, nameTranslations: { ...one.nameTranslations } });
          return (
            <li
              key={one.metricId}
              data-figure={one.metricId}
              className="grid gap-x-6 gap-y-1 border-t border-hair py-3 first:border-0 sm:grid-cols-[minmax(0,1fr)_auto]"
            >
              <div className="min-w-0">
                <h3 className="font-text text-reading font-semibold">{name}</h3>
                {one.verdict ? (
                  <VerdictLine
                    verdict={one.verdict}
                    name={name}
                    unit={one.after?.unit ?? "count"}
                    holds={holds[place] ?? true}
                    many={many}
                    onCount={null}
                  />
                ) : (
                  <p className="text-body text-ink-2">
                    {isSince
                      ? t("since.figure", { how: !one.before ? "came" : !one.after ? "gone" : "corrected" })
                      : t(one.before && one.after ? "unitChanged" : "notBoth")}
                  </p>
                )}
              </div>
              <p className="font-display text-card font-semibold tabular-nums">
                <span className="sr-only">{isSince ? t("since.then") : monthName(before.month)}: </span>
                {say(one.before)} <span aria-hidden>→</span>{" "}
                <span className="sr-only">{isSince ? t("since.now") : monthName(after.month)}: </span>
                {say(one.after)}
              </p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function Certainty({ comparison }: { comparison: CycleComparison }) {
  const t = useTranslations("cycle.compare");
  const board = useTranslations("board");
  const locale = useLocale();
  const monthName = useMonthName();
  const { before, after, levels, contentLocale, tasks } = comparison;
  const isSince = tasks !== null;
  return (
    <Panel
      title={t(isSince ? "since.certainty" : "certainty")}
      lead={t(isSince ? "since.certaintyLead" : "certaintyLead")}
    >
      <table className="mb-4 w-full max-w-xl text-body tabular-nums">
        <thead>
          <tr className="text-left text-meta text-ink-2">
            <th scope="col" className="py-1 font-medium">
              {t("level")}
            </th>
            {[before, after].map((side, place) => (
              <th key={place === 0 ? "before" : "after"} scope="col" className="py-1 text-right font-medium">
                <span className="inline-block first-letter:uppercase">
                  {isSince ? t(place === 0 ? "since.then" : "since.now") : monthName(side.month)}
                </span>
                {side.isFrozen || isSince ? null : ` (${t("now")})`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {STRENGTH_LEVELS.map((level) => (
            <tr key={level} data-level={level} className="border-t border-hair">
              <th scope="row" className="py-1.5 text-left font-normal">
                <span className="flex items-center gap-2">
                  <StitchMark level={level} decorative />
                  {board(`level.${level}`)}
                </span>
              </th>
              <td className="text-right">{before.levels[level]}</td>
              <td className="text-right font-semibold">{after.levels[level]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {levels.length === 0 ? (
        <p className="text-body text-ink-2">{t("certaintySame")}</p>
      ) : (
        <ul className="grid gap-1.5">
          {levels.map((one) => {
            const translated = one.translations[`title@${locale}`];
            return (
              <LevelMove
                key={one.nodeId}
                number={one.number}
                title={translated ?? one.title}
                lang={translated === undefined ? contentLocale : locale}
                from={one.from}
                to={one.to}
              />
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
