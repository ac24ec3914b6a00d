// How many wait, as a small mark beside an icon. Whoever reads with a screen reader hears it in the name of what it stands on.
import { cn } from "./class-names.ts";

/** Above this the mark says "99+". */
const MOST = 99;

export function CountMark({ count, className }: { count: number; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        "grid h-4.5 min-w-4.5 place-items-center rounded-pill bg-rail-thread px-1 text-axis leading-none font-semibold text-rail",
        className,
      )}
    >
      {count > MOST ? `${MOST}+` : count}
    </span>
  );
}
