// Enters a reading: both numbers of a share, answers, segments, or the figure itself. What it comes to is said while one types.
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
import { fitsUnit, type Grain, GRAINS, valueOf } from "#domain/metric.ts";
import { addDays, isDay, isMonth } from "#domain/month.ts";
import { SURVEY_SCALES } from "#domain/survey.ts";
import { useDays } from "./day-months.tsx";
import { monthBefore } from "./read-figure.ts";
import { NOTHING_TYPED, numbersOf, type ReadingWay, readingOf, waysOf } from "./reading-draft.ts";
import { ReadingFields } from "./reading-fields.tsx";
import { type JourneyMetric, useMetricActions } from "./use-metric-actions.ts";
import { useMetricWords } from "./use-metric-words.ts";

export function ReadingDialog({
  metric,
  isRecount,
  month: asked,
  onClose,
}: {
  metric: JourneyMetric;
  /** The month that is asked for; the one before this month where none is. */
  month?: string | undefined;
  /** The newest reading is entered again, with the numbers behind it. */
  isRecount: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("metric");
  const common = useTranslations("common");
  const sentence = useErrorSentence();
  const { figure, month: monthName, day: dayName, nameOf } = useMetricWords();
  const { setReading, setDay } = useMetricActions();
  const { unit, survey } = metric;
  const ways = waysOf(unit, survey);
  const isCounted =
    isRecount ||
    survey !== null ||
    (unit === "percent" && metric.readings.every((reading) => reading.value === null));
  const [month, setMonth] = useState(
    () => asked ?? (isRecount ? metric.readings.at(-1)?.month : undefined) ?? monthBefore(todayHere()),
  );
  const [grain, setGrain] = useState<Grain>("month");
  const [day, setDayTyped] = useState(() => addDays(todayHere(), -1));
  const [way, setWay] = useState<ReadingWay>((isCounted ? ways[0] : undefined) ?? "value");
  const [scaleMax, setScaleMax] = useState(metric.scaleMax);
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [isAsking, setAsking] = useState(false);

  const reading = readingOf(way, typed, survey, scaleMax);
  const numbers = reading && numbersOf(reading, survey);
  const bare = reading && "value" in reading ? reading.value : null;
  const result = reading && valueOf({ numerator: null, denominator: null, ...numbers, value: bare }, unit);
  const fits = result !== null && fitsUnit(result, unit);
  const isDaily = grain === "day";
  const days = useDays(metric, isDaily);
  const known = isDaily
    ? days.find((one) => one.day === day)
    : metric.readings.find((one) => one.month === month);
  const summedDays = known && "summedDays" in known ? known.summedDays : null;
  const now = figure((known && valueOf(known, unit)) ?? 0, unit);
  const isPeriod = isDaily ? isDay(day) && day <= todayHere() : isMonth(month);
  const saving = isDaily ? setDay : setReading;
  const scales = survey ? SURVEY_SCALES[survey] : [];
  const error = !isAsking || fits ? undefined : result === null ? t(`missingOf.${way}`) : t("figureWrong");

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    setAsking(true);
    if (!reading || !fits || !isPeriod) return;
    const ids = { journeyId: metric.journeyId, metricId: metric.id };
    const done = {
      onSuccess: () => {
        const name = nameOf(metric);
        toastDone(t("readingKept", { name, month: isDaily ? dayName(day) : monthName(month) }));
        onClose();
      },
    };
    if (isDaily) setDay.mutate({ ...ids, day, reading }, done);
    else setReading.mutate({ ...ids, month, reading }, done);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("measureOf", { name: nameOf(metric) })}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form="reading" busy={saving.isPending}>
            {common("save")}
          </Button>
        </>
      }
    >
      <form id="reading" noValidate onSubmit={handleSubmit} className="grid gap-4">
        {isRecount ? null : (
          <SegmentedControl
            label={t("days.of")}
            className="justify-self-start"
            value={grain}
            onValueChange={setGrain}
            options={GRAINS.map((value) => ({ value, label: t(`days.ofGrain.${value}`) }))}
          />
        )}
        {isDaily ? (
          <Field
            label={t("days.day")}
            error={isAsking && !isPeriod ? t("days.dayWrong") : undefined}
            hint={known ? t("days.dayKnown", { value: now }) : undefined}
            required
          >
            {(control) => (
              <Input
                {...control}
                type="date"
                max={todayHere()}
                value={day}
                onChange={(event) => setDayTyped(event.target.value)}
              />
            )}
          </Field>
        ) : (
          <Field
            label={t("month")}
            error={isAsking && !isPeriod ? t("monthWrong") : undefined}
            hint={
              !known
                ? undefined
                : summedDays === null
                  ? t("monthKnown", { value: now })
                  : t("days.monthSummed", { value: now, days: summedDays })
            }
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
        )}
        <SegmentedControl
          label={t("way")}
          className="justify-self-start"
          value={way}
          onValueChange={setWay}
          options={ways.map((value) => ({ value, label: t(`ways.${value}`) }))}
        />
        {way === "tally" && scales.length > 1 ? (
          <SegmentedControl
            label={t("survey.scale")}
            className="justify-self-start"
            value={String(scaleMax)}
            onValueChange={(value) => setScaleMax(Number(value))}
            options={scales.map((max) => ({ value: String(max), label: t("survey.scaleOf", { max }) }))}
          />
        ) : null}
        <ReadingFields
          way={way}
          unit={unit}
          survey={survey}
          scaleMax={scaleMax}
          typed={typed}
          error={error}
          onType={(changes) => setTyped((before) => ({ ...before, ...changes }))}
        />
        {way !== "value" && fits ? (
          <p role="status" className="text-reading">
            {t("worksOut", { value: figure(result, unit) })}
          </p>
        ) : null}
        {saving.error ? <FormAlert>{sentence(saving.error)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
