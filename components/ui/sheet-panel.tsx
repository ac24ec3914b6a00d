// What a sheet looks like once it is open; see sheet.tsx.
"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import type { CSSProperties, ReactNode } from "react";
import { cn } from "./class-names.ts";

const EDGES = {
  right: { from: "100% 0", place: "inset-y-0 right-0 w-[min(26rem,100vw)] sm:rounded-l-panel" },
  left: { from: "-100% 0", place: "inset-y-0 left-0 w-[min(20rem,90vw)] sm:rounded-r-panel" },
  bottom: { from: "0 100%", place: "inset-x-0 bottom-0 max-h-[85dvh] rounded-t-panel" },
} as const;

export interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  hideTitle?: boolean;
  side?: keyof typeof EDGES;
  className?: string;
  /** Once it is gone: gives the focus back to what opened it. */
  onClosed?: () => void;
  children: ReactNode;
}

export function SheetPanel({
  open,
  onOpenChange,
  title,
  hideTitle = false,
  side = "right",
  className,
  onClosed,
  children,
}: SheetProps) {
  const t = useTranslations("ui");
  const edge = EDGES[side];
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-veil data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in" />
        <Radix.Content
          aria-describedby={undefined}
          {...(onClosed ? { onCloseAutoFocus: onClosed } : {})}
          style={{ "--sheet-from": edge.from } as CSSProperties}
          className={cn(
            "fixed z-50 flex flex-col bg-surface text-ink shadow-2 data-[state=closed]:animate-sheet-out data-[state=open]:animate-sheet-in",
            edge.place,
            className,
          )}
        >
          <div className="flex items-center gap-3 px-5 pt-4 pb-2">
            <Radix.Title className={cn("flex-1 text-phase", hideTitle && "sr-only")}>{title}</Radix.Title>
            <Radix.Close
              aria-label={t("close")}
              className="-mr-2 ml-auto grid size-8 flex-none place-items-center rounded-control text-ink-3 hover:bg-ink/8 hover:text-ink pointer-coarse:size-11"
            >
              <X size={18} />
            </Radix.Close>
          </div>
          <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-5 pb-6 -outline-offset-2">
            {children}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
