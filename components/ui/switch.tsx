// On or off, at once and without a save button.
"use client";
import { Switch as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./class-names.ts";

export interface SwitchProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
  className?: string;
}

export function Switch({ checked, onCheckedChange, label, hint, disabled, className }: SwitchProps) {
  const id = useId();
  return (
    <div className={cn("flex items-start justify-between gap-4", className)}>
      <div className="flex flex-col">
        <label htmlFor={id} className="cursor-pointer text-body font-medium text-ink">
          {label}
        </label>
        {hint ? (
          <span id={`${id}-hint`} className="text-meta text-ink-3">
            {hint}
          </span>
        ) : null}
      </div>
      <Radix.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onCheckedChange}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="relative h-6 w-10 flex-none rounded-pill border border-line-strong bg-raised transition-colors data-[state=checked]:border-ink data-[state=checked]:bg-ink disabled:opacity-50"
      >
        <Radix.Thumb className="block size-4 translate-x-[3px] rounded-full bg-ink-3 transition-[translate] data-[state=checked]:translate-x-[19px] data-[state=checked]:bg-surface" />
      </Radix.Root>
    </div>
  );
}
