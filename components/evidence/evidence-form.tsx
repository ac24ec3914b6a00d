// The form of an item: the same for an interview, a review and every other kind, with the fields that its kind asks.
"use client";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, type FormEvent, useRef } from "react";
import { useCan } from "#components/workspace/workspace-context.tsx";
import {
  CONSENTS,
  COUNTING_KINDS,
  EVIDENCE_KINDS,
  type EvidenceKind,
  isCountingKind,
  QUOTE_MAX,
} from "#domain/evidence.ts";
import { TITLE_MAX } from "#domain/vocabulary.ts";
import { DepartmentSelect } from "#components/workspace/department-select.tsx";
import { FormAlert } from "#components/account/form-alert.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { guessForm } from "./chosen-file.ts";
import { type DraftError, wordsAsked } from "./evidence-draft.ts";
import { FileField, TextFileButton } from "./file-field.tsx";
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
  const errorOf = (key: DraftError | undefined) => (key === undefined ? undefined : t(`errors.${key}`));
  const isReview = draft.kind === "review";
  const asked = wordsAsked(draft.kind, form.form, form.isNew);
  const holds = form.form === "pdf" ? "pdf" : "image";
  const takesFile = form.isNew && (form.file !== null || draft.kind === "document" || draft.kind === "image");
  const textKey = isReview ? "review" : SPOKEN.includes(draft.kind) ? "note" : "text";

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (form.submit() === null) return;
    // The errors are on screen after this render; the first one is where typing goes on.
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  }

  /** A picture from the clipboard. Words that were copied may bring a picture of themselves along, and are meant as words. */
  function handlePaste(event: ClipboardEvent) {
    const [pasted] = event.clipboardData.files;
    if (!form.isNew || !pasted || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    form.chooseFile(pasted);
  }

  return (
    <form
      ref={element}
      id={formId}
      noValidate
      onSubmit={handleSubmit}
      onPaste={handlePaste}
      className="grid gap-4"
    >
      <Field
        label={t("kind")}
        hint={
          isCountingKind(draft.kind)
            ? undefined
            : [t("kindNotCounting"), ...(draft.kind === "image" ? [t("kindImage")] : [])].join(" ")
        }
        error={takesFile ? undefined : errorOf(errors.file)}
      >
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
      {takesFile ? <FileField form={form} error={errorOf(errors.file)} /> : null}
      {asked === "summary" ? (
        <Field
          label={t(`summary.${holds}`)}
          hint={t(`summary.${holds}Hint`)}
          error={errorOf(errors.summary)}
          required
        >
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={QUOTE_MAX}
              value={draft.summary}
              onChange={(event) => set({ summary: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      {asked === "note" ? (
        <Field
          label={t(`${textKey}.label`)}
          hint={t(`${textKey}.hint`)}
          error={errorOf(errors.body)}
          required
          aside={<TextFileButton onFile={(file) => void form.takeWords(file)} />}
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
                const seems = guessForm(file);
                if (form.isNew && (seems === "image" || seems === "pdf")) form.chooseFile(file);
                else void form.takeWords(file);
              }}
            />
          )}
        </Field>
      ) : null}
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
