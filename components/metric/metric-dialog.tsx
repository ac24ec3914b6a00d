// A KPI, new or changed: chosen from the known ones or one's own, what it measures and of what, and what it means.
"use client";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { localeOf } from "#components/shell/locale.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { LIMITS } from "#domain/limits.ts";
import { needsInterpretation } from "#domain/metric-presets.ts";
import { draftOf, type MetricDraft, type MetricStart, namesOf, withPreset } from "./metric-draft.ts";
import { MetricMeaningFields } from "./metric-meaning-fields.tsx";
import { MetricMeasureFields } from "./metric-measure-fields.tsx";
import { MetricPlaceFields } from "./metric-place-fields.tsx";
import { MetricPresetField } from "./metric-preset-field.tsx";
import { type JourneyMetric, useMetricActions } from "./use-metric-actions.ts";
import { useMetricPlaces } from "./use-metric-places.ts";
import { useMetricWords } from "./use-metric-words.ts";

export interface MetricDialogProps {
  journeyId: string;
  /** What is changed; left out, a new one is made. */
  metric?: JourneyMetric | undefined;
  /** Where a new one begins. */
  start?: MetricStart | undefined;
  onClose: () => void;
}

export function MetricDialog({ journeyId, metric, start, onClose }: MetricDialogProps) {
  const t = useTranslations("metric");
  const common = useTranslations("common");
  const invalid = useTranslations("ui.invalid");
  const sentence = useErrorSentence();
  const locale = localeOf(useLocale()) ?? "nl";
  const { create, update, change } = useMetricActions();
  const { nameOf } = useMetricWords();
  const places = useMetricPlaces(journeyId);
  const [draft, setDraft] = useState<MetricDraft>(() => {
    const empty = draftOf(metric, metric ? nameOf(metric) : "");
    return {
      ...withPreset(empty, start?.preset ?? empty.preset, locale),
      phaseId: start?.phaseId ?? empty.phaseId,
    };
  });
  const [isAsking, setAsking] = useState(false);
  const set = (changes: Partial<MetricDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const failure = create.error ?? update.error;
  const isClicks = needsInterpretation({ preset: draft.preset, names: [draft.name] });
  const isUnexplained = isClicks && (draft.interpretation.trim() === "" || draft.alternative.trim() === "");
  const isPlaceless = draft.preset !== null && draft.phaseId === null && draft.transitionId === null;
  const isNameless = draft.name.trim() === "";

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (isNameless || isUnexplained || isPlaceless) {
      setAsking(true);
      return;
    }
    const { name: _name, ...rest } = draft;
    const fields = { ...rest, source: draft.source.trim() };
    if (!metric) {
      create.mutate({ journeyId, metric: { ...fields, ...namesOf(draft) } }, { onSuccess: onClose });
      return;
    }
    // The name is changed in the language it is shown in.
    const isTranslated = metric.nameTranslations[locale] !== undefined;
    const name = draft.name.trim();
    change(
      metric,
      isTranslated
        ? { ...fields, nameTranslations: { ...metric.nameTranslations, [locale]: name } }
        : { ...fields, name },
      onClose,
    );
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={metric ? t("edit") : t("add")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form="metric" busy={create.isPending || update.isPending}>
            {metric ? common("save") : t("addAction")}
          </Button>
        </>
      }
    >
      <form id="metric" noValidate onSubmit={handleSubmit} className="grid gap-4">
        <MetricPresetField
          value={draft.preset}
          proposals={metric ? [] : places.proposals}
          onChoose={(preset, phaseId) => {
            setDraft((before) => ({
              ...withPreset(before, preset, locale),
              phaseId: phaseId ?? before.phaseId,
            }));
          }}
        />
        <Field
          label={t("name")}
          hint={t("nameHint")}
          error={isAsking && isNameless ? invalid("required") : undefined}
          required
        >
          {(control) => (
            <Input
              {...control}
              value={draft.name}
              maxLength={LIMITS.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <MetricMeasureFields draft={draft} isRead={(metric?.readings.length ?? 0) > 0} onChange={setDraft} />
        <MetricPlaceFields
          draft={draft}
          places={places}
          phaseError={isAsking && isPlaceless ? t("place.phase.missing") : undefined}
          onChange={set}
        />
        <MetricMeaningFields draft={draft} isRequired={isClicks} isAsking={isAsking} onChange={set} />
        <Field label={t("source")} hint={t("sourceHint")} optional>
          {(control) => (
            <Input
              {...control}
              value={draft.source}
              maxLength={200}
              onChange={(event) => set({ source: event.target.value })}
            />
          )}
        </Field>
        {failure ? <FormAlert>{sentence(failure)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
