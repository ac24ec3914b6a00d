// One choice out of a few: as plain lines, or as cards when each choice needs an explanation.
"use client";
import { RadioGroup as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./class-names.ts";

export interface RadioOption<V extends string> {
  value: V;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps<V extends string> {
  value: V;
  onValueChange: (value: V) => void;
  options: readonly RadioOption<V>[];
  /** Name of the question, for readers, when no element carries it. */
  "aria-label"?: string;
  "aria-labelledby"?: string;
  look?: "lines" | "cards";
  className?: string;
}

export function RadioGroup<V extends string>({
  value,
  onValueChange,
  options,
  look = "lines",
  className,
  ...names
}: RadioGroupProps<V>) {
  const group = useId();
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => onValueChange(next as V)}
      className={cn("flex flex-col", look === "cards" ? "gap-2" : "gap-1.5", className)}
      {...names}
    >
      {options.map((option) => {
        const id = `${group}-${option.value}`;
        return (
          <div
            key={option.value}
            className={cn(
              "relative flex min-h-6 items-start gap-2.5",
              look === "cards" &&
                "rounded-rail border border-line bg-surface p-3 hover:border-line-strong has-data-[state=checked]:border-ink has-data-[state=checked]:ring-1 has-data-[state=checked]:ring-ink has-data-[state=checked]:ring-inset",
            )}
          >
            <Radix.Item
              id={id}
              value={option.value}
              disabled={option.disabled}
              aria-describedby={option.hint ? `${id}-hint` : undefined}
              className="mt-px grid size-[18px] flex-none place-items-center rounded-full border border-line-strong bg-surface data-[state=checked]:border-ink disabled:opacity-50"
            >
              <Radix.Indicator className="size-2.5 rounded-full bg-ink" />
            </Radix.Item>
            <div className="min-w-0">
              <label
                htmlFor={id}
                className={cn(
                  "cursor-pointer text-body text-ink",
                  look === "cards" && "font-semibold before:absolute before:inset-0 before:content-['']",
                )}
              >
                {option.label}
              </label>
              {option.hint ? (
                <div id={`${id}-hint`} className="mt-0.5 text-meta text-ink-2">
                  {option.hint}
                </div>
              ) : null}
            </div>
          </div>
        );
      })}
    </Radix.Root>
  );
}
