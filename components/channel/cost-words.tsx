// Cost per result as people read it: the amount, and how far chance alone may move it; or that it cannot be told.
"use client";
import { useTranslations } from "next-intl";
import type { CostPerResult } from "#domain/budget.ts";
import { useChannelWords } from "./use-channel-words.ts";

export function CostWords({ cost }: { cost: CostPerResult | null }) {
  const t = useTranslations("budget");
  const { euros } = useChannelWords();
  if (!cost) return <span className="text-meta text-ink-3">{t("undetermined")}</span>;
  const low = euros(Math.round(cost.low));
  return (
    <span className="block">
      <span className="font-semibold">{euros(Math.round(cost.cents))}</span>
      <span className="block text-meta text-ink-3">
        {cost.high === null
          ? t("costFrom", { low })
          : t("costRange", { low, high: euros(Math.round(cost.high)), count: cost.results })}
      </span>
    </span>
  );
}
