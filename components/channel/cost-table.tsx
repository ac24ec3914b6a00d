// Cost per result: what a channel spent in a month ÷ the results counted in that same month, and what counts as a result.
"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMetricWords } from "#components/metric/use-metric-words.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Select } from "#components/ui/select.tsx";
import { useCan } from "#components/workspace/workspace-context.tsx";
import { costPerResult, lineAt, resultOf, totalOf } from "#domain/budget.ts";
import { addMonths } from "#domain/month.ts";
import { CostWords } from "./cost-words.tsx";
import { MonthStep } from "./month-step.tsx";
import { useBudgetActions } from "./use-budget-actions.ts";
import type { ChannelPlan } from "./use-channel-plan.ts";
import { useChannelWords } from "./use-channel-words.ts";
import { WideTable } from "./wide-table.tsx";

const AUTO = "auto";

export function CostTable({ plan }: { plan: ChannelPlan }) {
  const t = useTranslations("budget");
  const mayEdit = useCan()("budget.edit");
  const { nameOf, euros } = useChannelWords();
  const { nameOf: metricName } = useMetricWords();
  const { chooseResult } = useBudgetActions();
  const [month, setMonth] = useState(() => addMonths(plan.month, -1));
  const countable = plan.metrics.filter((one) => one.unit === "count" || one.unit === "percent");
  const inMonth = plan.lines.filter(
    (line) => line.month === month && plan.channels.some((one) => one.id === line.channelId),
  );
  const rows = plan.channels.map((channel) => {
    const spent = lineAt(inMonth, channel.id, month)?.spentCents ?? null;
    const metric = plan.resultOf(channel.id);
    const reading = metric?.readings.find((one) => one.month === month);
    const results = metric ? resultOf(reading, metric.unit) : null;
    return { channel, spent, metric, results, cost: costPerResult(spent, results) };
  });
  return (
    <Panel
      title={t("costPerResult")}
      lead={t("costLead")}
      actions={<MonthStep month={month} onMonth={setMonth} />}
    >
      <WideTable label={t("costPerResult")}>
        <table className="w-full min-w-[30rem] text-body" data-costs="">
          <thead>
            <tr className="text-left text-meta text-ink-2">
              <th scope="col" className="py-1.5 pr-3 font-medium">
                {t("channel")}
              </th>
              <th scope="col" className="py-1.5 pr-3 text-right font-medium">
                {t("figures.spent")}
              </th>
              <th scope="col" className="py-1.5 pr-3 font-medium">
                {t("result")}
              </th>
              <th scope="col" className="py-1.5 text-right font-medium">
                {t("costPerResult")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ channel, spent, metric, results, cost }) => (
              <tr key={channel.id} data-channel={channel.id} className="border-t border-hair align-top">
                <th scope="row" className="py-2 pr-3 text-left font-normal">
                  {nameOf(channel)}
                </th>
                <td className="py-2 pr-3 text-right whitespace-nowrap tabular-nums" data-spent="">
                  {euros(spent)}
                </td>
                <td className="py-1 pr-3">
                  {mayEdit ? (
                    <Select
                      size="sm"
                      className="w-44"
                      aria-label={t("resultOf", { channel: nameOf(channel) })}
                      value={metric?.id ?? AUTO}
                      onValueChange={(id) => chooseResult(channel.id, id === AUTO ? null : id)}
                      options={[
                        { value: AUTO, label: t("resultAuto") },
                        ...countable.map((one) => ({ value: one.id, label: metricName(one) })),
                      ]}
                    />
                  ) : (
                    <span>{metric ? metricName(metric) : "–"}</span>
                  )}
                  <span className="block text-meta text-ink-3">
                    {results === null ? t("notCounted") : t("results", { count: results })}
                  </span>
                </td>
                <td className="py-2 text-right tabular-nums" data-cost="">
                  <CostWords cost={cost} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="border-t-2 border-line-strong font-semibold">
              <th scope="row" className="py-2 pr-3 text-left">
                {t("total")}
              </th>
              <td className="py-2 pr-3 text-right tabular-nums" data-total="">
                {euros(totalOf(inMonth, "spent"))}
              </td>
              <td colSpan={2} />
            </tr>
          </tfoot>
        </table>
      </WideTable>
    </Panel>
  );
}
