// The list of people and departments below a text in which an @ was typed: what it offers, which one is chosen next, and the keys.
"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect, useState } from "react";
import { announce } from "#components/ui/live-region.tsx";
import { matchMentions, type MentionCandidate, mentionQuery } from "#domain/comment.ts";

export interface MentionList {
  readonly options: readonly MentionCandidate[];
  /** Place of the option that Enter takes. */
  readonly current: number;
  readonly handleKey: (event: KeyboardEvent) => boolean;
  readonly choose: (option: MentionCandidate) => void;
}

/**
 * @param caret characters before the caret in `text`
 * @param onChoose the text with the name in it, where the caret then stands, and whom it names
 */
export function useMentionList(
  field: RefObject<HTMLTextAreaElement | null>,
  candidates: readonly MentionCandidate[],
  { text, caret }: { readonly text: string; readonly caret: number },
  onChoose: (text: string, caret: number, chosen: MentionCandidate) => void,
): MentionList {
  const t = useTranslations("comments");
  const asked = mentionQuery(text, caret);
  const key = asked === null ? null : `${asked.at}:${asked.query}`;
  const [at, setAt] = useState<{ readonly key: string | null; readonly place: number }>({ key, place: 0 });
  /** The @ at which Escape was pressed: nothing is offered there until another one is typed. */
  const [closedAt, setClosedAt] = useState<number | null>(null);
  if (asked === null && closedAt !== null) setClosedAt(null);
  const options = asked === null || asked.at === closedAt ? [] : matchMentions(candidates, asked.query);
  const current = at.key === key ? Math.min(at.place, Math.max(options.length - 1, 0)) : 0;
  const isOpen = options.length > 0;
  const count = options.length;
  const names = options.map((one) => one.name).join(", ");

  useEffect(() => {
    if (count > 0) announce(t("offered", { count, names }));
  }, [count, names, t]);

  // Escape closes the list and nothing around it; a window that stands around listens on the document itself.
  useEffect(() => {
    if (!isOpen || asked === null) return undefined;
    const place = asked.at;
    function handleEscape(event: globalThis.KeyboardEvent) {
      if (event.key !== "Escape" || document.activeElement !== field.current) return;
      event.stopPropagation();
      event.preventDefault();
      setClosedAt(place);
    }
    window.addEventListener("keydown", handleEscape, true);
    return () => window.removeEventListener("keydown", handleEscape, true);
  }, [isOpen, asked, field]);

  function choose(option: MentionCandidate) {
    if (asked === null) return;
    const before = `${text.slice(0, asked.at)}@${option.name} `;
    onChoose(before + text.slice(caret).replace(/^ /, ""), before.length, option);
  }

  function handleKey(event: KeyboardEvent): boolean {
    if (!isOpen) return false;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setAt({ key, place: (current + step + options.length) % options.length });
    else if (event.key === "Enter" || event.key === "Tab") {
      const option = options[current];
      if (option) choose(option);
    } else return false;
    event.preventDefault();
    return true;
  }

  return { options, current, handleKey, choose };
}
