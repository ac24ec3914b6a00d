// The state of the form of an item: what is typed, what is wrong with it, and saving it.
"use client";
import { useMutation } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { EvidenceKind } from "#domain/evidence.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";
import { todayHere } from "./today.ts";
import { type DraftErrors, type EvidenceDraft, draftOf, emptyDraft, readDraft } from "./evidence-draft.ts";
import { useEvidenceActions } from "./use-evidence-actions.ts";

export interface EvidenceFormInput {
  /** What is edited; null for a new one. */
  item: EvidenceView | null;
  kind?: EvidenceKind | undefined;
  title?: string | undefined;
  personaId?: string | null | undefined;
  onSaved: (evidenceId: string) => void;
}

export function useEvidenceForm({
  item,
  kind = "interview",
  title = "",
  personaId = null,
  onSaved,
}: EvidenceFormInput) {
  const { id: workspaceId } = useWorkspace();
  const locale = useLocale();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const { refresh } = useEvidenceActions();
  const [start] = useState<EvidenceDraft>(() =>
    item ? draftOf(item) : { ...emptyDraft(kind), title, personaId },
  );
  const [draft, setDraft] = useState(start);
  const [errors, setErrors] = useState<DraftErrors>({});
  const create = useMutation(trpc.evidence.create.mutationOptions());
  const update = useMutation(trpc.evidence.update.mutationOptions());
  const failure = create.error ?? update.error;

  function set(change: Partial<EvidenceDraft>) {
    setDraft((before) => ({ ...before, ...change }));
    setErrors((before) =>
      Object.fromEntries(Object.entries(before).filter(([field]) => field !== "other" && !(field in change))),
    );
  }

  /** Saves, or shows what is wrong; answers the first field that is. */
  function submit(): string | null {
    const read = readDraft(draft, todayHere(), locale, item);
    if (!read.ok) {
      setErrors(read.errors);
      return Object.keys(read.errors)[0] ?? null;
    }
    const { evidence } = read;
    if (item) {
      update.mutate(
        { workspaceId, evidenceId: item.id, evidence },
        { onSuccess: () => void refresh().then(() => onSaved(item.id)) },
      );
    } else {
      create.mutate(
        { workspaceId, evidence },
        { onSuccess: ({ id }) => void refresh().then(() => onSaved(id)) },
      );
    }
    return null;
  }

  return {
    draft,
    set,
    errors,
    submit,
    isNew: item === null,
    isDirty: JSON.stringify(draft) !== JSON.stringify(start),
    isBusy: create.isPending || update.isPending,
    failure: failure ? sentence(failure) : null,
  };
}

export type EvidenceFormState = ReturnType<typeof useEvidenceForm>;
