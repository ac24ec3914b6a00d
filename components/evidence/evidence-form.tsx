// The form of an item: the same for an interview, a review and every other kind, with the fields that its kind asks.
"use client";
import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef } from "react";
import { useCan } from "#components/workspace/workspace-context.tsx";
import {
  CONSENTS,
  COUNTING_KINDS,
  EVIDENCE_KINDS,
  type EvidenceKind,
  isCountingKind,
} from "#domain/evidence.ts";
import { TITLE_MAX } from "#domain/vocabulary.ts";
import { DepartmentSelect } from "#components/workspace/department-select.tsx";
import { FormAlert } from "#components/account/form-alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { InterviewGuide } from "./interview-guide.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { RatingField } from "./rating-field.tsx";
import { todayHere } from "./today.ts";
import type { EvidenceFormState } from "./use-evidence-form.ts";
import { PersonaSelect } from "./persona-select.tsx";

/** Kinds in which somebody speaks, so that there is a person to name. */
const SPOKEN: readonly EvidenceKind[] = [
  "interview",
  "focus_group",
  "survey",
  "ticket",
  "observation",
  "note",
];

export function EvidenceForm({ formId, form }: { formId: string; form: EvidenceFormState }) {
  const t = useTranslations("evidence.form");
  const kinds = useTranslations("evidence.kinds");
  const consents = useTranslations("evidence.consents");
  const may = useCan();
  const element = useRef<HTMLFormElement>(null);
  const { draft, set, errors } = form;
  const errorOf = (key: string | undefined) => (key === undefined ? undefined : t(`errors.${key}`));
  const isReview = draft.kind === "review";
  const textKey = isReview ? "review" : SPOKEN.includes(draft.kind) ? "note" : "text";

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (form.submit() === null) return;
    // The errors are on screen after this render; the first one is where typing goes on.
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  }

  return (
    <form ref={element} id={formId} noValidate onSubmit={handleSubmit} className="grid gap-4">
      <Field label={t("kind")} hint={isCountingKind(draft.kind) ? undefined : t("kindNotCounting")}>
        {(control) => (
          <Select
            {...control}
            value={draft.kind}
            onValueChange={(kind) => set({ kind })}
            options={[...COUNTING_KINDS, ...EVIDENCE_KINDS.filter((kind) => !isCountingKind(kind))].map(
              (value) => ({
                value,
                label: kinds(value),
                mark: <KindIcon kind={value} />,
              }),
            )}
          />
        )}
      </Field>
      {form.isNew && draft.kind === "interview" ? (
        <InterviewGuide
          onInsert={(questions) => set({ body: [draft.body.trim(), questions].filter(Boolean).join("\n\n") })}
        />
      ) : null}
      <Field
        label={t(`${textKey}.label`)}
        hint={t(`${textKey}.hint`)}
        error={errorOf(errors.body)}
        required
        aside={<FileButton onText={(body) => set({ body })} />}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={7}
            value={draft.body}
            onChange={(event) => set({ body: event.target.value })}
            onDrop={(event) => {
              const file = event.dataTransfer.files[0];
              if (!file) return;
              event.preventDefault();
              void file.text().then((body) => set({ body }));
            }}
          />
        )}
      </Field>
      {isReview ? (
        <>
          <RatingField form={form} error={errorOf(errors.rating)} />
          <Checkbox
            checked={draft.rewarded}
            onCheckedChange={(rewarded) => set({ rewarded })}
            label={t("rewarded")}
            hint={t("rewardedHint")}
          />
        </>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("date")} error={errorOf(errors.observedOn)} required>
          {(control) => (
            <Input
              {...control}
              type="date"
              max={todayHere()}
              value={draft.observedOn}
              onChange={(event) => set({ observedOn: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={t("source")}
          hint={t(isReview ? "sourceHintReview" : "sourceHint")}
          error={errorOf(errors.source)}
          required
        >
          {(control) => (
            <Input
              {...control}
              value={draft.source}
              maxLength={TITLE_MAX}
              onChange={(event) => set({ source: event.target.value })}
            />
          )}
        </Field>
        {SPOKEN.includes(draft.kind) ? (
          <Field label={t("respondent")} hint={t("respondentHint")} optional>
            {(control) => (
              <Input
                {...control}
                value={draft.respondent}
                maxLength={TITLE_MAX}
                autoComplete="off"
                onChange={(event) => set({ respondent: event.target.value })}
              />
            )}
          </Field>
        ) : (
          <Field label={t("url")} error={errorOf(errors.url)} optional>
            {(control) => (
              <Input
                {...control}
                type="url"
                inputMode="url"
                placeholder="https://"
                value={draft.url}
                onChange={(event) => set({ url: event.target.value })}
              />
            )}
          </Field>
        )}
        <Field label={t("segment")} hint={t("segmentHint")} optional>
          {(control) => (
            <Input
              {...control}
              value={draft.segment}
              maxLength={TITLE_MAX}
              onChange={(event) => set({ segment: event.target.value })}
            />
          )}
        </Field>
        {draft.kind === "observation" ? (
          <Field
            label={t("department")}
            hint={t("departmentHint")}
            error={errorOf(errors.departmentId)}
            required
          >
            {(control) => (
              <DepartmentSelect
                {...control}
                label={t("department")}
                value={draft.departmentId}
                onChange={(departmentId) => set({ departmentId })}
              />
            )}
          </Field>
        ) : null}
        <PersonaSelect value={draft.personaId} onChange={(personaId) => set({ personaId })} />
        <Field label={t("title")} hint={t("titleHint")} optional>
          {(control) => (
            <Input
              {...control}
              value={draft.title}
              maxLength={TITLE_MAX}
              onChange={(event) => set({ title: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div className="grid justify-items-start gap-1.5">
        <span className="text-body font-medium">{t("consent")}</span>
        <SegmentedControl
          label={t("consent")}
          value={draft.consent}
          onValueChange={(consent) => set({ consent })}
          options={CONSENTS.map((value) => ({ value, label: consents(value) }))}
        />
        <p className="text-meta text-ink-3">{t("consentHint")}</p>
      </div>
      {may("evidence.edit") ? (
        <Checkbox
          checked={draft.internal}
          onCheckedChange={(internal) => set({ internal })}
          label={t("internal")}
          hint={t("internalHint")}
        />
      ) : null}
      {errors.other ? <FormAlert>{t("errors.other")}</FormAlert> : null}
      {form.failure ? <FormAlert>{form.failure}</FormAlert> : null}
    </form>
  );
}

/** A note that lies in a text file. */
function FileButton({ onText }: { onText: (text: string) => void }) {
  const t = useTranslations("evidence.form");
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant="link" size="sm" onClick={() => input.current?.click()}>
        <FileUp aria-hidden size={14} />
        {t("file")}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".txt,.md,.csv,.srt,.vtt,text/plain,text/markdown"
        className="hidden"
        tabIndex={-1}
        aria-label={t("file")}
        onChange={(event) => {
          void event.target.files?.[0]?.text().then(onText);
          event.target.value = "";
        }}
      />
    </>
  );
}
