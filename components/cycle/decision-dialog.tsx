// A decision in one sentence: what, why, and what it rests on.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useEvidenceWords } from "#components/evidence/use-evidence-words.ts";
import { useMetricWords } from "#components/metric/use-metric-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { DECISION_KINDS } from "#domain/cycle.ts";
import type { DecisionStart } from "./step-choose.tsx";
import type { CycleActions } from "./use-cycle-actions.ts";

const NONE = "none";
const SENTENCE_MAX = 500;

export interface DecisionDialogProps {
  start: DecisionStart;
  actions: CycleActions;
  onClose: () => void;
}

export function DecisionDialog({ start, actions, onClose }: DecisionDialogProps) {
  const t = useTranslations("cycle.decision");
  const choose = useTranslations("cycle.choose.decision");
  const common = useTranslations("common");
  const sentenceOf = useErrorSentence();
  const { place, decide } = actions;
  const trpc = useTRPC();
  const metrics = useQuery(
    trpc.metrics.listForJourney.queryOptions({ journeyId: place.journeyId }),
  ).data;
  const evidence = useQuery(
    trpc.evidence.listForJourney.queryOptions({ journeyId: place.journeyId }),
  ).data;
  const { nameOf } = useMetricWords();
  const { titleOf, kindName } = useEvidenceWords();
  const [kind, setKind] = useState(start.kind);
  const [sentence, setSentence] = useState("");
  const [reason, setReason] = useState("");
  const [metricId, setMetricId] = useState(NONE);
  const [evidenceId, setEvidenceId] = useState(NONE);
  const [isAsking, setAsking] = useState(false);

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    setAsking(true);
    if (sentence.trim() === "") return;
    decide.mutate(
      {
        ...place,
        decision: {
          kind,
          sentence,
          reason,
          nodeId: start.about?.id ?? null,
          metricId: metricId === NONE ? null : metricId,
          evidenceIds: evidenceId === NONE ? [] : [evidenceId],
        },
      },
      { onSuccess: onClose },
    );
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={start.about ? t("about", { title: start.about.title }) : t("aboutAll")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form="decision" busy={decide.isPending}>
            {t("make")}
          </Button>
        </>
      }
    >
      <form id="decision" noValidate onSubmit={handleSubmit} className="grid gap-4">
        <SegmentedControl
          label={t("kind")}
          className="justify-self-start"
          value={kind}
          onValueChange={setKind}
          options={DECISION_KINDS.map((value) => ({ value, label: choose(value) }))}
        />
        <Field
          label={t("sentence")}
          hint={t("sentenceHint")}
          error={isAsking && sentence.trim() === "" ? t("sentenceMissing") : undefined}
          required
        >
          {(control) => (
            <Input
              {...control}
              maxLength={SENTENCE_MAX}
              value={sentence}
              onChange={(event) => setSentence(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("reason")} optional>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={2_000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("metric")}>
          {({ id }) => (
            <Select
              id={id}
              value={metricId}
              onValueChange={setMetricId}
              options={[
                { value: NONE, label: t("noMetric") },
                ...(metrics ?? []).map((metric) => ({ value: metric.id, label: nameOf(metric) })),
              ]}
            />
          )}
        </Field>
        <Field
          label={t("evidence")}
          hint={metricId === NONE && evidenceId === NONE ? t("unprovenHint") : undefined}
        >
          {({ id }) => (
            <Select
              id={id}
              value={evidenceId}
              onValueChange={setEvidenceId}
              options={[
                { value: NONE, label: t("noEvidence") },
                ...(evidence ?? []).map((item) => ({
                  value: item.id,
                  label: `${kindName(item.kind)} · ${titleOf(item).text}`,
                })),
              ]}
            />
          )}
        </Field>
        {decide.error ? <FormAlert>{sentenceOf(decide.error)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
