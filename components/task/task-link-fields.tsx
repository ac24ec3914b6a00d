// What a task of a journey may be tied to beside its touchpoint: a transition between two phases, and the complaint it came of.
// Neither is asked for where the journey has none.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useEvidenceWords } from "#components/evidence/use-evidence-words.ts";
import { localizeJourney } from "#components/journey/localize-journey.ts";
import { localeOf } from "#components/shell/locale.ts";
import { Combobox, type ComboboxOption } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { isComplaint } from "#domain/evidence.ts";
import type { Journey } from "#domain/journey.ts";
import type { TaskDraft } from "./task-draft.ts";

export interface TaskLinkFieldsProps {
  journeyId: string;
  draft: TaskDraft;
  onChange: (changes: Partial<TaskDraft>) => void;
}

export function TaskLinkFields({ journeyId, draft, onChange }: TaskLinkFieldsProps) {
  const locale = localeOf(useLocale()) ?? "nl";
  const trpc = useTRPC();
  const { titleOf, kindName } = useEvidenceWords();
  const board = useQuery(trpc.journeys.getBoard.queryOptions({ journeyId })).data;
  const evidence = useQuery(trpc.evidence.listForJourney.queryOptions({ journeyId })).data ?? [];
  const transitions = board ? transitionsOf(localizeJourney(board, locale)) : [];
  const complaints = evidence
    .filter((item) => isComplaint(item) || item.id === draft.evidenceId)
    .map((item) => ({ value: item.id, label: titleOf(item).text, hint: kindName(item.kind) }));
  if (transitions.length === 0 && complaints.length === 0) return null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <LinkField
        kind="transition"
        value={draft.transitionId}
        options={transitions}
        onChange={(transitionId) => onChange({ transitionId })}
      />
      <LinkField
        kind="complaint"
        value={draft.evidenceId}
        options={complaints}
        onChange={(evidenceId) => onChange({ evidenceId })}
      />
    </div>
  );
}

/** Each by the two phases it lies between, and why customers leave there. */
function transitionsOf(journey: Journey): ComboboxOption<string>[] {
  const nameOf = (phaseId: string) => journey.phases.find((phase) => phase.id === phaseId)?.name ?? "–";
  return journey.transitions.map(({ id, fromPhaseId, toPhaseId, reason }) => ({
    value: id,
    label: `${nameOf(fromPhaseId)} → ${nameOf(toPhaseId)}`,
    ...(reason && { hint: reason }),
  }));
}

interface LinkFieldProps {
  kind: "transition" | "complaint";
  value: string | null;
  options: readonly ComboboxOption<string>[];
  onChange: (value: string | null) => void;
}

function LinkField({ kind, value, options, onChange }: LinkFieldProps) {
  const t = useTranslations("tasks.form");
  if (options.length === 0) return null;
  return (
    <Field label={t(`${kind}.label`)} optional>
      {(control) => (
        <Combobox
          id={control.id}
          label={t(`${kind}.label`)}
          placeholder={t(`${kind}.none`)}
          noneLabel={t(`${kind}.none`)}
          value={value}
          onValueChange={onChange}
          options={options}
        />
      )}
    </Field>
  );
}
