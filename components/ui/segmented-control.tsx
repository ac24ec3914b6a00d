// A few views or values side by side, of which one is on.
"use client";
import { ToggleGroup as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export interface SegmentedControlProps<V extends string> {
  value: V;
  onValueChange: (value: V) => void;
  options: readonly { value: V; label: ReactNode; icon?: ReactNode; disabled?: boolean }[];
  label: string;
  className?: string;
}

export function SegmentedControl<V extends string>({
  value,
  onValueChange,
  options,
  label,
  className,
}: SegmentedControlProps<V>) {
  return (
    <Radix.Root
      type="single"
      value={value}
      // Pressing the current one would clear the value; a view is never none.
      onValueChange={(next) => next && onValueChange(next as V)}
      aria-label={label}
      className={cn("inline-flex flex-wrap gap-0.5 rounded-[9px] bg-paper p-[3px]", className)}
    >
      {options.map((option) => (
        <Radix.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled ?? false}
          className="inline-flex min-h-[26px] items-center gap-1.5 rounded-card px-[11px] font-medium text-ink-2 transition-colors hover:text-ink data-[state=on]:bg-surface data-[state=on]:text-ink data-[state=on]:shadow-1 pointer-coarse:min-h-11"
        >
          {option.icon}
          {option.label}
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}
