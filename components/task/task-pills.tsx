// How much of a month's work is done, as one pill a task: done, open, carried on. The words stand beside them.
import { cn } from "#components/ui/class-names.ts";
import type { TaskTally } from "./task-groups.ts";

const PILL = {
  done: "border-ink bg-ink",
  open: "border-line-strong bg-surface",
  carried: "border-dashed border-thread bg-thread-wash",
} as const;
const KINDS = ["done", "open", "carried"] as const;
/** More pills than this say less than the number beside them. */
const MOST = 14;

export function TaskPill({ kind }: { kind: (typeof KINDS)[number] }) {
  return (
    <span className={cn("inline-block h-[9px] w-[21px] flex-none rounded-pill border-[1.5px]", PILL[kind])} />
  );
}

/** Decoration: say the counts in words beside it. */
export function TaskPills({ tally }: { tally: TaskTally }) {
  if (tally.all > MOST) return null;
  return (
    <span aria-hidden className="flex flex-wrap gap-[5px]">
      {KINDS.flatMap((kind) =>
        Array.from({ length: tally[kind] }, (_, index) => <TaskPill key={`${kind}-${index}`} kind={kind} />),
      )}
    </span>
  );
}
