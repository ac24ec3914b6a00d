"use client";
// What a persona feels here: a slider in half steps with steppers beside it, and the note in their words.
import { Minus, Plus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import {
  EMOTION_MAX,
  EMOTION_MIN,
  EMOTION_STEP,
  emotionFace,
  nextEmotion,
  previousEmotion,
} from "#domain/emotion.ts";
import type { Experience } from "#domain/journey.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Slider } from "#components/ui/slider.tsx";
import { useBoard } from "#components/journey/board-context.tsx";
import { InspectorSection } from "./inspector-section.tsx";

const MARKS = [-2, -1, 0, 1, 2] as const;

function useSigned(): (value: number) => string {
  const format = useFormatter();
  return (value) =>
    format.number(value, { signDisplay: "exceptZero", maximumFractionDigits: 1 }).replace("-", "−");
}

const wordColor = (value: number): string =>
  value < 0 ? "var(--emotion-m2)" : value > 0 ? "var(--emotion-p2)" : "var(--ink-2)";

export function EmotionField({
  touchpointId,
  personaId,
  personaName,
  experience,
}: {
  touchpointId: string;
  personaId: string | null;
  personaName: string | null;
  experience: Experience | undefined;
}) {
  const t = useTranslations("inspector");
  const signed = useSigned();
  const { edit, commands } = useBoard();
  const stored = experience?.value ?? null;
  const [dragged, setDragged] = useState<number | null>(null);
  const value = dragged ?? stored;
  const canEdit = edit !== null && personaId !== null;
  const set = (next: number): void => {
    setDragged(null);
    commands.setEmotion(touchpointId, next, personaId ?? undefined);
  };
  const words = value === null ? t("notFelt") : t(`face.${emotionFace(value)}`);

  return (
    <InspectorSection
      title={personaName ? t("emotionOf", { name: personaName }) : t("emotion")}
      aside={
        <>
          {value === null ? null : <b style={{ color: wordColor(value) }}>{signed(value)}</b>}
          <span className={value === null ? "text-ink-3" : ""}>{words}</span>
        </>
      }
    >
      {personaId === null ? <p className="text-meta text-ink-3">{t("noPersona")}</p> : null}
      <div className="flex items-center gap-1">
        {canEdit ? (
          <IconButton
            size="sm"
            label={t("less")}
            icon={<Minus size={14} aria-hidden />}
            onClick={() => set(previousEmotion(stored))}
          />
        ) : null}
        <Slider
          value={value ?? 0}
          min={EMOTION_MIN}
          max={EMOTION_MAX}
          step={EMOTION_STEP}
          disabled={!canEdit}
          label={t("emotion")}
          valueText={value === null ? words : `${signed(value)}, ${words}`}
          onValueChange={setDragged}
          onValueCommit={set}
          trackClassName="emotion-track"
          thumb={
            <span
              className="block size-full rounded-full"
              style={{
                backgroundColor: value === null ? "var(--surface)" : `var(--emotion-${emotionFace(value)})`,
              }}
            />
          }
        />
        {canEdit ? (
          <IconButton
            size="sm"
            label={t("more")}
            icon={<Plus size={14} aria-hidden />}
            onClick={() => set(nextEmotion(stored))}
          />
        ) : null}
      </div>
      <div
        aria-hidden="true"
        className={`flex justify-between text-axis text-ink-3 ${canEdit ? "px-9" : "px-1"}`}
      >
        {MARKS.map((mark) => (
          <span key={mark} className="w-4 text-center">
            {signed(mark)}
          </span>
        ))}
      </div>
      <EmotionNote
        key={experience?.note}
        note={experience?.note ?? ""}
        onChange={canEdit ? (note) => edit.setExperience({ touchpointId, personaId, note }) : null}
      />
    </InspectorSection>
  );
}

/** A plain value in the document (last writer wins), so it is written on leaving, not on each key. */
function EmotionNote({ note, onChange }: { note: string; onChange: ((note: string) => void) | null }) {
  const t = useTranslations("inspector");
  const { contentLocale } = useBoard();
  const [typed, setTyped] = useState(note);
  if (!onChange) {
    return note ? (
      <p lang={contentLocale} className="mt-1">
        {note}
      </p>
    ) : null;
  }
  return (
    <input
      value={typed}
      lang={contentLocale}
      aria-label={t("note")}
      placeholder={t("notePlaceholder")}
      maxLength={500}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => typed !== note && onChange(typed)}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      className="-mx-1 mt-0.5 block min-h-6 w-[calc(100%+8px)] rounded-tag bg-transparent px-1 hover:bg-ink/4"
    />
  );
}
