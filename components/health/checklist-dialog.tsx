// A new checklist: its name and, a line each, what is to be ticked.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

const NAME_MAX = 200;
const ITEM_MAX = 500;
const ITEMS_MOST = 50;

export function ChecklistDialog({ journeyId, onClose }: { journeyId: string; onClose: () => void }) {
  const t = useTranslations("health.checklist");
  const common = useTranslations("common");
  const sentence = useErrorSentence();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [typed, setTyped] = useState("");
  const [isAsking, setAsking] = useState(false);
  const create = useMutation(
    trpc.checklists.create.mutationOptions({
      onSettled: () => queries.invalidateQueries(trpc.checklists.pathFilter()),
    }),
  );
  const items = typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const isRight =
    items.length > 0 && items.length <= ITEMS_MOST && items.every((line) => line.length <= ITEM_MAX);

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    setAsking(true);
    if (name.trim() === "" || !isRight) return;
    create.mutate({ journeyId, checklist: { name: name.trim(), items } }, { onSuccess: onClose });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("addTitle")}
      description={t("addLead")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form="checklist" busy={create.isPending}>
            {t("make")}
          </Button>
        </>
      }
    >
      <form id="checklist" noValidate onSubmit={handleSubmit} className="grid gap-4">
        <Field
          label={t("name")}
          error={isAsking && name.trim() === "" ? t("nameMissing") : undefined}
          required
        >
          {(control) => (
            <Input
              {...control}
              maxLength={NAME_MAX}
              placeholder={t("namePlaceholder")}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t("items")}
          hint={t("itemsHint")}
          error={isAsking && !isRight ? t("itemsWrong", { most: ITEMS_MOST }) : undefined}
          required
        >
          {(control) => (
            <Textarea
              {...control}
              rows={5}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        {create.error ? <FormAlert>{sentence(create.error)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
