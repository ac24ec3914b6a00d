// What a KPI is a figure of: a phase, a touchpoint, a step between phases, a channel.
"use client";
import { useTranslations } from "next-intl";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import type { MetricDraft } from "./metric-draft.ts";
import type { MetricPlaces } from "./use-metric-places.ts";

const PLACES = [
  ["phaseId", "phase"],
  ["touchpointId", "touchpoint"],
  ["transitionId", "transition"],
  ["channelId", "channel"],
] as const;

export function MetricPlaceFields({
  draft,
  places,
  phaseError,
  onChange,
}: {
  draft: MetricDraft;
  places: MetricPlaces;
  phaseError: string | undefined;
  onChange: (changes: Partial<MetricDraft>) => void;
}) {
  const t = useTranslations("metric.place");
  /** A step's figure stands on the phase one leaves, unless another was chosen. */
  const phaseOf = (key: string, value: string | null): Partial<MetricDraft> => {
    const step = key === "transitionId" ? places.transition.find((one) => one.value === value) : undefined;
    return step && draft.phaseId === null ? { phaseId: step.fromPhaseId } : {};
  };
  return (
    <fieldset className="grid gap-4 sm:grid-cols-2">
      <legend className="sr-only">{t("title")}</legend>
      {PLACES.map(([key, name]) => (
        <Field
          key={key}
          label={t(`${name}.label`)}
          hint={name === "touchpoint" ? t("touchpoint.hint") : undefined}
          error={key === "phaseId" ? phaseError : undefined}
          optional={key !== "phaseId" || draft.preset === null}
        >
          {(control) => (
            <Combobox
              id={control.id}
              label={t(`${name}.label`)}
              placeholder={t(`${name}.none`)}
              noneLabel={t(`${name}.none`)}
              value={draft[key]}
              onValueChange={(value) => onChange({ [key]: value, ...phaseOf(key, value) })}
              options={places[name]}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}
