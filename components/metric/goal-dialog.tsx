// The goal of a KPI by the five parts of SMART, with its owner; says what is missing and whether it could be seen, before it is kept.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Button } from "#components/ui/button.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { missingParts, sightOf } from "#domain/goal.ts";
import { fitsUnit, latestReading } from "#domain/metric.ts";
import { isMonth } from "#domain/month.ts";
import { GoalSightLine } from "./goal-sight.tsx";
import { readFigure } from "./read-figure.ts";
import {
  fieldsOf,
  goalOf,
  type JourneyMetric,
  type MetricFields,
  useMetricActions,
} from "./use-metric-actions.ts";
import { useMetricWords } from "./use-metric-words.ts";

const NOTE_MAX = 1_000;

/** The start of a goal that is set now: what was read last, as it was counted. */
function baselineOf(metric: JourneyMetric): MetricFields["baseline"] {
  const latest = latestReading(metric.readings);
  if (!latest) return null;
  const { numerator, denominator, value } = latest;
  if (numerator !== null && denominator !== null && numerator >= 0) return { numerator, denominator };
  return value === null ? null : { value };
}

export function GoalDialog({ metric, onClose }: { metric: JourneyMetric; onClose: () => void }) {
  const t = useTranslations("metric.goal");
  const common = useTranslations("common");
  const words = useTranslations("metric");
  const sentence = useErrorSentence();
  const format = useFormatter();
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const members = useQuery(trpc.members.list.queryOptions({ workspaceId })).data ?? [];
  const { update, change } = useMetricActions();
  const { nameOf } = useMetricWords();
  const [goal, setGoal] = useState(() => {
    const { target, due, ...notes } = goalOf(metric);
    const written =
      target === null ? "" : format.number(target, { maximumFractionDigits: 4, useGrouping: false });
    return { ...notes, target: written, due: due ?? "", ownerId: metric.ownerId };
  });
  const [isAsking, setAsking] = useState(false);
  const set = (changes: Partial<typeof goal>) => setGoal((before) => ({ ...before, ...changes }));
  const target = readFigure(goal.target);
  const due = isMonth(goal.due) ? goal.due : null;
  const isTargetWrong = goal.target.trim() !== "" && (target === null || !fitsUnit(target, metric.unit));
  const isDueWrong = goal.due !== "" && due === null;
  const missing = missingParts({ ...goal, target, due });

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (isTargetWrong || isDueWrong) {
      setAsking(true);
      return;
    }
    const changes = {
      target,
      due,
      goalSpecific: goal.specific.trim(),
      goalAchievable: goal.achievable.trim(),
      goalRelevant: goal.relevant.trim(),
      ownerId: goal.ownerId,
      // A goal begins where the figure stands when it is set.
      baseline: target === null ? null : (fieldsOf(metric).baseline ?? baselineOf(metric)),
    };
    change(metric, changes, onClose);
  }

  const note = (key: "specific" | "achievable" | "relevant") => (
    <Field label={t(`${key}.label`)} hint={t(`${key}.hint`)}>
      {(control) => (
        <Textarea
          {...control}
          rows={2}
          maxLength={NOTE_MAX}
          value={goal[key]}
          onChange={(event) => set({ [key]: event.target.value })}
        />
      )}
    </Field>
  );

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: nameOf(metric) })}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form="goal" busy={update.isPending}>
            {common("save")}
          </Button>
        </>
      }
    >
      <form id="goal" noValidate onSubmit={handleSubmit} className="grid gap-4">
        {note("specific")}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={t("measurable.label", { unit: words(`units.${metric.unit}`) })}
            error={isAsking && isTargetWrong ? words("figureWrong") : undefined}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                autoComplete="off"
                value={goal.target}
                onChange={(event) => set({ target: event.target.value })}
              />
            )}
          </Field>
          <Field
            label={t("timeBound.label")}
            error={isAsking && isDueWrong ? words("monthWrong") : undefined}
          >
            {(control) => (
              <Input
                {...control}
                type="month"
                placeholder="2027-04"
                value={goal.due}
                onChange={(event) => set({ due: event.target.value })}
              />
            )}
          </Field>
        </div>
        {target !== null && !isTargetWrong ? (
          <GoalSightLine sight={sightOf(metric, metric.readings, { target, due })} unit={metric.unit} />
        ) : null}
        {note("achievable")}
        {note("relevant")}
        <Field label={t("owner")}>
          {(control) => (
            <Combobox
              id={control.id}
              label={t("owner")}
              placeholder={t("nobody")}
              noneLabel={t("nobody")}
              value={goal.ownerId}
              onValueChange={(ownerId) => set({ ownerId })}
              options={members
                .filter((one) => one.removedAt === null)
                .map((one) => ({ value: one.id, label: one.displayName }))}
            />
          )}
        </Field>
        <p role="status" className="text-body text-ink-2" data-missing={missing.length}>
          {missing.length === 0
            ? t("isSmart")
            : t("isNotSmart", { parts: missing.map((part) => t(`parts.${part}`)).join(", ") })}
        </p>
        {update.error ? <FormAlert>{sentence(update.error)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
