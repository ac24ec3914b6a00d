// A checkbox with its label; the whole line is the target.
"use client";
import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./class-names.ts";

export interface CheckboxProps {
  checked: boolean | "indeterminate";
  onCheckedChange: (checked: boolean) => void;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
  hideLabel?: boolean;
  className?: string;
}

export function Checkbox({
  checked,
  onCheckedChange,
  label,
  hint,
  disabled,
  hideLabel,
  className,
}: CheckboxProps) {
  const id = useId();
  return (
    <div className={cn("flex min-h-6 items-start gap-2", className)}>
      <Radix.Root
        id={id}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onCheckedChange={(next) => onCheckedChange(next === true)}
        className={cn(
          "relative mt-px grid size-[18px] flex-none place-items-center rounded-[4px] border border-line-strong bg-surface",
          "data-[state=checked]:border-ink data-[state=checked]:bg-ink data-[state=indeterminate]:border-ink",
          "data-[state=indeterminate]:bg-ink disabled:opacity-50 before:absolute before:-inset-1.5 before:content-['']",
        )}
      >
        <Radix.Indicator className="text-surface">
          {checked === "indeterminate" ? <Minus size={13} /> : <Check size={13} />}
        </Radix.Indicator>
      </Radix.Root>
      <div className={cn("flex flex-col", hideLabel && "sr-only")}>
        <label htmlFor={id} className="cursor-pointer text-body text-ink">
          {label}
        </label>
        {hint ? (
          <span id={`${id}-hint`} className="text-meta text-ink-3">
            {hint}
          </span>
        ) : null}
      </div>
    </div>
  );
}
