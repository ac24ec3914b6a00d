"use client";
// A text cell that several people type in at once. It takes the focus by Enter on its cell and gives it back by Esc.
import { useTranslations } from "next-intl";
import { use, useEffect } from "react";
import { useBoard } from "./board-context.tsx";
import type { TextPlace } from "./journey-edit.ts";
import { PresenceContext } from "./presence-marks.tsx";
import { useLiveText } from "./use-live-text.ts";

export function LiveCell({ place, text, label }: { place: TextPlace; text: string; label: string }) {
  const t = useTranslations("board");
  const { contentLocale } = useBoard();
  const presence = use(PresenceContext);
  const { ref, value, onChange } = useLiveText<HTMLTextAreaElement>(place, text);
  useEffect(() => () => presence.set({ editing: null }), [presence]);
  return (
    <textarea
      ref={ref}
      rows={1}
      tabIndex={-1}
      data-item=""
      lang={contentLocale}
      aria-label={label}
      placeholder={t("writeHere")}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onFocus={() => presence.set({ editing: place })}
      onBlur={() => presence.set({ editing: null })}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") event.currentTarget.closest<HTMLElement>("[data-cell]")?.focus();
      }}
      className="field-sizing-content block min-h-7 w-full resize-none rounded-tag bg-transparent p-0.5 text-meta placeholder:text-ink-3 hover:bg-ink/4 focus-visible:bg-surface"
    />
  );
}
