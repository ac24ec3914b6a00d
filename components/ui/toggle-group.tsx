// Several things that can each be on: filters, threads, departments.
"use client";
import { ToggleGroup as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export interface ToggleGroupProps<V extends string> {
  value: readonly V[];
  onValueChange: (value: V[]) => void;
  options: readonly { value: V; label: ReactNode; disabled?: boolean }[];
  label: string;
  className?: string;
}

export function ToggleGroup<V extends string>({
  value,
  onValueChange,
  options,
  label,
  className,
}: ToggleGroupProps<V>) {
  return (
    <Radix.Root
      type="multiple"
      value={[...value]}
      onValueChange={(next) => onValueChange(next as V[])}
      aria-label={label}
      className={cn("flex flex-wrap gap-1.5", className)}
    >
      {options.map((option) => (
        <Radix.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled ?? false}
          className="inline-flex min-h-7 items-center gap-1.5 rounded-pill border border-line bg-surface px-3 text-ink-2 transition-colors hover:border-line-strong data-[state=on]:border-ink data-[state=on]:bg-ink data-[state=on]:text-surface pointer-coarse:min-h-11"
        >
          {option.label}
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}
