// A small panel tied to what opened it.
"use client";
import { Popover as Radix } from "radix-ui";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { cn } from "./class-names.ts";

export const PopoverClose = Radix.Close;
export const PopoverAnchor = Radix.Anchor;

export interface PopoverProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger: ReactElement;
  /** Name of the panel, for readers. */
  label: string;
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
  className?: string;
  onOpenAutoFocus?: ComponentProps<typeof Radix.Content>["onOpenAutoFocus"];
  children: ReactNode;
}

export function Popover({
  open,
  onOpenChange,
  trigger,
  label,
  side = "bottom",
  align = "start",
  className,
  onOpenAutoFocus,
  children,
}: PopoverProps) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
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
