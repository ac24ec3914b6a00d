// One choice out of a list, in a menu.
"use client";
import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { cn } from "./class-names.ts";
import { FloatingRegion } from "./floating-region.tsx";
import { inputStyles } from "./input.tsx";
import { menuItemStyles, menuPanelStyles } from "./menu-styles.ts";

export interface SelectOption<V extends string> {
  value: V;
  label: string;
  /** Stands before the label, as a department's dot. */
  mark?: ReactNode;
  disabled?: boolean;
}

export interface SelectProps<V extends string> {
  value: V | null;
  onValueChange: (value: V) => void;
  options: readonly SelectOption<V>[];
  placeholder?: string;
  disabled?: boolean;
  size?: "sm" | "md" | "lg";
  className?: string;
  id?: string;
  "aria-label"?: string;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: true | undefined;
  "aria-required"?: true | undefined;
}

export function Select<V extends string>({
  value,
  onValueChange,
  options,
  placeholder,
  disabled,
  size = "md",
  className,
  ...control
}: SelectProps<V>) {
  const [open, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  return (
    // An empty string shows the placeholder; `undefined` would make the control keep its own state.
    <Radix.Root
      open={open}
      onOpenChange={setOpen}
      value={value ?? ""}
      onValueChange={(next) => onValueChange(next as V)}
      disabled={disabled ?? false}
    >
      <Radix.Trigger
        {...control}
        className={cn(
          inputStyles,
          "flex items-center justify-between gap-2 text-left data-placeholder:text-ink-3 pointer-coarse:min-h-11",
          size === "sm" && "h-7 px-2 text-meta",
          size === "md" && "h-[34px]",
          size === "lg" && "h-10 px-3 text-reading",
          className,
        )}
      >
        <span className="flex min-w-0 items-center gap-2">
          {chosen?.mark}
          <span className="truncate">
            <Radix.Value placeholder={placeholder}>{chosen?.label}</Radix.Value>
          </span>
        </span>
        <Radix.Icon asChild>
          <ChevronDown size={16} className="text-ink-3" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <FloatingRegion open={open}>
          <Radix.Content
            position="popper"
            sideOffset={4}
            collisionPadding={8}
            className={cn(
              menuPanelStyles,
              "max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width)",
            )}
          >
            <Radix.Viewport>
              {options.map((option) => (
                <Radix.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled ?? false}
                  className={menuItemStyles}
                >
                  {option.mark}
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  <Radix.ItemIndicator className="ml-auto pl-3">
                    <Check size={16} />
                  </Radix.ItemIndicator>
                </Radix.Item>
              ))}
            </Radix.Viewport>
          </Radix.Content>
        </FloatingRegion>
      </Radix.Portal>
    </Radix.Root>
  );
}
