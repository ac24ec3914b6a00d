// A labelled control with its hint and its error, tied together for readers.
"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./class-names.ts";

export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
}

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  /** Says "(mag leeg)" behind the label. */
  optional?: boolean;
  /** Keeps the label for readers only, where the place makes it plain to the eye. */
  hideLabel?: boolean;
  className?: string;
  /** Stands at the right of the label, as "Vergeten?". */
  aside?: ReactNode;
  children: (control: FieldControl) => ReactNode;
}

export function Label({ className, ...rest }: ComponentProps<"label">) {
  return <label className={cn("text-body font-medium text-ink", className)} {...rest} />;
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-meta text-plum">
      <CircleAlert aria-hidden size={14} className="mt-px" />
      <span>{children}</span>
    </p>
  );
}

export function Field({
  label,
  hint,
  error,
  required = false,
  optional = false,
  hideLabel = false,
  className,
  aside,
  children,
}: FieldProps) {
  const t = useTranslations("ui");
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={cn("flex flex-col gap-1.5", className)}>
      <div className={cn("flex items-baseline justify-between gap-3", hideLabel && "sr-only")}>
        <Label htmlFor={id}>
          {label}
          {optional ? <span className="font-normal text-ink-3"> {t("optional")}</span> : null}
        </Label>
        {aside}
      </div>
      {children({
        id,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": error ? true : undefined,
        "aria-required": required || undefined,
      })}
      {hint ? (
        <p id={`${id}-hint`} className="text-meta text-ink-3">
          {hint}
        </p>
      ) : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}
