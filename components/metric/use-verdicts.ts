// Verdicts on the newest figures of all KPIs that stand on one page, corrected for how many are looked at at once.
"use client";
import { useMemo } from "react";
import { todayHere } from "#components/evidence/today.ts";
import { holdAmongMany, judgeLatest, type Verdict } from "#domain/verdict.ts";
import type { MetricView } from "#server/metrics/queries.ts";

export interface JudgedRow {
  readonly verdict: Verdict;
  readonly holds: boolean;
  /** How many were tested together. */
  readonly many: number;
}

export function useVerdicts(metrics: readonly MetricView[]): ReadonlyMap<string, JudgedRow> {
  return useMemo(() => {
    const running = todayHere().slice(0, 7);
    const verdicts = metrics.map((metric) => judgeLatest(metric, metric.readings, running));
    const holds = holdAmongMany(verdicts);
    const many = verdicts.filter((one) => one !== null && one.kind !== "none").length;
    const rows = new Map<string, JudgedRow>();
    for (const [place, metric] of metrics.entries()) {
      const verdict = verdicts[place];
      if (verdict) rows.set(metric.id, { verdict, holds: holds[place] ?? true, many });
    }
    return rows;
  }, [metrics]);
}
