"use client";
// A field on screen bound to a shared text: own typing goes out as the smallest change, others' typing comes in without moving the caret.
import { type RefObject, useCallback, useLayoutEffect, useRef, useSyncExternalStore } from "react";
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
 * @param fallback the text as read: what a reader without a document sees. It changes with the document, also when an undo
 * put another shared text in the place of the one that was bound.
 */
export function useLiveText<F extends Field>(place: TextPlace, fallback: string): LiveTextBinding<F> {
  const { edit } = useBoard();
  const { collection, id, field } = place;
  const ref = useRef<F>(null);
  const caret = useRef<readonly [number, number] | null>(null);
  const textNow = useCallback(
    () => edit?.textOf({ collection, id, field }) ?? null,
    [edit, collection, id, field],
  );

  const subscribe = useCallback(
    (tell: () => void) => {
      const text = textNow();
      if (!text) return () => undefined;
      const handleChange = (event: TextEvent): void => {
        const input = ref.current;
        if (input && document.activeElement === input && input.value !== text.toString()) {
          caret.current = [
            shiftCaret(input.selectionStart ?? 0, event.delta),
            shiftCaret(input.selectionEnd ?? 0, event.delta),
          ];
        }
        tell();
      };
      text.observe(handleChange);
      return () => text.unobserve(handleChange);
    },
    // The text as read is a reason to bind anew: after an undo the shared text may be another object.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [textNow, fallback],
  );
  const value = useSyncExternalStore(
    subscribe,
    () => textNow()?.toString() ?? fallback,
    () => fallback,
  );

  useLayoutEffect(() => {
    if (caret.current && ref.current) ref.current.setSelectionRange(caret.current[0], caret.current[1]);
    caret.current = null;
    // Only with the new value: the journey around the field may be drawn first, still with the old one.
  }, [value]);

  return { ref, value, onChange: (next) => edit?.setText({ collection, id, field }, next) };
}
