// A name for the journey as it is now, or for a version that was recorded.
"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { toastDone } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/zod-form.ts";
import { TITLE_MAX } from "#domain/vocabulary.ts";
import { useVersionActions } from "./use-version-actions.ts";

const schema = z.object({ name: z.string().trim().min(1, "required").max(TITLE_MAX, "tooLong") });

export interface NameVersionDialogProps {
  journeyId: string;
  /** Left out: the journey as it is now. */
  version?: { readonly id: string; readonly name: string | null };
  /** Resolves when what is on the screen is in the database, or cannot be for now. */
  untilSaved?: () => Promise<void>;
  onClose: () => void;
}

export function NameVersionDialog({ journeyId, version, untilSaved, onClose }: NameVersionDialogProps) {
  const t = useTranslations("versions");
  const common = useTranslations("common");
  const sentence = useErrorSentence();
  const { name, rename } = useVersionActions(journeyId);
  const [isWaiting, setWaiting] = useState(false);
  const form = useZodForm(schema, { name: version?.name ?? "" });
  const failure = name.error ?? rename.error;

  async function handleName(given: { name: string }): Promise<void> {
    const then = {
      onSuccess: () => {
        onClose();
        toastDone(t("named", { name: given.name }));
      },
    };
    if (version) {
      rename.mutate({ journeyId, versionId: version.id, name: given.name }, then);
      return;
    }
    setWaiting(true);
    await untilSaved?.();
    setWaiting(false);
    name.mutate({ journeyId, name: given.name }, then);
  }

  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && onClose()}
      title={t(version ? "renameTitle" : "nameTitle")}
      description={version ? undefined : t("nameLead")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button
            type="submit"
            form="name-version"
            variant="primary"
            busy={isWaiting || name.isPending || rename.isPending}
          >
            {common("save")}
          </Button>
        </>
      }
    >
      <form
        id="name-version"
        noValidate
        className="grid gap-4"
        onSubmit={(event) => void form.handleSubmit(handleName)(event)}
      >
        <Field label={t("nameLabel")} error={form.errorOf("name")} required>
          {(control) => (
            <Input
              {...control}
              {...form.register("name")}
              inputSize="lg"
              autoComplete="off"
              placeholder={t("namePlaceholder")}
            />
          )}
        </Field>
        {failure ? <FormAlert>{sentence(failure)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
