// Which column holds what of an item of evidence, and what holds for all rows where no column does.
"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { CONSENTS } from "#domain/evidence.ts";
import { EVIDENCE_FIELDS, type EvidenceMapping } from "#domain/imports/mapping.ts";
import { ColumnSelect } from "./column-select.tsx";

export interface EvidenceColumnsProps {
  names: readonly string[];
  mapping: EvidenceMapping;
  onChange: (mapping: EvidenceMapping) => void;
}

const FIRST = ["date", "rating", "title", "author", "source"] as const;
const FURTHER = EVIDENCE_FIELDS.filter((field) => !(FIRST as readonly string[]).includes(field));

export function EvidenceColumns({ names, mapping, onChange }: EvidenceColumnsProps) {
  const t = useTranslations("imports.fields");
  const columns = useTranslations("imports.columns");
  const consents = useTranslations("imports.consents");
  const set = (change: Partial<EvidenceMapping["columns"]>) =>
    onChange({ ...mapping, columns: { ...mapping.columns, ...change } });
  const select = (field: (typeof EVIDENCE_FIELDS)[number]) => (
    <ColumnSelect
      key={field}
      label={t(field)}
      names={names}
      value={mapping.columns[field]}
      onChange={(name) => set({ [field]: name })}
      required={field === "date"}
    />
  );
  return (
    <>
      <fieldset>
        <legend className="mb-1.5 text-body font-medium">{t("text")}</legend>
        <div className="grid gap-1.5 sm:grid-cols-2 lg:grid-cols-3">
          {names.map((name) => (
            <Checkbox
              key={name}
              checked={mapping.columns.text.includes(name)}
              onCheckedChange={(isOn) =>
                set({
                  text: isOn
                    ? [...mapping.columns.text, name]
                    : mapping.columns.text.filter((one) => one !== name),
                })
              }
              label={name}
            />
          ))}
        </div>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {FIRST.map(select)}
        {mapping.columns.date === null ? (
          <Field label={columns("day")} hint={columns("dayHint")}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={mapping.day ?? ""}
                onChange={(event) => onChange({ ...mapping, day: event.target.value || null })}
              />
            )}
          </Field>
        ) : null}
        {mapping.columns.source === null ? (
          <Field label={columns("fixedSource")} hint={columns("fixedSourceHint")}>
            {(control) => (
              <Input
                {...control}
                value={mapping.source}
                maxLength={200}
                onChange={(event) => onChange({ ...mapping, source: event.target.value })}
              />
            )}
          </Field>
        ) : null}
      </div>
      <details>
        <summary className="min-h-6 cursor-pointer text-body font-medium">{columns("more")}</summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {FURTHER.map(select)}
          <Field label={columns("language")}>
            {(control) => (
              <Select
                {...control}
                value={mapping.language}
                onValueChange={(language) => onChange({ ...mapping, language })}
                options={[
                  { value: "nl" as const, label: columns("languages.nl") },
                  { value: "en" as const, label: columns("languages.en") },
                ]}
              />
            )}
          </Field>
          <Field label={columns("consent")}>
            {(control) => (
              <Select
                {...control}
                value={mapping.consent}
                onValueChange={(consent) => onChange({ ...mapping, consent })}
                options={CONSENTS.map((value) => ({ value, label: consents(value) }))}
              />
            )}
          </Field>
        </div>
      </details>
    </>
  );
}
