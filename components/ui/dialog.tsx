// A window above the page for one question; on a phone it rises from the bottom edge.
"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export const DialogClose = Radix.Close;

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** One sentence under the title; left out, readers hear the title alone. */
  description?: ReactNode;
  size?: "sm" | "md" | "lg" | "xl";
  /** Buttons, right-aligned under the content and always in view. */
  footer?: ReactNode;
  children?: ReactNode;
  /** Where focus goes on opening, when not to the first control. */
  onOpenAutoFocus?: (event: Event) => void;
}

const WIDTHS = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-2xl", xl: "sm:max-w-5xl" } as const;

export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  size = "md",
  footer,
  children,
  onOpenAutoFocus,
}: DialogProps) {
  const t = useTranslations("ui");
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-veil data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          {...(onOpenAutoFocus ? { onOpenAutoFocus } : {})}
          className={cn(
            "fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full flex-col rounded-t-panel bg-surface text-ink shadow-2",
            "data-[state=closed]:animate-panel-out data-[state=open]:animate-panel-in",
            "sm:top-1/2 sm:bottom-auto sm:max-h-[calc(100dvh-4rem)] sm:-translate-y-1/2 sm:rounded-panel",
            WIDTHS[size],
          )}
        >
          <header className="px-5 pt-5 pr-14 sm:px-6 sm:pr-14">
            <Radix.Title className="text-phase">{title}</Radix.Title>
            {description ? (
              <Radix.Description className="mt-1 max-w-prose text-body text-ink-2">
                {description}
              </Radix.Description>
            ) : null}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-5 sm:px-6">{children}</div>
          {footer ? (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line bg-raised px-5 py-3 sm:rounded-b-panel sm:px-6">
              {footer}
            </footer>
          ) : null}
          {/* Last, so that focus goes to the first field and not to the way out. */}
          <Radix.Close
            aria-label={t("close")}
            className="absolute top-3 right-3 grid size-8 place-items-center rounded-control text-ink-3 hover:bg-ink/8 hover:text-ink pointer-coarse:size-11"
          >
            <X size={18} />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
