// Questions for an interview: one for each field of a persona and one for the devices somebody uses. They can be put into the note.
"use client";
import { ClipboardList } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { announce } from "#components/ui/live-region.tsx";
import { REQUIRED_PERSONA_FIELDS } from "#domain/persona.ts";

export interface InterviewGuideProps {
  /** The questions as lines of a note, each with room for its answer. */
  onInsert: (questions: string) => void;
}

export function InterviewGuide({ onInsert }: InterviewGuideProps) {
  const t = useTranslations("evidence.guide");
  const fields = useTranslations("persona.fields");
  const questions = [
    ...REQUIRED_PERSONA_FIELDS.map((field) => ({ key: field, name: fields(field), ask: t(`ask.${field}`) })),
    { key: "devices", name: t("devices"), ask: t("ask.devices") },
  ];
  return (
    <section aria-label={t("title")} className="rounded-card border border-line bg-raised p-3">
      <div className="mb-2 flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <h3 className="text-body font-medium">{t("title")}</h3>
          <p className="text-meta text-ink-3">{t("lead")}</p>
        </div>
        <Button
          size="sm"
          onClick={() => {
            onInsert(questions.map(({ name, ask }) => `${name}: ${ask}\n`).join("\n"));
            announce(t("inserted"));
          }}
        >
          <ClipboardList aria-hidden size={14} />
          {t("insert")}
        </Button>
      </div>
      <dl className="grid gap-x-4 gap-y-1 text-meta sm:grid-cols-[auto_minmax(0,1fr)]">
        {questions.map(({ key, name, ask }) => (
          <div key={key} className="contents" data-question={key}>
            <dt className="font-medium">{name}</dt>
            <dd className="text-ink-2">{ask}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
