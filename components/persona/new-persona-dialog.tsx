// A new persona: a name, an age and the sentence that sums them up. The rest is written on the page.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { LIMITS } from "#domain/limits.ts";
import { nextThread } from "#domain/persona.ts";

const MAX_AGE = 120;
const TAGLINE_MAX = 500;

/** An age as typed, null where none was, or undefined where it is none. */
export function ageOf(typed: string): number | null | undefined {
  if (typed.trim() === "") return null;
  const age = Number(typed);
  return Number.isInteger(age) && age >= 0 && age <= MAX_AGE ? age : undefined;
}

export function NewPersonaDialog({
  usedThreads,
  onClose,
}: {
  usedThreads: readonly string[];
  onClose: () => void;
}) {
  const t = useTranslations("persona.new");
  const common = useTranslations("common");
  const invalid = useTranslations("ui.invalid");
  const workspace = useWorkspace();
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const [name, setName] = useState("");
  const [age, setAge] = useState("");
  const [tagline, setTagline] = useState("");
  const [isAsking, setAsking] = useState(false);
  const create = useMutation(
    trpc.personas.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries(trpc.personas.list.queryFilter());
        router.push(`/${workspace.slug}/personas/${id}`);
      },
    }),
  );
  const years = ageOf(age);

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "" || years === undefined) {
      setAsking(true);
      return;
    }
    create.mutate({
      workspaceId: workspace.id,
      persona: { name: name.trim(), age: years, tagline: tagline.trim(), thread: nextThread(usedThreads) },
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("lead")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button
            variant="primary"
            type="submit"
            form="new-persona"
            busy={create.isPending || create.isSuccess}
          >
            {t("action")}
          </Button>
        </>
      }
    >
      <form id="new-persona" noValidate onSubmit={handleSubmit} className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_7rem]">
          <Field
            label={t("name")}
            error={isAsking && name.trim() === "" ? invalid("required") : undefined}
            required
          >
            {(control) => (
              <Input
                {...control}
                value={name}
                maxLength={LIMITS.name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field
            label={t("age")}
            error={isAsking && years === undefined ? t("ageWrong") : undefined}
            optional
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                value={age}
                maxLength={3}
                onChange={(event) => setAge(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Field label={t("tagline")} hint={t("taglineHint")} optional>
          {(control) => (
            <Input
              {...control}
              value={tagline}
              maxLength={TAGLINE_MAX}
              onChange={(event) => setTagline(event.target.value)}
            />
          )}
        </Field>
        {create.error ? <FormAlert>{sentence(create.error)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
