"use client";
// The journey's title: the page's head, and a shared text for who may edit.
import { useTranslations } from "next-intl";
import { use } from "react";
import type { Journey } from "#domain/journey.ts";
import { useBoard } from "./board-context.tsx";
import type { TextPlace } from "./journey-edit.ts";
import { PresenceContext } from "./presence-marks.tsx";
import { useLiveText } from "./use-live-text.ts";
import { useShownText } from "./use-shown-text.ts";

const PLACE: TextPlace = { collection: "meta", id: "meta", field: "title" };

export function InlineTitle({ journey }: { journey: Journey }) {
  const t = useTranslations("board");
  const { edit } = useBoard();
  const presence = use(PresenceContext);
  const { ref, value, onChange } = useLiveText<HTMLInputElement>(PLACE, journey.meta.title);
  const shown = useShownText(value, journey.meta.title);
  const look = "font-display text-[1.125rem] leading-6 font-semibold tracking-[-0.012em]";
  if (!edit) {
    return (
      <h1 lang={shown.lang} className={`min-w-0 truncate ${look}`}>
        {journey.meta.title}
      </h1>
    );
  }
  return (
    <h1 className="min-w-0 flex-none compact:max-w-full compact:flex-1">
      <span className="sr-only">{shown.value}</span>
      <input
        ref={ref}
        aria-label={t("journeyTitle")}
        lang={shown.lang}
        value={shown.value}
        maxLength={200}
        onChange={(event) => onChange(event.target.value)}
        onFocus={() => {
          shown.onFocus();
          presence.set({ editing: PLACE });
        }}
        onBlur={() => {
          shown.onBlur();
          presence.set({ editing: null });
        }}
        onKeyDown={(event) => (event.key === "Enter" || event.key === "Escape") && event.currentTarget.blur()}
        className={`-mx-1 field-sizing-content max-w-[46vw] min-w-24 compact:w-full compact:max-w-full rounded-tag bg-transparent px-1 text-ellipsis hover:bg-ink/4 ${look}`}
      />
    </h1>
  );
}
