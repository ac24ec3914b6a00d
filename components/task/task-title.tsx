// A task's words, edited where they stand: Enter keeps, Esc leaves them as they were.
"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { cn } from "#components/ui/class-names.ts";

const TITLE_MAX = 500;

export interface TaskTitleProps {
  title: string;
  lang: string;
  isDone: boolean;
  /** Left out: this reader may not change it. */
  onChange?: ((title: string) => void) | undefined;
}

export function TaskTitle({ title, lang, isDone, onChange }: TaskTitleProps) {
  const t = useTranslations("tasks");
  const [typed, setTyped] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isEditing = typed !== null;
  useEffect(() => {
    if (isEditing) field.current?.select();
  }, [isEditing]);
  const look = cn("min-w-0 text-reading", isDone && "text-ink-3 line-through decoration-1");
  if (!onChange) {
    return (
      <span lang={lang} className={look}>
        {title}
      </span>
    );
  }
  function leave(isKept: boolean) {
    const words = typed?.trim() ?? "";
    setTyped(null);
    if (isKept && words !== "" && words !== title) onChange?.(words);
  }
  if (isEditing) {
    return (
      <input
        ref={field}
        lang={lang}
        value={typed}
        maxLength={TITLE_MAX}
        aria-label={t("titleOf", { title })}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => leave(true)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== "Escape") return;
          event.preventDefault();
          leave(event.key === "Enter");
          // The button comes back with the next drawing.
          requestAnimationFrame(() => button.current?.focus());
        }}
        className="-mx-1.5 w-[calc(100%+0.75rem)] min-w-0 rounded-tag bg-surface px-1.5 text-reading outline-2 outline-chalk"
      />
    );
  }
  return (
    <button
      ref={button}
      type="button"
      lang={lang}
      title={t("editTitle")}
      onClick={() => setTyped(title)}
      className={cn(look, "-mx-1.5 rounded-tag px-1.5 text-left hover:bg-ink/6")}
    >
      {title}
    </button>
  );
}
