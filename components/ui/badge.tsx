// A short mark beside a name: a role, a state, a count.
import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

const badgeStyles = cva(
  "inline-flex min-h-5 items-center gap-1 rounded-pill border px-2 text-axis font-medium whitespace-nowrap",
  {
    variants: {
      tone: {
        neutral: "border-line bg-raised text-ink-2",
        ink: "border-ink bg-ink text-surface",
        chalk: "border-transparent bg-chalk-wash text-chalk",
        thread: "border-transparent bg-thread-wash text-thread-deep",
        plum: "border-transparent bg-plum-wash text-plum",
        tag: "border-tag-line bg-tag text-ink-2",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type BadgeProps = ComponentProps<"span"> & VariantProps<typeof badgeStyles>;

export function Badge({ tone, className, ...rest }: BadgeProps) {
  return <span className={cn(badgeStyles({ tone }), className)} {...rest} />;
}
