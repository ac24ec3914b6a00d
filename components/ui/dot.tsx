// The coloured dot of a department; its name always stands beside it.
import type { DepartmentTone } from "./avatar.tsx";
import { cn } from "./class-names.ts";

const TONES: Record<DepartmentTone, string> = {
  1: "bg-dept-1",
  2: "bg-dept-2",
  3: "bg-dept-3",
  4: "bg-dept-4",
  5: "bg-dept-5",
};

export function Dot({ tone, className }: { tone: DepartmentTone; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn("inline-block size-2.5 flex-none rounded-full", TONES[tone], className)}
    />
  );
}
