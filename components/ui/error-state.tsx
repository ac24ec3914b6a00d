// What a page or a part of it shows when it could not be read: a sentence, and a way on.
"use client";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { cn } from "./class-names.ts";

export interface ErrorStateProps {
  title?: ReactNode;
  children: ReactNode;
  onRetry?: () => void;
  action?: ReactNode;
  className?: string;
}

export function ErrorState({ title, children, onRetry, action, className }: ErrorStateProps) {
  const t = useTranslations("ui");
  return (
    <div
      role="alert"
      className={cn(
        "flex flex-col items-center gap-3 rounded-panel border border-line bg-surface px-6 py-10 text-center",
        className,
      )}
    >
      <svg aria-hidden="true" width="132" height="40" viewBox="0 0 132 40" fill="none">
        <path
          d="M4 26c16-2 18-18 32-16s12 16 22 12M76 18c12-8 14 10 26 8s12-14 26-14"
          stroke="var(--plum)"
          strokeWidth="2.5"
          strokeLinecap="round"
        />
        <path
          d="m60 21 5 3m8-7-5-3"
          stroke="var(--plum)"
          strokeWidth="2"
          strokeLinecap="round"
          strokeDasharray="2 3"
        />
      </svg>
      <h2 className="text-phase">{title ?? t("failedTitle")}</h2>
      <p className="max-w-md text-reading text-ink-2">{children}</p>
      <div className="mt-1 flex flex-wrap justify-center gap-2">
        {onRetry ? (
          <Button onClick={onRetry}>
            <RotateCw size={16} aria-hidden />
            {t("retry")}
          </Button>
        ) : null}
        {action}
      </div>
    </div>
  );
}
