"use client";
// A labelled text of the document, typed in together with others.
import { use, useId } from "react";
import { cn } from "#components/ui/class-names.ts";
import { useBoard } from "#components/journey/board-context.tsx";
import type { TextPlace } from "#components/journey/journey-edit.ts";
import { PresenceContext } from "#components/journey/presence-marks.tsx";
import { useLiveText } from "#components/journey/use-live-text.ts";
import { useShownText } from "#components/journey/use-shown-text.ts";

export function TextField({
  place,
  text,
  label,
  hideLabel = false,
  placeholder,
  className,
  presenceId,
}: {
  place: TextPlace;
  text: string;
  label: string;
  hideLabel?: boolean;
  placeholder?: string;
  className?: string;
  /** The record that others see as being edited; default the text's own. */
  presenceId?: string;
}) {
  const id = useId();
  const { edit } = useBoard();
  const presence = use(PresenceContext);
  const { ref, value, onChange } = useLiveText<HTMLTextAreaElement>(place, text);
  const shown = useShownText(value, text);
  if (!edit) {
    return (
      <p lang={shown.lang} className={cn("py-0.5 whitespace-pre-line", className)}>
        {text}
      </p>
    );
  }
  return (
    <div>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "mb-1 block text-meta font-medium text-ink-2"}>
        {label}
      </label>
      <textarea
        id={id}
        ref={ref}
        rows={1}
        lang={shown.lang}
        value={shown.value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
        onFocus={() => {
          shown.onFocus();
          presence.set({ editing: { ...place, id: presenceId ?? place.id } });
        }}
        onBlur={() => {
          shown.onBlur();
          presence.set({ editing: null });
        }}
        className={cn(
          "field-sizing-content -mx-1 block w-[calc(100%+8px)] resize-none rounded-tag bg-transparent px-1 py-0.5 hover:bg-ink/4 focus-visible:bg-surface pointer-coarse:min-h-11",
          className,
        )}
      />
    </div>
  );
}
