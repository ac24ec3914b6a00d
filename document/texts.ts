// Shared texts: finding one for live binding, and setting one as a whole by its smallest difference.
import * as Y from "yjs";
import type { Locale } from "#domain/journey.ts";
import { DomainError } from "#domain/errors.ts";
import type { EditOrigin } from "./origin.ts";
import { existing, transact, writeField } from "./record.ts";
import { fieldsIn, recordMapOf, type TextRef, translationKey } from "./shape.ts";
import { applyTextChange, cleanText, textChange } from "./text-diff.ts";

export type { TextRef } from "./shape.ts";

/** The live shared text; null when its record is gone or the field is no shared text. After an undo it may be another object. */
export function textOf(doc: Y.Doc, ref: TextRef): Y.Text | null {
  const found = recordMapOf(doc, ref.collection, ref.id)?.get(ref.field);
  return found instanceof Y.Text ? found : null;
}

/** Longest allowed text in characters. */
export function maxOf(ref: TextRef): number {
  return fieldsIn(ref.collection).get(ref.field)?.max ?? 0;
}

/**
 * Makes the text read `value`, by the smallest insertion and deletion. Throws NOT_FOUND when its record is gone,
 * INVALID when the field is no shared text, TOO_LONG above the field's maximum.
 * @param caret end of the selection in `value`, when it was typed
 */
export function setText(doc: Y.Doc, ref: TextRef, value: string, origin: EditOrigin, caret?: number): void {
  const field = fieldsIn(ref.collection).get(ref.field);
  if (field?.kind !== "text") throw new DomainError("INVALID", { field: ref.field });
  const clean = cleanText(value);
  const map = existing(doc, ref.collection, ref.id);
  const current = map.get(ref.field);
  const before = current instanceof Y.Text ? current.toString() : "";
  // Two people's typing may together pass the maximum: shortening it again must stay possible.
  if (clean.length > field.max && clean.length >= before.length) {
    throw new DomainError("TOO_LONG", { field: field.name, max: field.max });
  }
  const change = textChange(before, clean, caret);
  if (!change) return;
  transact(doc, origin, () => {
    if (current instanceof Y.Text) applyTextChange(current, change);
    else writeField(map, field, clean);
  });
}

/** Sets or, with an empty string, removes the translation that stands beside a text. */
export function setTranslation(
  doc: Y.Doc,
  ref: TextRef,
  locale: Locale,
  value: string,
  origin: EditOrigin,
): void {
  const field = fieldsIn(ref.collection).get(ref.field);
  if (field?.kind !== "text") throw new DomainError("INVALID", { field: ref.field });
  if (value.length > field.max) throw new DomainError("TOO_LONG", { field: field.name, max: field.max });
  const map = existing(doc, ref.collection, ref.id);
  const key = translationKey(ref.field, locale);
  const clean = cleanText(value);
  if ((map.get(key) ?? "") === clean) return;
  transact(doc, origin, () => {
    if (clean === "") map.delete(key);
    else map.set(key, clean);
  });
}
