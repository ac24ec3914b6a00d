// A text that becomes a field where it stands: Enter keeps it, Escape puts it back, an empty one may take itself away.
"use client";
import { Pencil } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { cn } from "#components/ui/class-names.ts";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

export interface EditableTextProps {
  value: string;
  /** Name of the text, for readers: "Leeftijd". */
  label: string;
  onChange: (value: string) => void;
  mayEdit: boolean;
  placeholder?: string;
  /** Grows with what is written. */
  isLong?: boolean;
  maxLength?: number;
  inputMode?: "text" | "numeric";
  /** Opens as a field at once, for what was just added. */
  startsOpen?: boolean;
  /** Told when the field closes; `byKey` when a key did it, so that focus needs a place. */
  onLeave?: (byKey: boolean) => void;
  className?: string;
  children?: ReactNode;
}

export function EditableText({
  value,
  label,
  onChange,
  mayEdit,
  placeholder,
  isLong = false,
  maxLength,
  inputMode = "text",
  startsOpen = false,
  onLeave,
  className,
  children,
}: EditableTextProps) {
  const [typed, setTyped] = useState<string | null>(startsOpen ? value : null);
  const field = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isReturning = useRef(false);
  const isOpen = typed !== null;

  useEffect(() => {
    if (isOpen) field.current?.focus();
    else if (isReturning.current) button.current?.focus();
    isReturning.current = false;
  }, [isOpen]);

  if (!mayEdit) return <span className={className}>{children ?? (value || placeholder)}</span>;

  function leave(next: string | null, byKey: boolean) {
    isReturning.current = byKey;
    setTyped(null);
    const text = next?.trim();
    if (text !== undefined && text !== value) onChange(text);
    onLeave?.(byKey);
  }

  if (typed !== null) {
    const control = {
      "aria-label": label,
      value: typed,
      maxLength,
      inputMode,
      onBlur: () => leave(typed, false),
      onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
      onKeyDown: (event: React.KeyboardEvent) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          leave(null, true);
        } else if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
          event.preventDefault();
          leave(typed, true);
        }
      },
    } as const;
    return isLong ? (
      <Textarea
        {...control}
        rows={1}
        ref={field as React.Ref<HTMLTextAreaElement>}
        className={cn("min-h-9", className)}
      />
    ) : (
      <Input {...control} ref={field as React.Ref<HTMLInputElement>} className={className} />
    );
  }
  return (
    <button
      ref={button}
      type="button"
      onClick={() => setTyped(value)}
      className={cn(
        "group/text -mx-1.5 inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-card px-1.5 text-left hover:bg-ink/6 pointer-coarse:min-h-11",
        value === "" && "text-ink-3",
        className,
      )}
    >
      <span className="sr-only">{label}: </span>
      <span className="min-w-0 break-words">{children ?? (value || placeholder)}</span>
      <Pencil
        aria-hidden
        size={13}
        className="text-ink-3 opacity-0 group-hover/text:opacity-100 group-focus-visible/text:opacity-100 pointer-coarse:opacity-100"
      />
    </button>
  );
}
