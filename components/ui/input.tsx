// One line of text.
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

export const inputStyles = [
  "w-full min-w-0 rounded-control border border-line-strong bg-surface px-2.5 text-body text-ink",
  "transition-[border-color,background-color] hover:border-ink-3",
  "focus-visible:outline-offset-1 aria-invalid:border-plum aria-invalid:bg-plum-wash",
  "disabled:cursor-not-allowed disabled:bg-raised disabled:text-ink-3",
];

export interface InputProps extends ComponentProps<"input"> {
  inputSize?: "md" | "lg";
}

export function Input({ className, inputSize = "md", type = "text", ...rest }: InputProps) {
  return (
    <input
      type={type}
      className={cn(
        inputStyles,
        inputSize === "lg" ? "h-10 px-3 text-reading" : "h-[34px]",
        "read-only:bg-raised pointer-coarse:h-11 pointer-coarse:text-card",
        className,
      )}
      {...rest}
    />
  );
}
