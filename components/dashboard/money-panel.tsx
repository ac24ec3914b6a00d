// Channels and money: the other KPIs with their lines, what a result of each channel cost, and what was spent.
"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useChannelWords } from "#components/channel/use-channel-words.ts";
import { ReadingLine } from "#components/metric/reading-line.tsx";
import { useMetricWords } from "#components/metric/use-metric-words.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { DashboardView } from "#server/dashboard/queries.ts";

/** KPIs that are drawn; the others stand on their own page. */
const SHOWN = 4;

export function MoneyPanel({ view }: { view: DashboardView }) {
  const t = useTranslations("dashboard.money");
  const { slug } = useWorkspace();
  const { figure, nameOf: metricName } = useMetricWords();
  const { euros, nameOf } = useChannelWords();
  const { money, others, old } = view;
  const costs = money.channels.filter((channel) => channel.cost !== null);
  return (
    <Panel
      title={t("title")}
      actions={
        <Link
          href={`/${slug}/channels`}
          className="min-h-6 text-meta leading-6 text-ink-2 hover:text-ink hover:underline"
          data-spent=""
        >
          {money.spentCents === null ? t("nothingSpent") : t("spent", { sum: euros(money.spentCents) })}
        </Link>
      }
    >
      <ul className="divide-y divide-line" data-panel="money">
        {others.slice(0, SHOWN).map((metric) => (
          <li key={metric.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 py-2">
            <div className="min-w-0">
              <Link
                href={`/${slug}/kpis#metric-${metric.id}`}
                className="block min-h-6 truncate text-body leading-6 hover:underline"
              >
                {metricName(metric)}
              </Link>
              <ReadingLine
                points={metric.points}
                target={metric.target}
                label={`${metricName(metric)}: ${metric.points.map((point) => figure(point.value, metric.unit)).join(", ")}`}
              />
            </div>
            <p className="text-right">
              <span className="block text-card font-semibold tabular-nums" data-figure={metric.id}>
                {metric.state ? figure(metric.state.value, metric.unit) : t("noFigure")}
              </span>
              {metric.target === null ? null : (
                <span className="text-meta text-ink-2">
                  {t("target", { figure: figure(metric.target, metric.unit) })}
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
      {costs.length === 0 ? null : (
        <>
          <h3 className="mt-1 border-t border-line pt-2 font-text text-meta font-semibold text-ink-2">
            {t("costs")}
          </h3>
          <ul>
            {costs.map((channel) => (
              <li key={channel.id} className="flex items-baseline justify-between gap-3 py-0.5 text-body">
                <Link
                  href={`/${slug}/channels?${new URLSearchParams({ journey: view.journey.id, focus: channel.id })}`}
                  className="min-h-6 min-w-0 truncate leading-6 hover:underline"
                >
                  {nameOf(channel)}
                </Link>
                <span className="font-semibold tabular-nums" data-cost={channel.id}>
                  {euros(channel.cost?.cents ?? null)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {others.length + costs.length === 0 ? <p className="text-body text-ink-2">{t("nothing")}</p> : null}
      {old.count > 0 ? (
        <p className="mt-2 text-meta text-ink-2" data-old="">
          <Link href={`/${slug}/kpis`} className="inline-block min-h-6 leading-6 hover:underline">
            {t("old", { count: old.count, all: old.of })}
          </Link>
        </p>
      ) : null}
    </Panel>
  );
}
