// A table that may be wider than the page: it scrolls in a place of its own, which keys can reach too, and what is there for
// readers only (placed absolutely) stays inside it.
import type { ReactNode } from "react";

export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // what scrolls must be reachable by key
      tabIndex={0}
      className="relative -mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0"
    >
      {children}
    </section>
  );
}
