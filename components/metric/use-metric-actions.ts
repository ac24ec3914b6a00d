// Adding, changing and taking away metrics and their readings.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferInput } from "@trpc/tanstack-react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import type { Goal } from "#domain/goal.ts";
import type { Objective } from "#domain/metric.ts";
import type { DayView } from "#server/metrics/days/queries.ts";
import type { MetricView } from "#server/metrics/queries.ts";
import { useMetricWords } from "./use-metric-words.ts";

/** A metric that belongs to a journey; through it, it is changed. */
export type JourneyMetric = MetricView & { readonly journeyId: string };

type ReadingView = MetricView["readings"][number];
type ReadNumbers = Omit<ReadingView, "month" | "summedDays">;

/** What a KPI measures, as the API takes it. */
export const fieldsOf = (metric: JourneyMetric): MetricFields => {
  const {
    id: _id,
    journeyId: _journey,
    readings: _readings,
    nodeIds: _nodes,
    newestDay: _day,
    ...fields
  } = metric;
  return { ...fields, baseline: fields.baseline as MetricFields["baseline"] };
};

/** The goal of a KPI, as the domain checks it. */
export const goalOf = (metric: JourneyMetric): Goal => ({
  specific: metric.goalSpecific,
  target: metric.target,
  achievable: metric.goalAchievable,
  relevant: metric.goalRelevant,
  due: metric.due,
});

/** A reading as the API takes it back: the way it was entered. */
function valueOfReading(reading: ReadNumbers): ReadingInput {
  const { numerator, denominator, value, tally, scaleMax, segments } = reading;
  if (tally) return { tally, ...(scaleMax !== null && { scaleMax }) };
  if (segments) return { segments };
  return numerator !== null && denominator !== null ? { numerator, denominator } : { value: value ?? 0 };
}

export type MetricFields = NonNullable<inferInput<ReturnType<typeof useTRPC>["metrics"]["create"]>>["metric"];
export type ReadingInput = NonNullable<
  inferInput<ReturnType<typeof useTRPC>["metrics"]["setReading"]>
>["reading"];

export function useMetricActions() {
  const t = useTranslations("metric");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const { nameOf, month, day: dayName } = useMetricWords();
  const options = {
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries(trpc.metrics.pathFilter()),
        queries.invalidateQueries(trpc.metricDays.pathFilter()),
        queries.invalidateQueries(trpc.evidence.listStrengths.queryFilter()),
      ]),
  };
  const failing = { ...options, onError: (error: unknown) => toastFailed(sentence(error)) };
  const create = useMutation(trpc.metrics.create.mutationOptions(options));
  const update = useMutation(trpc.metrics.update.mutationOptions(options));
  const putBack = useMutation(trpc.metrics.update.mutationOptions(failing));
  const setReading = useMutation(trpc.metrics.setReading.mutationOptions(options));
  const putBackReading = useMutation(trpc.metrics.setReading.mutationOptions(failing));
  const setDay = useMutation(trpc.metricDays.set.mutationOptions(options));
  const putBackDay = useMutation(trpc.metricDays.set.mutationOptions(failing));
  const dayRemoval = useMutation(trpc.metricDays.remove.mutationOptions(failing));
  const removal = useMutation(trpc.metrics.remove.mutationOptions(failing));
  const restore = useMutation(trpc.metrics.restore.mutationOptions(failing));
  const primary = useMutation(
    trpc.metrics.setPrimaryObjective.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.journeys.list.pathFilter()),
      onError: failing.onError,
    }),
  );
  const readingRemoval = useMutation(trpc.metrics.removeReading.mutationOptions(failing));

  function remove(metric: JourneyMetric) {
    const ids = { journeyId: metric.journeyId, metricId: metric.id };
    removal.mutate(ids, {
      onSuccess: () => toastUndo(t("removed", { name: nameOf(metric) }), () => restore.mutate(ids)),
    });
  }

  /** Changes what a KPI measures; the toast brings back what it was. */
  function change(metric: JourneyMetric, changes: Partial<MetricFields>, onDone: () => void) {
    const was = fieldsOf(metric);
    const ids = { journeyId: metric.journeyId, metricId: metric.id };
    update.mutate(
      { ...ids, metric: { ...was, ...changes } },
      {
        onSuccess: () => {
          onDone();
          toastUndo(t("changed", { name: changes.name ?? nameOf(metric) }), () =>
            putBack.mutate({ ...ids, metric: was }),
          );
        },
      },
    );
  }

  function removeReading(metric: JourneyMetric, reading: ReadingView) {
    const ids = { journeyId: metric.journeyId, metricId: metric.id, month: reading.month };
    const was = valueOfReading(reading);
    readingRemoval.mutate(ids, {
      onSuccess: () =>
        toastUndo(t("readingRemoved", { month: month(reading.month) }), () =>
          putBackReading.mutate({ ...ids, reading: was }),
        ),
    });
  }

  function removeDay(metric: JourneyMetric, reading: DayView) {
    const ids = { journeyId: metric.journeyId, metricId: metric.id, day: reading.day };
    const was = valueOfReading(reading);
    dayRemoval.mutate(ids, {
      onSuccess: () =>
        toastUndo(t("readingRemoved", { month: dayName(reading.day) }), () =>
          putBackDay.mutate({ ...ids, reading: was }),
        ),
    });
  }

  /** Says which objective of a journey comes first; the toast brings back what it was. */
  function choosePrimary(journeyId: string, objective: Objective | null) {
    primary.mutate(
      { journeyId, objective },
      {
        onSuccess: ({ previous }) =>
          toastUndo(t("objectives.chosen"), () => primary.mutate({ journeyId, objective: previous })),
      },
    );
  }
  return { create, update, change, setReading, setDay, remove, removeReading, removeDay, choosePrimary };
}
