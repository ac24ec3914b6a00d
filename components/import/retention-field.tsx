// How long the words of a source's items are kept.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { toastFailed } from "#components/ui/toast.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { RETENTION_CHOICES } from "#domain/imports/retention.ts";

const ALWAYS = "always";

export function RetentionField({ sourceId, months }: { sourceId: string; months: number | null }) {
  const t = useTranslations("imports.retention");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const set = useMutation(
    trpc.imports.setRetention.mutationOptions({
      onError: (failure) => toastFailed(sentence(failure)),
      onSuccess: () => queries.invalidateQueries(trpc.imports.pathFilter()),
    }),
  );
  return (
    <Field label={t("label")} hint={t("hint")} className="mt-4 max-w-prose">
      {(control) => (
        <Select
          {...control}
          className="max-w-56"
          value={months === null ? ALWAYS : String(months)}
          onValueChange={(value) =>
            set.mutate({ workspaceId, sourceId, months: value === ALWAYS ? null : Number(value) })
          }
          options={[
            ...RETENTION_CHOICES.map((count) => ({ value: String(count), label: t("months", { count }) })),
            { value: ALWAYS, label: t("always") },
          ]}
        />
      )}
    </Field>
  );
}
