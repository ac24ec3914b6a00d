// What may be said of a KPI's newest figure: the word, the sentence with its counts, and a caution where many were looked at.
"use client";
import { ArrowDown, ArrowUp, CircleDashed, Equal, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import type { MetricUnit } from "#domain/metric.ts";
import type { Verdict } from "#domain/verdict.ts";
import { useVerdictWords } from "./use-verdict-words.ts";

const ICONS = {
  higher: ArrowUp,
  lower: ArrowDown,
  not_shown: Equal,
  too_little: CircleDashed,
  none: Minus,
} as const;

/** Word and icon; only a shown change is coloured, by whether it is the right way. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const { word } = useVerdictWords();
  const Icon = ICONS[verdict.kind];
  const isBetter = verdict.kind === "none" ? null : verdict.isBetter;
  return (
    <span
      className={cn(
        "font-semibold whitespace-nowrap",
        isBetter === null ? "text-ink-2" : isBetter ? "text-evidence-3" : "text-emotion-m2",
      )}
    >
      <Icon aria-hidden size={14} className="mr-1 inline-block align-[-2px]" />
      {word(verdict)}
    </span>
  );
}

export function VerdictLine({
  verdict,
  name,
  unit,
  holds,
  many,
  onCount,
}: {
  verdict: Verdict;
  /** The KPI's name, for readers. */
  name: string;
  unit: MetricUnit;
  /** Whether it still holds after the correction for how many were looked at. */
  holds: boolean;
  many: number;
  /** Adds the two numbers a bare value lacks; null where the reader may not. */
  onCount: (() => void) | null;
}) {
  const t = useTranslations("metric.verdict");
  const { sentence } = useVerdictWords();
  return (
    <p className="text-body text-ink-2" data-verdict={verdict.kind}>
      <VerdictMark verdict={verdict} />
      {verdict.kind === "none" ? ": " : " · "}
      {sentence(verdict, unit)}
      {holds ? null : ` ${t("chance", { count: many })}`}
      {onCount && verdict.kind === "none" && verdict.reason === "bare" ? (
        <Button size="sm" variant="ghost" className="ml-1" onClick={onCount}>
          {t("count")}
          <span className="sr-only">: {name}</span>
        </Button>
      ) : null}
    </p>
  );
}
