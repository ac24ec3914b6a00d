// The mark: one thread that makes two loops. Drawn here, used everywhere.
import { cn } from "./class-names.ts";

export interface LogoProps {
  /** Side of the mark in px. */
  size?: number;
  /** With the name behind it. */
  withName?: boolean;
  className?: string;
}

export function Logo({ size = 40, withName = false, className }: LogoProps) {
  return (
    <span className={cn("inline-flex items-center gap-2 text-thread", className)}>
      <svg
        width={size}
        height={size}
        viewBox="0 0 40 40"
        fill="none"
        {...(withName ? { "aria-hidden": true } : { role: "img", "aria-label": "Redthread" })}
      >
        <path
          d="M4.5 29.5c3.4-9.4 6.6-15 10-15 3.6 0 2.4 5.6.6 10.2-1.6 4.1-4.2 5.4-4.6 2.2-.6-5.3 7.2-14.6 12.6-15.2 3.6-.4 3.4 4.1 1.9 8.3-1.7 4.7-4.6 6.3-5 2.9-.5-4.9 6.1-10.7 15.5-14.4"
          stroke="currentColor"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {withName ? (
        <span className="font-display text-phase font-semibold tracking-[-0.02em] text-ink">Redthread</span>
      ) : null}
    </span>
  );
}
