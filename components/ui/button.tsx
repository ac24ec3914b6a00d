// The button: ink for the one main action, outline for the others, plum for what destroys, thread for a choice to make.
import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import { cloneElement, type ComponentProps, type ReactElement } from "react";
import { cn } from "./class-names.ts";

export const buttonStyles = cva(
  [
    "inline-flex items-center justify-center gap-[7px] rounded-control border text-center font-medium",
    "transition-[background-color,border-color,color,opacity] select-none",
    "disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55",
  ],
  {
    variants: {
      variant: {
        primary: "border-ink bg-ink text-surface hover:border-ink-2 hover:bg-ink-2",
        outline: "border-line bg-surface text-ink hover:border-line-strong hover:bg-raised",
        ghost: "border-transparent bg-transparent text-ink-2 hover:bg-ink/8 hover:text-ink",
        danger: "border-plum bg-plum text-on-plum hover:opacity-90",
        "danger-quiet": "border-line bg-surface text-plum hover:border-plum hover:bg-plum-wash",
        choose:
          "border-thread bg-thread-wash text-thread-deep ring-1 ring-thread ring-inset hover:bg-surface",
        link: "h-auto border-transparent px-0 text-link",
      },
      size: {
        sm: "min-h-7 px-2.5 py-0.5 text-meta pointer-coarse:min-h-11",
        md: "min-h-[34px] px-3 py-1 text-body pointer-coarse:min-h-11",
        lg: "min-h-10 px-4 py-2 text-reading pointer-coarse:min-h-11",
      },
      wide: { true: "w-full" },
    },
    compoundVariants: [{ variant: "link", class: "min-h-6 px-0 py-0" }],
    defaultVariants: { variant: "outline", size: "md" },
  },
);

export interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof buttonStyles> {
  /** Renders the only child (a link) with the look of a button. */
  asChild?: boolean;
  /** Work is under way: a wheel turns and a second press does nothing. */
  busy?: boolean;
}

export function Button({
  asChild = false,
  busy = false,
  variant,
  size,
  wide,
  className,
  type = "button",
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const look = cn(buttonStyles({ variant, size, wide }), className);
  if (asChild) {
    const child = children as ReactElement<ComponentProps<"button">>;
    return cloneElement(child, {
      ...rest,
      ...(onClick ? { onClick } : {}),
      className: cn(look, child.props.className),
    });
  }
  return (
    <button
      type={type}
      className={look}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
      {...rest}
    >
      {busy ? <LoaderCircle aria-hidden className="animate-spin" size={16} /> : null}
      {children}
    </button>
  );
}
