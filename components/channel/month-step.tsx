// One month, and the way to the one before and after.
"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "#components/ui/icon-button.tsx";
import { addMonths, type MonthString } from "#domain/month.ts";
import { useChannelWords } from "./use-channel-words.ts";

export interface MonthStepProps {
  month: MonthString;
  onMonth: (month: MonthString) => void;
  /** Months a step moves. */
  step?: number;
  /** What is written between the two arrows; the month where left out. */
  label?: string;
}

export function MonthStep({ month, onMonth, step = 1, label }: MonthStepProps) {
  const t = useTranslations("budget");
  const { monthName } = useChannelWords();
  return (
    <div role="group" aria-label={t("month")} className="flex items-center gap-1">
      <IconButton
        variant="outline"
        size="sm"
        label={t("earlier", { month: monthName(addMonths(month, -step)) })}
        icon={<ChevronLeft size={16} />}
        onClick={() => onMonth(addMonths(month, -step))}
      />
      <output className="min-w-32 text-center text-body font-medium first-letter:uppercase">
        {label ?? monthName(month)}
      </output>
      <IconButton
        variant="outline"
        size="sm"
        label={t("later", { month: monthName(addMonths(month, step)) })}
        icon={<ChevronRight size={16} />}
        onClick={() => onMonth(addMonths(month, step))}
      />
    </div>
  );
}
