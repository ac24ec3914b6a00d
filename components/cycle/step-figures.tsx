// Step 1: every KPI against its target and its last month, those without a figure first.
"use client";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import type { JourneyMetric } from "#components/metric/use-metric-actions.ts";
import { useMetricWords } from "#components/metric/use-metric-words.ts";
import { VerdictLine } from "#components/metric/verdict-line.tsx";
import { Panel } from "#components/shell/page-frame.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { useCan } from "#components/workspace/workspace-context.tsx";
import type { SnapshotFigure } from "#domain/cycle.ts";
import { valueOf } from "#domain/metric.ts";
import type { MonthString } from "#domain/month.ts";

const ReadingDialog = dynamic(() =>
  import("#components/metric/reading-dialog.tsx").then((module) => module.ReadingDialog),
);

export interface StepFiguresProps {
  journeyId: string;
  month: MonthString;
  figures: readonly SnapshotFigure[];
  isOver: boolean;
}

export function StepFigures({ journeyId, month, figures, isOver }: StepFiguresProps) {
  const t = useTranslations("cycle.figures");
  const trpc = useTRPC();
  const may = useCan();
  const mayEdit = may("metric.edit") && !isOver;
  const metrics = useQuery({
    ...trpc.metrics.listForJourney.queryOptions({ journeyId }),
    enabled: mayEdit,
  }).data;
  const [measuring, setMeasuring] = useState<string | null>(null);
  const found = metrics?.find((one) => one.id === measuring);
  const missing = figures.filter((one) => one.reading === null);
  const known = figures.filter((one) => one.reading !== null);
  if (figures.length === 0) return <EmptyState title={t("empty")}>{t("emptyLead")}</EmptyState>;
  return (
    <Panel title={t("title")} lead={t("lead", { missing: missing.length, all: figures.length })}>
      <ul>
        {[...missing, ...known].map((figure) => (
          <FigureRow
            key={figure.metricId}
            figure={figure}
            onMeasure={mayEdit ? () => setMeasuring(figure.metricId) : null}
          />
        ))}
      </ul>
      {found && found.journeyId !== null ? (
        <ReadingDialog
          metric={found as JourneyMetric}
          month={month}
          isRecount={false}
          onClose={() => setMeasuring(null)}
        />
      ) : null}
    </Panel>
  );
}

function FigureRow({ figure, onMeasure }: { figure: SnapshotFigure; onMeasure: (() => void) | null }) {
  const t = useTranslations("cycle.figures");
  const { figure: say, month: monthName, nameOf } = useMetricWords();
  const { reading, before, unit, target, verdict } = figure;
  const name = nameOf({ name: figure.name, nameTranslations: { ...figure.nameTranslations } });
  const value = reading && valueOf(reading, unit);
  const former = before && valueOf(before, unit);
  return (
    <li
      data-figure={figure.metricId}
      data-missing={reading === null || undefined}
      className="grid gap-x-6 gap-y-1 border-t border-hair py-3 first:border-0 sm:grid-cols-[minmax(0,1fr)_11rem_auto]"
    >
      <div className="min-w-0">
        <h3 className="font-text text-reading font-semibold">{name}</h3>
        {verdict ? (
          <VerdictLine verdict={verdict} name={name} unit={unit} holds many={1} onCount={null} />
        ) : (
          <p className="text-body text-ink-2">
            {before && former !== null
              ? t("lastWas", { value: say(former, unit), month: monthName(before.month) })
              : t("never")}
          </p>
        )}
      </div>
      <div>
        <p className="font-display text-phase font-semibold tabular-nums">
          {value === null ? <Badge tone="thread">{t("missing")}</Badge> : say(value, unit)}
        </p>
        <p className="text-meta text-ink-3">
          {target === null ? t("noTarget") : t("target", { value: say(target, unit) })}
        </p>
      </div>
      {onMeasure ? (
        <Button size="sm" className="self-start" onClick={onMeasure} aria-label={t("enterOf", { name })}>
          {t(reading === null ? "enter" : "correct")}
        </Button>
      ) : null}
    </li>
  );
}
