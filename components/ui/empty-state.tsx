// What a page shows when there is nothing yet: a line drawing, one sentence, one thing to do.
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export interface EmptyStateProps {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Leaves the drawing out, in a small place. */
  small?: boolean;
  className?: string;
}

export function EmptyState({ title, children, action, small = false, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        "flex flex-col items-center gap-3 rounded-panel border border-dashed border-line-strong px-6 text-center",
        small ? "py-6" : "py-12",
        className,
      )}
    >
      {small ? null : (
        <svg aria-hidden="true" width="168" height="56" viewBox="0 0 168 56" fill="none">
          <path
            d="M4 40c20-4 24-30 46-30s18 34 40 34 14-30 34-30 16 16 12 22-16 4-12-6 22-14 40-14"
            stroke="var(--thread)"
            strokeWidth="2.5"
            strokeLinecap="round"
            strokeDasharray="0.1 7"
          />
          <circle cx="50" cy="10" r="5" fill="var(--surface)" stroke="var(--ink-3)" strokeWidth="1.75" />
          <circle cx="90" cy="44" r="5" fill="var(--surface)" stroke="var(--ink-3)" strokeWidth="1.75" />
        </svg>
      )}
      <h2 className={small ? "text-card" : "text-phase"}>{title}</h2>
      {children ? <div className="max-w-md text-reading text-ink-2">{children}</div> : null}
      {action ? <div className="mt-1 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
