// The grey shape of what is still being read.
import { cn } from "./class-names.ts";

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("block animate-breathe rounded-card bg-line", className)} />;
}

/** A few lines of text to come. `label` is what readers hear. */
export function SkeletonLines({ lines = 3, label }: { lines?: number; label: string }) {
  return (
    <div role="status" className="flex flex-col gap-2.5">
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} className={cn("h-4", line === lines - 1 ? "w-1/2" : "w-full")} />
      ))}
    </div>
  );
}
