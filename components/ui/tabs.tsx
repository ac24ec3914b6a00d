// Panels behind names; the current name is underlined by the thread.
"use client";
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export const TabPanel = Radix.Content;

export interface TabsProps<V extends string> {
  value: V;
  onValueChange: (value: V) => void;
  tabs: readonly { value: V; label: ReactNode; count?: number | undefined }[];
  label: string;
  className?: string;
  listClassName?: string;
  children: ReactNode;
}

export function Tabs<V extends string>({
  value,
  onValueChange,
  tabs,
  label,
  className,
  listClassName,
  children,
}: TabsProps<V>) {
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => onValueChange(next as V)}
      className={cn("flex min-h-0 flex-col", className)}
    >
      <Radix.List
        aria-label={label}
        className={cn("flex gap-3.5 overflow-x-auto border-b border-line", listClassName)}
      >
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="relative -mb-px flex min-h-9 flex-none items-center gap-1 border-b-2 border-transparent px-0.5 whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink data-[state=active]:border-thread data-[state=active]:font-semibold data-[state=active]:text-ink pointer-coarse:min-h-11"
          >
            {tab.label}
            {tab.count === undefined ? null : <span className="tabular-nums">{tab.count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {children}
    </Radix.Root>
  );
}
