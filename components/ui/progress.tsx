// How far along something is, as a thread with an open end.
"use client";
import { Progress as Radix } from "radix-ui";
import { cn } from "./class-names.ts";

export interface ProgressProps {
  /** 0–1. */
  value: number;
  label: string;
  valueText?: string;
  tone?: "ink" | "thread";
  className?: string;
}

export function Progress({ value, label, valueText, tone = "ink", className }: ProgressProps) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <Radix.Root
      value={percent}
      aria-label={label}
      {...(valueText ? { getValueLabel: () => valueText } : {})}
      className={cn("relative h-1.5 overflow-hidden rounded-pill bg-line", className)}
    >
      <Radix.Indicator
        className={cn("h-full rounded-pill", tone === "thread" ? "bg-thread" : "bg-ink")}
        style={{ width: `${percent}%` }}
      />
    </Radix.Root>
  );
}
