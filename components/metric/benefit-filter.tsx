// The three benefits with how many KPIs, and tasks of this month, serve each; choosing one leaves its KPIs.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { BENEFITS, type Benefit } from "#domain/metric.ts";
import type { JourneyMetric } from "./use-metric-actions.ts";

export function BenefitFilter({
  metrics,
  value,
  onChange,
}: {
  metrics: readonly JourneyMetric[];
  value: Benefit | null;
  onChange: (benefit: Benefit | null) => void;
}) {
  const t = useTranslations("metric");
  const { id: workspaceId, month } = useWorkspace();
  const trpc = useTRPC();
  const tasks = useQuery(trpc.tasks.listMonth.queryOptions({ workspaceId, month })).data ?? [];
  const totals = BENEFITS.map((benefit) => ({
    benefit,
    count: metrics.filter((metric) => metric.benefit === benefit).length,
    tasks: tasks.filter((task) => task.benefit === benefit).length,
  }));
  if (totals.every((one) => one.count + one.tasks === 0)) return null;
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{t("benefitFilter")}</legend>
      {totals.map(({ benefit, count, tasks: doing }) => (
        <button
          key={benefit}
          type="button"
          aria-pressed={value === benefit}
          data-benefit={benefit}
          onClick={() => onChange(value === benefit ? null : benefit)}
          className="inline-flex min-h-8 items-center gap-2 rounded-pill border border-line bg-surface px-3 text-body text-ink-2 hover:text-ink aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-surface pointer-coarse:min-h-11"
        >
          {t(`benefits.${benefit}`)}
          <span className="font-semibold tabular-nums">{t("benefitTotal", { count, tasks: doing })}</span>
        </button>
      ))}
    </fieldset>
  );
}
