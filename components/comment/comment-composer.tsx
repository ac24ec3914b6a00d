// Where a comment is written: @ offers people and departments by keyboard, Ctrl Enter sends.
"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState } from "react";
import { departmentTone } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Dot } from "#components/ui/dot.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { COMMENT_MAX, type MentionCandidate, storedText } from "#domain/comment.ts";
import type { CommentNames } from "./use-comment-names.ts";
import { useMentionList } from "./use-mention-list.ts";

export interface CommentComposerProps {
  label: string;
  placeholder: string;
  /** Word on the button. */
  action: string;
  /** Text to begin with, with names in it, and whom they mean. */
  initial?: string;
  chosen?: readonly MentionCandidate[];
  names: CommentNames;
  /** Gives the sentence of what went wrong, or nothing. */
  onSend: (body: string) => Promise<string | undefined>;
  onCancel?: () => void;
  autoFocus?: boolean;
}

export function CommentComposer(props: CommentComposerProps) {
  const { label, placeholder, action, initial = "", names, onSend, onCancel, autoFocus = false } = props;
  const t = useTranslations("comments");
  const ui = useTranslations("ui");
  const listId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(initial);
  const [caret, setCaret] = useState(initial.length);
  const [chosen, setChosen] = useState<readonly MentionCandidate[]>(props.chosen ?? []);
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const list = useMentionList(field, names.candidates, { text, caret }, (next, place, one) => {
    setText(next);
    setCaret(place);
    setChosen((before) => [...before.filter((other) => other.name !== one.name), one]);
    // the field holds the new text with the next drawing
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(place, place);
    });
  });
  const isOpen = list.options.length > 0;

  async function send() {
    const body = storedText(text.trim(), names.candidates, chosen);
    if (body === "" || isBusy) return;
    setBusy(true);
    const sentence = await onSend(body);
    setBusy(false);
    setFailure(sentence);
    if (sentence !== undefined) return;
    setText("");
    setCaret(0);
    setChosen([]);
  }

  return (
    <form
      noValidate
      className="grid gap-1.5"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        event.stopPropagation();
        void send();
      }}
    >
      <Textarea
        ref={field}
        rows={2}
        value={text}
        maxLength={COMMENT_MAX}
        aria-label={label}
        placeholder={placeholder}
        autoFocus={autoFocus}
        aria-autocomplete="list"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? `${listId}-${list.current}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setCaret(event.target.selectionStart);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={(event) => {
          if (list.handleKey(event)) return;
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void send();
          } else if (event.key === "Escape" && onCancel) {
            event.preventDefault();
            event.stopPropagation();
            onCancel();
          }
        }}
      />
      {isOpen ? (
        <ul
          id={listId}
          role="listbox"
          aria-label={t("whom")}
          className="rounded-rail border border-line bg-surface p-1 shadow-1"
        >
          {list.options.map((option, at) => {
            const known = names.candidates.find((one) => one.id === option.id);
            return (
              <li
                key={option.id}
                id={`${listId}-${at}`}
                role="option"
                aria-selected={at === list.current}
                // the field keeps the focus
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => list.choose(option)}
                className={cn(
                  "flex min-h-8 cursor-pointer items-center gap-2 rounded-card px-2 py-1 pointer-coarse:min-h-11",
                  at === list.current && "bg-ink/8",
                )}
              >
                <Dot tone={departmentTone(known?.tone)} />
                <span className="min-w-0 flex-1 truncate">{option.name}</span>
                <span className="text-meta text-ink-3">{t(`kind.${option.kind}`)}</span>
              </li>
            );
          })}
        </ul>
      ) : null}
      {failure ? (
        <div role="alert">
          <FieldError>{failure}</FieldError>
        </div>
      ) : null}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span className="mr-auto text-meta text-ink-3">{t("hint")}</span>
        {onCancel ? (
          <Button size="sm" onClick={onCancel}>
            {ui("cancel")}
          </Button>
        ) : null}
        <Button type="submit" size="sm" variant="primary" busy={isBusy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
