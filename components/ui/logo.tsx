// The mark: one thread that makes two loops. Drawn here, used everywhere.
import { cn } from "./class-names.ts";

export interface LogoProps {
  /** Side of the mark in px. */
  size?: number;
  /** With the name behind it. */
  withName?: boolean;
  /** True when a link or heading around it already says the name. */
  decorative?: boolean;
  className?: string;
}

export function Logo({ size = 40, withName = false, decorative = false, className }: LogoProps) {
  return (
    <span className={cn("inline-flex items-center gap-2 text-thread", className)}>
      <svg
        width={size}
        height={size}
        viewBox="1 2 38 36"
        fill="none"
        {...(withName || decorative ? { "aria-hidden": true } : { role: "img", "aria-label": "Redthread" })}
      >
        <path
          d="M3 27.5c6.5 0 12.5-6 13.3-12.2.5-4.3-3-5.6-5.3-2.6-3.2 4.3-1.7 12.4 4.2 12.6 5.6.2 10.6-5.3 11.4-11.2.5-4.3-3-5.6-5.3-2.6-3.2 4.3-1.5 12 4.5 12 4.7 0 8-3.5 10.2-9"
          stroke="currentColor"
          strokeWidth="3.2"
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
