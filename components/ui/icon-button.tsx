// A button that shows only an icon: it always has a name, said to readers and shown in a tooltip.
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names.ts";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  label: string;
  /** Shown beside the name in the tooltip. */
  shortcut?: string;
  icon: ReactNode;
  size?: "sm" | "md";
  variant?: "ghost" | "outline";
  side?: "top" | "right" | "bottom" | "left";
}

export function IconButton({
  label,
  shortcut,
  icon,
  size = "md",
  variant = "ghost",
  side = "bottom",
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut} side={side}>
      <button
        type={type}
        aria-label={label}
        className={cn(
          "inline-grid flex-none place-items-center rounded-control border transition-colors",
          "pointer-coarse:min-h-11 pointer-coarse:min-w-11 disabled:cursor-not-allowed disabled:opacity-45",
          size === "sm" ? "size-7" : "size-[34px]",
          variant === "outline"
            ? "border-line bg-surface text-ink hover:border-line-strong hover:bg-raised"
            : "border-transparent text-ink-2 hover:bg-ink/8 hover:text-ink aria-pressed:bg-ink/10 aria-pressed:text-ink",
          className,
        )}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
