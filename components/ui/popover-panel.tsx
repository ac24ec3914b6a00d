// What a popover looks like once it is open; see popover.tsx.
"use client";
import { Popover as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names.ts";
import type { AskedProps } from "./lazy.tsx";

export const PopoverClose = Radix.Close;
export const PopoverAnchor = Radix.Anchor;

export interface PopoverProps extends AskedProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Name of the panel, for readers. */
  label: string;
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
  className?: string;
  onOpenAutoFocus?: ComponentProps<typeof Radix.Content>["onOpenAutoFocus"];
  children: ReactNode;
}

export function PopoverPanel({
  open,
  onOpenChange,
  defaultOpen = false,
  trigger,
  label,
  side = "bottom",
  align = "start",
  className,
  onOpenAutoFocus,
  children,
}: PopoverProps) {
  return (
    <Radix.Root
      defaultOpen={defaultOpen}
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange ? { onOpenChange } : {})}
    >
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          {...(onOpenAutoFocus ? { onOpenAutoFocus } : {})}
          className={cn(
            "z-50 max-h-(--radix-popover-content-available-height) w-72 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-rail border border-line bg-surface p-3 text-body text-ink shadow-2 data-[state=open]:animate-fade-in",
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
