// The goal under a KPI: its sentence, term and owner, and which parts still keep it from being SMART.
"use client";
import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { missingParts } from "#domain/goal.ts";
import { goalOf, type JourneyMetric } from "./use-metric-actions.ts";
import { useMetricWords } from "./use-metric-words.ts";

export function GoalLine({
  metric,
  owner,
  target,
  onGoal,
}: {
  metric: JourneyMetric;
  owner: string | null;
  target: string | null;
  /** Opens the goal; null where the reader may not change it. */
  onGoal: (() => void) | null;
}) {
  const t = useTranslations("metric.goal");
  const { month, nameOf } = useMetricWords();
  const goal = goalOf(metric);
  const missing = missingParts(goal);
  const isNone = goal.specific === "" && goal.target === null && goal.due === null;
  if (isNone) {
    return onGoal ? (
      <p>
        <Button size="sm" variant="ghost" className="-ml-2" onClick={onGoal}>
          {t("set")}
          <span className="sr-only">: {nameOf(metric)}</span>
        </Button>
      </p>
    ) : null;
  }
  const facts = [
    goal.specific || (target === null ? "" : t("toReach", { value: target })),
    goal.due === null ? "" : t("by", { month: month(goal.due) }),
    owner === null ? "" : t("ownedBy", { name: owner }),
  ].filter(Boolean);
  return (
    <p className="text-meta text-ink-2" data-smart={missing.length === 0}>
      <Badge tone={missing.length === 0 ? "chalk" : "tag"}>
        {missing.length === 0 ? t("smart") : t("notSmart")}
      </Badge>{" "}
      {facts.join(" · ")}
      {missing.length === 0 ? null : (
        <span className="text-ink-3">
          {" "}
          ({t("missing", { parts: missing.map((part) => t(`parts.${part}`)).join(", ") })})
        </span>
      )}
    </p>
  );
}
