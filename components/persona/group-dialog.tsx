// A group of customers (name and description) or of products (a name): a new one, or changes to one that is there.
"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { LIMITS } from "#domain/limits.ts";
import { useGroupActions } from "./use-group-actions.ts";
import { usePersonaWords } from "./use-persona-words.ts";

export interface GroupDialogProps {
  kind: "customer" | "product";
  /** What is changed; left out, a new one is made. */
  group?:
    | {
        readonly id: string;
        readonly name: string;
        readonly description?: string;
        readonly translations: Readonly<Record<string, string>>;
      }
    | undefined;
  onClose: () => void;
}

const DESCRIPTION_MAX = 2_000;

export function GroupDialog({ kind, group, onClose }: GroupDialogProps) {
  const t = useTranslations("persona.groupDialog");
  const common = useTranslations("common");
  const invalid = useTranslations("ui.invalid");
  const actions = useGroupActions();
  const { textOf, written } = usePersonaWords();
  const before = {
    name: group?.name ?? "",
    description: group?.description ?? "",
    translations: { ...group?.translations },
  };
  const [name, setName] = useState(textOf(before, "name"));
  const [description, setDescription] = useState(textOf(before, "description"));
  const [isAsking, setAsking] = useState(false);
  const [create, update] =
    kind === "customer"
      ? [actions.createCustomerGroup, actions.updateCustomerGroup]
      : [actions.createProductGroup, actions.updateProductGroup];

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "") {
      setAsking(true);
      return;
    }
    const named = { ...before, ...written(before, "name", name.trim()) };
    const { description: _none, ...product } = named;
    const typed =
      kind === "customer" ? { ...named, ...written(named, "description", description.trim()) } : product;
    if (group) update.mutate({ id: group.id, ...typed }, { onSuccess: onClose });
    else create.mutate(typed, { onSuccess: onClose });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(group ? `edit.${kind}` : `add.${kind}`)}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form="group" busy={create.isPending || update.isPending}>
            {group ? common("save") : t("make")}
          </Button>
        </>
      }
    >
      <form id="group" noValidate onSubmit={handleSubmit} className="grid gap-4">
        <Field
          label={t("name")}
          hint={t(`hint.${kind}`)}
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
        {kind === "customer" ? (
          <Field label={t("description")} hint={t("descriptionHint")} optional>
            {(control) => (
              <Textarea
                {...control}
                value={description}
                maxLength={DESCRIPTION_MAX}
                onChange={(event) => setDescription(event.target.value)}
              />
            )}
          </Field>
        ) : null}
      </form>
    </Dialog>
  );
}
