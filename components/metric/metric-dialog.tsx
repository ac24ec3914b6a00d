// A KPI, new or changed: what it measures, in which unit, which way is better, where the target lies and what it belongs to.
"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { type FormEvent, useMemo, useState } from "react";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useClaims } from "#components/evidence/use-claims.ts";
import { Button } from "#components/ui/button.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { Select } from "#components/ui/select.tsx";
import { LIMITS } from "#domain/limits.ts";
import { METRIC_DIRECTIONS, METRIC_UNITS, type MetricDirection, type MetricUnit } from "#domain/metric.ts";
import { readFigure } from "./read-figure.ts";
import { type JourneyMetric, useMetricActions } from "./use-metric-actions.ts";
import { useMetricWords } from "./use-metric-words.ts";

export interface MetricDialogProps {
  journeyId: string;
  /** What is changed; left out, a new one is made. */
  metric?: JourneyMetric | undefined;
  onClose: () => void;
}

export function MetricDialog({ journeyId, metric, onClose }: MetricDialogProps) {
  const t = useTranslations("metric");
  const common = useTranslations("common");
  const invalid = useTranslations("ui.invalid");
  const sentence = useErrorSentence();
  const locale = useLocale();
  const format = useFormatter();
  const { create, update, change } = useMetricActions();
  const { nameOf } = useMetricWords();
  const ids = useMemo(() => [journeyId], [journeyId]);
  const claims = useClaims(ids).get(journeyId);
  const touchpoints = claims ? [...claims.values()].filter((claim) => claim.kind === "touchpoint") : [];
  const [name, setName] = useState(metric ? nameOf(metric) : "");
  const [unit, setUnit] = useState((metric?.unit ?? "percent") as MetricUnit);
  const [direction, setDirection] = useState((metric?.direction ?? "up") as MetricDirection);
  const [target, setTarget] = useState(
    metric?.target == null
      ? ""
      : format.number(metric.target, { maximumFractionDigits: 4, useGrouping: false }),
  );
  const [source, setSource] = useState(metric?.source ?? "");
  const [touchpointId, setTouchpointId] = useState(metric?.touchpointId ?? null);
  const [isAsking, setAsking] = useState(false);
  const failure = create.error ?? update.error;
  const goal = target.trim() === "" ? null : readFigure(target);
  const isTargetWrong = target.trim() !== "" && goal === null;

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "" || isTargetWrong) {
      setAsking(true);
      return;
    }
    const fields = { unit, direction, target: goal, source: source.trim(), touchpointId };
    if (!metric) {
      create.mutate({ journeyId, metric: { ...fields, name: name.trim() } }, { onSuccess: onClose });
      return;
    }
    // The name is changed in the language it is shown in.
    const isTranslated = metric.nameTranslations[locale] !== undefined;
    change(
      metric,
      isTranslated
        ? { ...fields, nameTranslations: { ...metric.nameTranslations, [locale]: name.trim() } }
        : { ...fields, name: name.trim() },
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
        <Field
          label={t("name")}
          hint={t("nameHint")}
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
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("unit")}>
            {(control) => (
              <Select
                {...control}
                value={unit}
                onValueChange={setUnit}
                options={METRIC_UNITS.map((value) => ({ value, label: t(`units.${value}`) }))}
              />
            )}
          </Field>
          <Field
            label={t("targetLabel")}
            error={isAsking && isTargetWrong ? t("figureMissing") : undefined}
            optional
          >
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                value={target}
                onChange={(event) => setTarget(event.target.value)}
              />
            )}
          </Field>
        </div>
        <div className="grid justify-items-start gap-1.5">
          <span className="text-body font-medium">{t("direction")}</span>
          <SegmentedControl
            label={t("direction")}
            value={direction}
            onValueChange={setDirection}
            options={METRIC_DIRECTIONS.map((value) => ({ value, label: t(`directions.${value}`) }))}
          />
        </div>
        <Field label={t("touchpoint")} hint={t("touchpointHint")} optional>
          {(control) => (
            <Combobox
              id={control.id}
              label={t("touchpoint")}
              placeholder={t("noTouchpoint")}
              noneLabel={t("noTouchpoint")}
              value={touchpointId}
              onValueChange={setTouchpointId}
              options={touchpoints.map((one) => ({
                value: one.id,
                label: `${one.number} · ${one.title}`,
                hint: one.phase,
              }))}
            />
          )}
        </Field>
        <Field label={t("source")} hint={t("sourceHint")} optional>
          {(control) => (
            <Input
              {...control}
              value={source}
              maxLength={200}
              onChange={(event) => setSource(event.target.value)}
            />
          )}
        </Field>
        {failure ? <FormAlert>{sentence(failure)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
