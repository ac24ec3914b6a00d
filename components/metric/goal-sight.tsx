// Whether a goal can be seen in the figures within its term, said while one sets it.
"use client";
import { Eye, EyeOff } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "#components/ui/class-names.ts";
import type { GoalSight } from "#domain/goal.ts";
import type { MetricUnit } from "#domain/metric.ts";
import { useMetricWords } from "./use-metric-words.ts";

/** Beyond ten years nobody waits. */
const MONTHS_SHOWN = 120;

export function GoalSightLine({ sight, unit }: { sight: GoalSight; unit: MetricUnit }) {
  const t = useTranslations("metric.goal.sight");
  const format = useFormatter();
  const { figure } = useMetricWords();
  if (sight.kind === "unknown") {
    return (
      <p role="status" className="text-body text-ink-3" data-sight="unknown">
        {t(`unknown.${sight.reason}`)}
      </p>
    );
  }
  const isHidden = sight.isSeenInTime === false;
  const months = sight.months > MONTHS_SHOWN ? t("years") : t("months", { count: sight.months });
  const words = {
    from: figure(sight.from, unit),
    to: figure(sight.to, unit),
    needed: format.number(sight.needed),
    perMonth: format.number(Math.round(sight.perMonth)),
    months,
    term: sight.term ?? 0,
  };
  return (
    <p
      role="status"
      data-sight={isHidden ? "late" : "seen"}
      className={cn(
        "flex items-start gap-2 rounded-card px-3 py-2 text-body",
        isHidden ? "bg-tag text-ink" : "bg-raised text-ink-2",
      )}
    >
      {isHidden ? (
        <EyeOff aria-hidden size={16} className="mt-px flex-none text-emotion-m1" />
      ) : (
        <Eye aria-hidden size={16} className="mt-px flex-none text-evidence-3" />
      )}
      <span>
        {t("needs", words)}{" "}
        <b className="font-semibold">
          {sight.isSeenInTime === null ? t("open", words) : isHidden ? t("late", words) : t("inTime", words)}
        </b>
      </span>
    </p>
  );
}
