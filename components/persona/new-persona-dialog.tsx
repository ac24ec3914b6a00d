// A new persona: a name, an age, the sentence that sums them up, and whom and what they are for. The rest is written on the page.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
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
import { Select } from "#components/ui/select.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { LIMITS } from "#domain/limits.ts";
import { nextThread, PERSONA_PROMPTS } from "#domain/persona.ts";
import { usePersonaWords } from "./use-persona-words.ts";

const MAX_AGE = 120;
const TAGLINE_MAX = 500;

/** An age as typed, null where none was, or undefined where it is none. */
export function ageOf(typed: string): number | null | undefined {
  if (typed.trim() === "") return null;
  const age = Number(typed);
  return Number.isInteger(age) && age >= 0 && age <= MAX_AGE ? age : undefined;
}

/** What is filled in already, where the form was opened from. */
export interface PersonaStart {
  readonly customerGroupId?: string | null;
  readonly productGroupIds?: readonly string[];
}

export interface NewPersonaDialogProps {
  usedThreads: readonly string[];
  start?: PersonaStart;
  onClose: () => void;
}

const NONE = "none";

export function NewPersonaDialog({ usedThreads, start = {}, onClose }: NewPersonaDialogProps) {
  const t = useTranslations("persona.new");
  const place = useTranslations("persona.place");
  const prompts = useTranslations("persona.prompts");
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
  const [segmentId, setSegmentId] = useState(start.customerGroupId ?? null);
  const [productId, setProductId] = useState(start.productGroupIds?.[0] ?? null);
  const { textOf } = usePersonaWords();
  const { data: segments = [] } = useQuery(
    trpc.customerGroups.list.queryOptions({ workspaceId: workspace.id }),
  );
  const { data: products = [] } = useQuery(
    trpc.productGroups.list.queryOptions({ workspaceId: workspace.id }),
  );
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
      persona: {
        name: name.trim(),
        age: years,
        tagline: tagline.trim(),
        thread: nextThread(usedThreads),
        customerGroupId: segmentId,
        productGroupIds: productId === null ? [] : [productId],
      },
    });
  }

  const groupField = (
    label: string,
    none: string,
    groups: typeof products,
    value: string | null,
    set: (id: string | null) => void,
  ) =>
    groups.length === 0 ? null : (
      <Field label={label} optional>
        {(control) => (
          <Select
            {...control}
            value={value ?? NONE}
            onValueChange={(next) => set(next === NONE ? null : next)}
            options={[
              { value: NONE, label: none },
              ...groups.map((one) => ({ value: one.id, label: textOf(one, "name") })),
            ]}
          />
        )}
      </Field>
    );

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
        <div className="grid gap-4 sm:grid-cols-2">
          {groupField(place("segment"), place("noSegment"), segments, segmentId, setSegmentId)}
          {groupField(place("product"), place("noProduct"), products, productId, setProductId)}
        </div>
        <ul className="grid gap-1 text-meta text-ink-3" aria-label={prompts("title")}>
          {PERSONA_PROMPTS.map(({ key }) => (
            <li key={key}>{prompts(key)}</li>
          ))}
        </ul>
        {create.error ? <FormAlert>{sentence(create.error)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
