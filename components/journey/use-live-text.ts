"use client";
// A field on screen bound to a shared text: own typing goes out as the smallest change, others' typing comes in without moving the caret.
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useBoard } from "./board-context.tsx";
import { shiftCaret } from "./caret-shift.ts";
import type { TextEvent, TextPlace } from "./journey-edit.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;

export interface LiveTextBinding<F extends Field> {
  readonly ref: RefObject<F | null>;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/**
 * @param fallback the text as read, for a reader without a document
 */
export function useLiveText<F extends Field>(place: TextPlace, fallback: string): LiveTextBinding<F> {
  const { edit } = useBoard();
  const { collection, id, field } = place;
  const ref = useRef<F>(null);
  const caret = useRef<readonly [number, number] | null>(null);
  const [value, setValue] = useState(() => edit?.textOf(place)?.toString() ?? fallback);

  useEffect(() => {
    const text = edit?.textOf({ collection, id, field });
    if (!text) {
      setValue(fallback);
      return;
    }
    setValue(text.toString());
    const handleChange = (event: TextEvent): void => {
      const input = ref.current;
      const next = text.toString();
      if (input && document.activeElement === input && input.value !== next) {
        caret.current = [
          shiftCaret(input.selectionStart ?? 0, event.delta),
          shiftCaret(input.selectionEnd ?? 0, event.delta),
        ];
      }
      setValue(next);
    };
    text.observe(handleChange);
    return () => text.unobserve(handleChange);
  }, [edit, collection, id, field, fallback]);

  useLayoutEffect(() => {
    if (caret.current && ref.current) ref.current.setSelectionRange(caret.current[0], caret.current[1]);
    caret.current = null;
    // Only with the new value: the journey around the field may be drawn first, still with the old one.
  }, [value]);

  return {
    ref,
    value,
    onChange(next) {
      setValue(next);
      edit?.setText({ collection, id, field }, next);
    },
  };
}
