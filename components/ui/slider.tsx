// A value on a scale, by mouse, touch or arrow keys.
"use client";
import { Slider as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export interface SliderProps {
  value: number;
  onValueChange: (value: number) => void;
  /** Called once at the end of a drag or key press. */
  onValueCommit?: (value: number) => void;
  min: number;
  max: number;
  step: number;
  label: string;
  /** What readers hear instead of the bare number. */
  valueText?: string;
  disabled?: boolean;
  trackClassName?: string;
  /** What is drawn inside the thumb, as a coloured disc. */
  thumb?: ReactNode;
  className?: string;
}

export function Slider({
  value,
  onValueChange,
  onValueCommit,
  min,
  max,
  step,
  label,
  valueText,
  disabled = false,
  trackClassName,
  thumb,
  className,
}: SliderProps) {
  return (
    <Radix.Root
      value={[value]}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onValueChange={([next]) => next !== undefined && onValueChange(next)}
      onValueCommit={([next]) => next !== undefined && onValueCommit?.(next)}
      className={cn("relative flex h-6 w-full touch-none items-center select-none", className)}
    >
      <Radix.Track className={cn("relative h-2 grow rounded-pill bg-line", trackClassName)}>
        {trackClassName ? null : <Radix.Range className="absolute h-full rounded-pill bg-ink" />}
      </Radix.Track>
      <Radix.Thumb
        aria-label={label}
        aria-valuetext={valueText}
        className="grid size-[22px] place-items-center rounded-full border-2 border-ink bg-surface p-0.5 shadow-1 data-disabled:opacity-50"
      >
        {thumb}
      </Radix.Thumb>
    </Radix.Root>
  );
}
