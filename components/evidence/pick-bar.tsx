// The bar at what was picked in a note: put it under a touchpoint, into a field of a persona, or keep it as a quote for later.
"use client";
import { Link2, Quote, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type CSSProperties, useEffect, useRef } from "react";
import { QUOTE_MARKS, QUOTE_MAX, type QuoteMark } from "#domain/evidence.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { type LineTarget, ToPersonaMenu } from "./to-persona-menu.tsx";
import type { BarPlace } from "./use-text-pick.ts";

export interface PickBarProps {
  text: string;
  /** Id of the quote that holds exactly these words. */
  existing: string | undefined;
  place: BarPlace;
  /** Goes to the first button at once: it was called by keyboard. */
  takesFocus: boolean;
  onLink: (quoteId: string | undefined) => void;
  /** What the words are to the customer, until it is said otherwise. */
  mark: QuoteMark;
  onMark: (mark: QuoteMark) => void;
  onKeep: () => void;
  /** Left out where this person may not write a persona. */
  onLine?: ((target: LineTarget) => void) | undefined;
  personaId: string | null;
  onClose: () => void;
}

export function PickBar({
  text,
  existing,
  place,
  takesFocus,
  mark,
  onMark,
  onLink,
  onKeep,
  onLine,
  personaId,
  onClose,
}: PickBarProps) {
  const t = useTranslations("evidence.note");
  const ui = useTranslations("ui");
  const words = useTranslations("evidence");
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) bar.current?.querySelector("button")?.focus();
  }, [takesFocus]);
  const isTooLong = text.length > QUOTE_MAX;
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t("bar")}
      tabIndex={-1}
      style={{ "--bar-top": `${place.top}px`, "--bar-left": `${place.left}px` } as CSSProperties}
      // The browser's selection stays while the bar is pressed.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
      className="z-30 flex items-center flex-wrap gap-1.5 rounded-rail border border-line bg-surface p-1.5 shadow-2 compact:fixed compact:inset-x-3 compact:bottom-[calc(4.25rem+env(safe-area-inset-bottom))] compact:justify-between roomy:absolute roomy:top-(--bar-top) roomy:left-(--bar-left)"
    >
      {isTooLong ? (
        <p role="alert" className="px-2 text-meta text-plum">
          {t("tooLong", { max: QUOTE_MAX })}
        </p>
      ) : (
        <>
          <Button variant="primary" size="sm" className="whitespace-nowrap" onClick={() => onLink(existing)}>
            <Link2 aria-hidden size={14} />
            {t("link")}
          </Button>
          {onLine ? <ToPersonaMenu personaId={personaId} onChoose={onLine} /> : null}
          {existing === undefined ? (
            <Select
              size="sm"
              className="w-32"
              aria-label={words("mark")}
              value={mark}
              onValueChange={onMark}
              options={QUOTE_MARKS.map((value) => ({ value, label: words(`marks.${value}`) }))}
            />
          ) : null}
          {existing === undefined ? (
            <Button size="sm" className="whitespace-nowrap" onClick={onKeep}>
              <Quote aria-hidden size={14} />
              {t("keep")}
            </Button>
          ) : null}
        </>
      )}
      <IconButton size="sm" label={ui("close")} icon={<X size={16} />} onClick={onClose} />
    </div>
  );
}
