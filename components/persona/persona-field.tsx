// One field of a persona: its lines, each with its own stitch, to write, add and take away.
"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { toastUndo } from "#components/ui/toast.tsx";
import { newId } from "#document/new-id.ts";
import type { StrengthReport } from "#domain/evidence-strength.ts";
import type { PersonaField as FieldName } from "#domain/persona.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";
import type { PersonaView } from "#server/personas/queries.ts";
import { EditableText } from "./editable-text.tsx";
import { LineEvidence } from "./line-evidence.tsx";
import { usePersonaActions } from "./use-persona-actions.ts";
import { usePersonaWords } from "./use-persona-words.ts";

type Line = PersonaView["lines"][number];

export interface PersonaFieldProps {
  personaId: string;
  field: FieldName;
  lines: readonly Line[];
  evidence: readonly EvidenceView[];
  /** How sure each line is, by its id. */
  strengths: Readonly<Record<string, StrengthReport>>;
  mayEdit: boolean;
}

const LINE_MAX = 2_000;

export function PersonaField({ personaId, field, lines, evidence, strengths, mayEdit }: PersonaFieldProps) {
  const t = useTranslations("persona");
  const { change } = usePersonaActions();
  const { textOf, written } = usePersonaWords();
  const [isAdding, setAdding] = useState(false);
  const addButton = useRef<HTMLButtonElement>(null);

  function handleAdd(text: string) {
    if (text === "") return;
    const line = { id: newId(), field, text, translations: {} };
    change(personaId, (before) => ({ ...before, lines: [...before.lines, line] }));
  }

  function handleRemove(line: Line) {
    const place = { at: 0 };
    change(personaId, (before) => {
      place.at = before.lines.findIndex((one) => one.id === line.id);
      return { ...before, lines: before.lines.filter((one) => one.id !== line.id) };
    });
    const { id, text, translations } = line;
    toastUndo(t("lineRemoved"), () =>
      change(personaId, (before) => ({
        ...before,
        lines: before.lines.toSpliced(Math.max(place.at, 0), 0, { id, field, text, translations }),
      })),
    );
  }

  function handleChange(line: Line, text: string) {
    if (text === "") {
      handleRemove(line);
      return;
    }
    change(personaId, (before) => ({
      ...before,
      lines: before.lines.map((one) =>
        one.id === line.id ? { ...one, ...written(line, "text", text) } : one,
      ),
    }));
  }

  return (
    <section id={`persona-${field}`} className="scroll-mt-4 rounded-panel bg-surface p-4 sm:p-5">
      <h2 className="text-card">{t(`fields.${field}`)}</h2>
      <p className="mt-0.5 mb-2 text-meta text-ink-3">{t(`questions.${field}`)}</p>
      <ul className="flex flex-col">
        {lines.map((line) => {
          return (
            <li
              key={line.id}
              className="flex min-h-9 items-center gap-2 border-t border-hair py-1 first:border-0"
            >
              <LineEvidence
                lineId={line.id}
                text={textOf(line, "text")}
                report={strengths[line.id]}
                evidence={evidence}
              />
              <div className="min-w-0 flex-1">
                <EditableText
                  value={textOf(line, "text")}
                  label={t(`fields.${field}`)}
                  onChange={(text) => handleChange(line, text)}
                  mayEdit={mayEdit}
                  isLong
                  maxLength={LINE_MAX}
                  className="text-reading"
                />
              </div>
              {mayEdit ? (
                <IconButton
                  size="sm"
                  label={t("removeLine", { line: textOf(line, "text").slice(0, 60) })}
                  icon={<X size={15} />}
                  onClick={() => handleRemove(line)}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
      {isAdding ? (
        <EditableText
          key={lines.length}
          value=""
          label={t("newLine", { field: t(`fields.${field}`) })}
          onChange={handleAdd}
          onLeave={(byKey) => {
            setAdding(false);
            if (byKey) requestAnimationFrame(() => addButton.current?.focus());
          }}
          mayEdit
          isLong
          startsOpen
          maxLength={LINE_MAX}
        />
      ) : mayEdit ? (
        <Button
          variant="ghost"
          size="sm"
          className="-ml-2"
          ref={addButton}
          aria-label={`${t("addLine")}: ${t(`fields.${field}`)}`}
          onClick={() => setAdding(true)}
        >
          <Plus aria-hidden size={14} />
          {t("addLine")}
        </Button>
      ) : lines.length === 0 ? (
        <p className="text-body text-ink-3">{t("fieldEmpty")}</p>
      ) : null}
    </section>
  );
}
