// A new KPI: what it measures, in which unit, which way is better, where the target lies and what it belongs to.
"use client";
import { useTranslations } from "next-intl";
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
import { useMetricActions } from "./use-metric-actions.ts";

export function MetricDialog({ journeyId, onClose }: { journeyId: string; onClose: () => void }) {
  const t = useTranslations("metric");
  const common = useTranslations("common");
  const invalid = useTranslations("ui.invalid");
  const sentence = useErrorSentence();
  const { create } = useMetricActions();
  const ids = useMemo(() => [journeyId], [journeyId]);
  const claims = useClaims(ids).get(journeyId);
  const touchpoints = claims ? [...claims.values()].filter((claim) => claim.kind === "touchpoint") : [];
  const [name, setName] = useState("");
  const [unit, setUnit] = useState<MetricUnit>("percent");
  const [direction, setDirection] = useState<MetricDirection>("up");
  const [target, setTarget] = useState("");
  const [source, setSource] = useState("");
  const [touchpointId, setTouchpointId] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const goal = target.trim() === "" ? null : readFigure(target);
  const isTargetWrong = target.trim() !== "" && goal === null;

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "" || isTargetWrong) {
      setAsking(true);
      return;
    }
    create.mutate(
      {
        journeyId,
        metric: { name: name.trim(), unit, direction, target: goal, source: source.trim(), touchpointId },
      },
      { onSuccess: onClose },
    );
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("add")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form="metric" busy={create.isPending}>
            {t("addAction")}
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
        {create.error ? <FormAlert>{sentence(create.error)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
