// A key as printed on a keyboard.
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export function Kbd({ children, tone = "light" }: { children: ReactNode; tone?: "light" | "dark" }) {
  return (
    <kbd
      className={cn(
        "inline-flex min-w-5 items-center justify-center rounded-[4px] border px-1 font-text text-axis",
        tone === "dark" ? "border-surface/35 text-surface" : "border-line bg-raised text-ink-2",
      )}
    >
      {children}
    </kbd>
  );
}
