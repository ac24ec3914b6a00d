// A journey's two objectives, conversion and loyalty, with the KPIs that stand for each and the one that comes first.
"use client";
import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { OBJECTIVES, type Objective, stateOf } from "#domain/metric.ts";
import { type JourneyMetric, useMetricActions } from "./use-metric-actions.ts";
import { useMetricWords } from "./use-metric-words.ts";

export function JourneyObjectives({
  journeyId,
  primary,
  metrics,
  mayEdit,
}: {
  journeyId: string;
  primary: string | null;
  metrics: readonly JourneyMetric[];
  mayEdit: boolean;
}) {
  const t = useTranslations("metric.objectives");
  const { choosePrimary } = useMetricActions();
  return (
    <ul className="mb-4 grid gap-3 sm:grid-cols-2" aria-label={t("title")}>
      {OBJECTIVES.map((objective) => (
        <li
          key={objective}
          className="grid content-start gap-1 rounded-card bg-raised p-3"
          data-objective={objective}
          data-primary={primary === objective}
        >
          <div className="flex min-h-7 flex-wrap items-center justify-between gap-2">
            <h3 className="text-body font-semibold">{t(objective)}</h3>
            {primary === objective ? (
              <Badge tone="ink">{t("primary")}</Badge>
            ) : mayEdit ? (
              <Button size="sm" variant="ghost" onClick={() => choosePrimary(journeyId, objective)}>
                {t("makePrimary")}
                <span className="sr-only">: {t(objective)}</span>
              </Button>
            ) : null}
          </div>
          <ObjectiveMetrics objective={objective} metrics={metrics} />
        </li>
      ))}
    </ul>
  );
}

function ObjectiveMetrics({
  objective,
  metrics,
}: {
  objective: Objective;
  metrics: readonly JourneyMetric[];
}) {
  const t = useTranslations("metric.objectives");
  const words = useTranslations("metric");
  const { figure, nameOf } = useMetricWords();
  const own = metrics.filter((metric) => metric.objective === objective);
  if (own.length === 0) return <p className="text-meta text-ink-3">{t("noMetric")}</p>;
  return (
    <ul className="grid gap-0.5 text-body text-ink-2">
      {own.map((metric) => {
        const state = stateOf({ ...metric, baseline: null }, metric.readings);
        return (
          <li key={metric.id} className="flex flex-wrap justify-between gap-x-3">
            <span>{nameOf(metric)}</span>
            <span className="tabular-nums">
              <b className="font-semibold text-ink">
                {state ? figure(state.value, metric.unit) : words("noReading")}
              </b>
              {metric.target === null
                ? null
                : ` · ${words("target", { value: figure(metric.target, metric.unit) })}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
