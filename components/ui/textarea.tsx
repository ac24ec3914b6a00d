// Several lines of text; the field grows with what is written.
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";
import { inputStyles } from "./input.tsx";

export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={cn(
        inputStyles,
        "field-sizing-content max-h-80 min-h-16 resize-y py-2 leading-[1.4] pointer-coarse:text-card",
        className,
      )}
      {...rest}
    />
  );
}
