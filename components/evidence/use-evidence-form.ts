// The state of the form of an item: what is typed, what is wrong with it, and saving it.
"use client";
import { useMutation } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { EvidenceKind } from "#domain/evidence.ts";
import { formOfMime, kindOfForm } from "#domain/evidence-file.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";
import { guessForm, refusalOf, wordsOf } from "./chosen-file.ts";
import { handIn } from "./hand-in.ts";
import { todayHere } from "./today.ts";
import { type DraftErrors, type EvidenceDraft, draftOf, emptyDraft, readDraft } from "./evidence-draft.ts";
import { useEvidenceActions } from "./use-evidence-actions.ts";

export interface EvidenceFormInput {
  /** What is edited; null for a new one. */
  item: EvidenceView | null;
  kind?: EvidenceKind | undefined;
  title?: string | undefined;
  personaId?: string | null | undefined;
  /** What a new one is handed in with to begin with. */
  file?: File | undefined;
  onSaved: (evidenceId: string) => void;
}

export function useEvidenceForm({
  item,
  kind = "interview",
  title = "",
  personaId = null,
  file: firstFile,
  onSaved,
}: EvidenceFormInput) {
  const { id: workspaceId } = useWorkspace();
  const locale = useLocale();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const { refresh } = useEvidenceActions();
  const [file, setFile] = useState<File | null>(firstFile ?? null);
  const [refusal, setRefusal] = useState<ReturnType<typeof refusalOf>>(null);
  const form = file ? guessForm(file) : item?.file ? formOfMime(item.file.mime) : null;
  const [start] = useState<EvidenceDraft>(() =>
    item ? draftOf(item) : { ...emptyDraft(form ? kindOfForm(form) : kind), title, personaId },
  );
  const [draft, setDraft] = useState(start);
  const [errors, setErrors] = useState<DraftErrors>({});
  const create = useMutation(trpc.evidence.create.mutationOptions());
  const update = useMutation(trpc.evidence.update.mutationOptions());
  const handing = useMutation({ mutationFn: handIn });
  const failure = create.error ?? update.error ?? handing.error;

  function set(change: Partial<EvidenceDraft>) {
    setDraft((before) => ({ ...before, ...change }));
    setErrors((before) =>
      Object.fromEntries(Object.entries(before).filter(([field]) => field !== "other" && !(field in change))),
    );
  }

  /** Takes a file, or lets it go. A document and an image follow what was chosen; any other kind was said by the person. */
  function chooseFile(next: File | null) {
    const why = next && refusalOf(next);
    setRefusal(why);
    if (why) return;
    setFile(next);
    const seems = next && guessForm(next);
    const isPlain = draft.kind === "document" || draft.kind === "image";
    set(seems && isPlain ? { kind: kindOfForm(seems) } : {});
    setErrors(({ file: _file, ...others }) => others);
  }

  /** Takes the words of a text file for the note; a file without words leaves the note as it was, and says so under it. */
  async function takeWords(from: File) {
    const bytes = await from.arrayBuffer().catch(() => null);
    const body = bytes && wordsOf(new Uint8Array(bytes));
    if (body === null) setErrors((before) => ({ ...before, body: "notText" }));
    else set({ body });
  }

  /** Saves, or shows what is wrong; answers the first field that is. */
  function submit(): string | null {
    const read = readDraft(draft, todayHere(), locale, item, form);
    if (!read.ok) {
      setErrors(read.errors);
      return Object.keys(read.errors)[0] ?? null;
    }
    const { evidence } = read;
    if (file) {
      handing.mutate(
        { workspaceId, evidence, file },
        { onSuccess: ({ id }) => void refresh().then(() => onSaved(id)) },
      );
    } else if (item) {
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
    file,
    /** What the item's file is, or seems to be; null without one. */
    form,
    /** Message key below `errors` of why the last file was not taken. */
    refusal,
    chooseFile,
    takeWords,
    isNew: item === null,
    isDirty: file !== (firstFile ?? null) || JSON.stringify(draft) !== JSON.stringify(start),
    isBusy: create.isPending || update.isPending || handing.isPending,
    failure: failure ? sentence(failure) : null,
  };
}

export type EvidenceFormState = ReturnType<typeof useEvidenceForm>;
