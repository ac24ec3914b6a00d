"use client";
// A text edited where it stands: Enter keeps, Esc takes one's own change back, a new record left empty disappears again.
import { use, useEffect, useRef } from "react";
import { cn } from "#components/ui/class-names.ts";
import { useBoard } from "./board-context.tsx";
import type { TextPlace } from "./journey-edit.ts";
import { PresenceContext } from "./presence-marks.tsx";
import { useLiveText } from "./use-live-text.ts";

export function InlineText({
  place,
  text,
  label,
  placeholder,
  className,
  onDone,
  onEmpty,
}: {
  place: TextPlace;
  text: string;
  label: string;
  placeholder?: string;
  className?: string;
  /** After leaving; the caller puts the focus back. */
  onDone?: () => void;
  /** Left without a text. */
  onEmpty?: () => void;
}) {
  const { edit, commands, contentLocale } = useBoard();
  const { ref, value, onChange } = useLiveText<HTMLTextAreaElement>(place, text);
  const presence = use(PresenceContext);
  const { collection, id, field } = place;
  const before = useRef(text);
  const last = useRef({ own: text, left: false });

  useEffect(() => {
    const element = ref.current;
    element?.focus();
    element?.select();
  }, [ref]);
  useEffect(() => {
    // the right to edit went in the middle of a word: a field that takes nothing any more would swallow the rest
    if (edit) return;
    commands.stopEdit();
    onDone?.();
  }, [edit, commands, onDone]);
  useEffect(() => {
    presence.set({ editing: { collection, id, field } });
    return () => presence.set({ editing: null });
  }, [presence, collection, id, field]);

  function leave(keep: boolean, byKey: boolean): void {
    if (last.current.left) return;
    last.current.left = true;
    // Only one's own typing is taken back: if somebody else changed the text meanwhile, it stays as it is.
    if (!keep && value === last.current.own) onChange(before.current);
    const left = keep ? value : before.current;
    commands.stopEdit();
    if (left.trim() === "") onEmpty?.();
    else if (byKey) onDone?.();
  }

  return (
    <textarea
      ref={ref}
      rows={1}
      aria-label={label}
      placeholder={placeholder}
      lang={contentLocale}
      value={value}
      maxLength={2000}
      className={cn(
        "field-sizing-content block w-full resize-none rounded-tag bg-surface px-0.5 text-ink outline-2 outline-offset-1 outline-chalk",
        className,
      )}
      onChange={(event) => {
        const typed = event.target.value.replaceAll("\n", " ");
        last.current.own = typed;
        onChange(typed);
      }}
      onBlur={() => leave(true, false)}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter" && !event.nativeEvent.isComposing) {
          event.preventDefault();
          leave(true, true);
        } else if (event.key === "Escape") {
          event.preventDefault();
          leave(false, true);
        }
      }}
    />
  );
}
