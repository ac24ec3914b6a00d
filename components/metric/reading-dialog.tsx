// Enters a reading: both numbers of a share, or the figure itself. The share is worked out while one types.
"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { todayHere } from "#components/evidence/today.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { toastDone } from "#components/ui/toast.tsx";
import { fitsUnit, type MetricUnit, valueOf } from "#domain/metric.ts";
import { isMonth } from "#domain/month.ts";
import { monthBefore, readFigure } from "./read-figure.ts";
import { type JourneyMetric, useMetricActions } from "./use-metric-actions.ts";
import { useMetricWords } from "./use-metric-words.ts";

export function ReadingDialog({ metric, onClose }: { metric: JourneyMetric; onClose: () => void }) {
  const t = useTranslations("metric");
  const common = useTranslations("common");
  const sentence = useErrorSentence();
  const { figure, month: monthName, nameOf } = useMetricWords();
  const { setReading } = useMetricActions();
  const unit = metric.unit as MetricUnit;
  const isShare = unit === "percent" && metric.readings.every((reading) => reading.value === null);
  const [month, setMonth] = useState(() => monthBefore(todayHere()));
  const [way, setWay] = useState<"share" | "value">(isShare ? "share" : "value");
  const [typed, setTyped] = useState({ numerator: "", denominator: "", value: "" });
  const [isAsking, setAsking] = useState(false);

  const reading =
    way === "share"
      ? { numerator: readFigure(typed.numerator), denominator: readFigure(typed.denominator), value: null }
      : { numerator: null, denominator: null, value: readFigure(typed.value) };
  const result = valueOf(reading, unit);
  const fits = result !== null && fitsUnit(result, unit);
  const known = metric.readings.find((one) => one.month === month);
  const figureError = !isAsking
    ? undefined
    : result === null
      ? t("figureMissing")
      : fits
        ? undefined
        : t("figureWrong");

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    setAsking(true);
    if (!fits || !isMonth(month)) return;
    const { numerator, denominator, value } = reading;
    setReading.mutate(
      {
        journeyId: metric.journeyId,
        metricId: metric.id,
        month,
        reading:
          numerator !== null && denominator !== null ? { numerator, denominator } : { value: value ?? 0 },
      },
      {
        onSuccess: () => {
          toastDone(t("readingKept", { name: nameOf(metric), month: monthName(month) }));
          onClose();
        },
      },
    );
  }

  const input = (key: keyof typeof typed, label: string, error: string | undefined) => (
    <Field label={label} error={error} required>
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          autoComplete="off"
          value={typed[key]}
          onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
        />
      )}
    </Field>
  );

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("measureOf", { name: nameOf(metric) })}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form="reading" busy={setReading.isPending}>
            {common("save")}
          </Button>
        </>
      }
    >
      <form id="reading" noValidate onSubmit={handleSubmit} className="grid gap-4">
        <Field
          label={t("month")}
          error={isAsking && !isMonth(month) ? t("monthWrong") : undefined}
          hint={known ? t("monthKnown", { value: figure(valueOf(known, unit) ?? 0, unit) }) : undefined}
          required
        >
          {(control) => (
            <Input
              {...control}
              type="month"
              placeholder="2026-10"
              max={todayHere().slice(0, 7)}
              value={month}
              onChange={(event) => setMonth(event.target.value)}
            />
          )}
        </Field>
        <SegmentedControl
          label={t("way")}
          className="justify-self-start"
          value={way}
          onValueChange={setWay}
          options={[
            { value: "share", label: t("ways.share") },
            { value: "value", label: t("ways.value") },
          ]}
        />
        {way === "share" ? (
          <div className="grid grid-cols-2 gap-4">
            {input("numerator", t("numerator"), figureError)}
            {input("denominator", t("denominator"), undefined)}
          </div>
        ) : (
          input("value", t(`units.${unit}`), figureError)
        )}
        {way === "share" && fits ? (
          <p role="status" className="text-reading">
            {t("worksOut", { value: figure(result, unit) })}
          </p>
        ) : null}
        {setReading.error ? <FormAlert>{sentence(setReading.error)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
