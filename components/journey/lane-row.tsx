// Rows and cells of the board as a WAI-ARIA grid. Every cell can take the focus; the keyboard hook keeps exactly one in the tab order.
import type { ReactNode } from "react";
import { cn } from "#components/ui/class-names.ts";

export function BoardRow({
  index,
  group,
  className,
  children,
}: {
  /** 1… over the whole grid. */
  index: number;
  /** Rows of one group: PageUp and PageDown walk groups. */
  group: number;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      role="row"
      aria-rowindex={index}
      data-row={index}
      data-group={group}
      className={cn("board-row", className)}
    >
      {children}
    </div>
  );
}

export function LaneHead({
  icon,
  title,
  note,
  children,
  className,
}: {
  icon: ReactNode;
  title: string;
  note?: string | undefined;
  children?: ReactNode;
  className?: string;
}) {
  return (
    <div
      role="rowheader"
      aria-colindex={1}
      data-cell=""
      tabIndex={-1}
      className={cn("board-head", className)}
    >
      {icon}
      <div className="min-w-0 hyphens-auto">
        {title}
        {note ? <small>{note}</small> : null}
        {children}
      </div>
    </div>
  );
}

export function BoardCell({
  column,
  label,
  span,
  className,
  children,
  ...rest
}: {
  /** 2…: the row's head is column 1. */
  column: number;
  label: string;
  span?: number;
  className?: string;
  children: ReactNode;
  "data-drop"?: string;
  "data-medium"?: string;
  onDoubleClick?: () => void;
}) {
  return (
    <div
      role="gridcell"
      aria-colindex={column}
      {...(span ? { "aria-colspan": span } : {})}
      aria-label={label}
      data-cell=""
      tabIndex={-1}
      className={cn("board-cell", className)}
      {...rest}
    >
      {children}
    </div>
  );
}

/** The quiet "+ …" that stands in an empty cell, or appears below what is there. */
export function AddButton({
  label,
  icon,
  hidden = false,
  onClick,
}: {
  label: string;
  icon: ReactNode;
  /** Shown only while the cell is pointed at or focused. */
  hidden?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      data-item=""
      data-add=""
      onClick={onClick}
      className={cn(
        "flex min-h-6 max-w-full items-center gap-1.5 rounded-tag py-0.5 pr-1 text-left text-meta text-ink-3 hover:text-ink pointer-coarse:min-h-11",
        hidden &&
          "absolute right-1 bottom-0.5 bg-surface/90 opacity-0 focus-visible:opacity-100 group-hover/cell:opacity-100 group-focus/cell:opacity-100",
      )}
    >
      {icon}
      {hidden ? <span className="sr-only">{label}</span> : label}
    </button>
  );
}
