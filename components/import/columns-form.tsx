// The second step: what the file is, which column is what, and the questions that the cells leave open.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field, FieldError } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { TIME_ZONES } from "#components/workspace/time-zones.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { EVIDENCE_KINDS, type EvidenceKind } from "#domain/evidence.ts";
import { fitsKind } from "#domain/evidence-file.ts";
import {
  emptyEvidenceMapping,
  emptyReadingsMapping,
  type ImportMapping,
  missingIn,
  withAnswer,
} from "#domain/imports/mapping.ts";
import { mappingOf } from "#domain/imports/presets.ts";
import type { ImportView } from "#server/imports/queries.ts";
import { EvidenceColumns } from "./evidence-columns.tsx";
import { OpenQuestions } from "./open-questions.tsx";
import { PreviewTable } from "./preview-table.tsx";
import { ReadingsColumns } from "./readings-columns.tsx";
import { TouchpointColumns } from "./touchpoint-columns.tsx";

const NEW_SOURCE = "-";
type What = EvidenceKind | "readings" | "touchpoints";
const whatOf = (mapping: ImportMapping | null): What | null =>
  mapping === null ? null : mapping.target === "evidence" ? mapping.kind : mapping.target;

export function ColumnsForm({ batch }: { batch: ImportView }) {
  const t = useTranslations("imports.columns");
  const kinds = useTranslations("evidence.kinds");
  const missing = useTranslations("imports.missing");
  const workspace = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const sources = useQuery(trpc.imports.listSources.queryOptions({ workspaceId: workspace.id }));
  const [mapping, setMapping] = useState<ImportMapping | null>(batch.mapping);
  const [sourceId, setSourceId] = useState(batch.sourceId);
  const [sourceName, setSourceName] = useState(batch.sourceName);
  const [timeZone, setTimeZone] = useState(batch.timeZone);
  const choose = useMutation(
    trpc.imports.choose.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.imports.pathFilter()),
    }),
  );
  const { description } = batch;
  if (!description) return null;
  const names = description.columns.filter((column) => !column.isPersonal).map((column) => column.name);
  const fitting = (sources.data ?? []).filter((source) => source.target === mapping?.target);
  const changed = description.source?.changed;
  const left = mapping ? missingIn(mapping) : [];

  function handleWhat(what: What) {
    if (what === "readings") setMapping(mapping?.target === "readings" ? mapping : emptyReadingsMapping());
    else if (what === "touchpoints")
      setMapping(mapping?.target === "touchpoints" ? mapping : mappingOf("touchpoint_list", names));
    else if (mapping?.target === "evidence") setMapping({ ...mapping, kind: what });
    else setMapping(emptyEvidenceMapping(what));
    setSourceId(null);
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (!mapping) return;
    choose.mutate({ workspaceId: workspace.id, batchId: batch.id, mapping, timeZone, sourceId, sourceName });
  }

  const zones = [...new Set([timeZone, ...TIME_ZONES])];
  return (
    <form noValidate onSubmit={handleSubmit} className="grid grid-cols-1 gap-4">
      {changed ? (
        <Panel title={t("changed", { source: description.source?.name ?? "" })} lead={t("changedLead")}>
          <ul className="text-body">
            {changed.added.map((name) => (
              <li key={`+${name}`}>{t("added", { name })}</li>
            ))}
            {changed.removed.map((name) => (
              <li key={`-${name}`}>{t("removed", { name })}</li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {mapping && description.questions.length > 0 ? (
        <OpenQuestions
          questions={description.questions}
          mapping={mapping}
          onAnswer={(question, answer) => setMapping(withAnswer(mapping, question, answer))}
        />
      ) : null}
      <Panel title={t("title")} lead={t("lead")}>
        <div className="grid grid-cols-1 gap-4">
          <Field label={t("what")} className="max-w-96">
            {(control) => (
              <Select
                {...control}
                value={whatOf(mapping)}
                onValueChange={handleWhat}
                placeholder={t("whatPlaceholder")}
                options={[
                  { value: "readings", label: t("readings") },
                  { value: "touchpoints", label: t("touchpoints") },
                  ...EVIDENCE_KINDS.filter((kind) => fitsKind(kind, null)).map((value) => ({
                    value: value,
                    label: kinds(value),
                  })),
                ]}
              />
            )}
          </Field>
          {left.length > 0 ? (
            <ul role="alert" className="grid gap-1">
              {left.map((field) => (
                <li key={field}>
                  <FieldError>{missing(field)}</FieldError>
                </li>
              ))}
            </ul>
          ) : null}
          {mapping?.target === "evidence" ? (
            <EvidenceColumns names={names} mapping={mapping} onChange={setMapping} />
          ) : mapping?.target === "readings" ? (
            <ReadingsColumns
              description={description}
              names={names}
              mapping={mapping}
              onChange={setMapping}
            />
          ) : mapping?.target === "touchpoints" ? (
            <TouchpointColumns names={names} mapping={mapping} onChange={setMapping} />
          ) : null}
        </div>
      </Panel>
      {mapping ? (
        <Panel title={t("source")} lead={t("sourceLead")}>
          <div className="grid gap-4 sm:grid-cols-3">
            <Field label={t("sourceChoice")}>
              {(control) => (
                <Select
                  {...control}
                  value={sourceId ?? NEW_SOURCE}
                  onValueChange={(value) => setSourceId(value === NEW_SOURCE ? null : value)}
                  options={[
                    { value: NEW_SOURCE, label: t("newSource") },
                    ...fitting.map((source) => ({ value: source.id, label: source.name })),
                  ]}
                />
              )}
            </Field>
            {sourceId === null ? (
              <Field label={t("sourceName")}>
                {(control) => (
                  <Input
                    {...control}
                    value={sourceName}
                    maxLength={200}
                    onChange={(event) => setSourceName(event.target.value)}
                  />
                )}
              </Field>
            ) : null}
            <Field label={t("timeZone")} hint={t("timeZoneHint")}>
              {(control) => (
                <Select
                  {...control}
                  value={timeZone}
                  onValueChange={setTimeZone}
                  options={zones.map((value) => ({ value, label: value.replaceAll("_", " ") }))}
                />
              )}
            </Field>
          </div>
        </Panel>
      ) : null}
      {choose.isError ? (
        <div role="alert">
          <FieldError>{sentence(choose.error)}</FieldError>
        </div>
      ) : null}
      <div>
        <Button type="submit" variant="primary" disabled={!mapping} busy={choose.isPending}>
          {t("show")}
        </Button>
      </div>
      <Panel title={t("inFile")}>
        <PreviewTable description={description} />
      </Panel>
    </form>
  );
}
