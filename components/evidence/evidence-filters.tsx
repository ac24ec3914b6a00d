// The filters of the library: kind, source, persona, date, and whether something stands under a claim yet.
"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { EVIDENCE_KINDS } from "#domain/evidence.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { type EvidenceFilter, isFiltering, NO_FILTER } from "./evidence-filter.ts";
import { usePersonaNames } from "./use-persona-names.ts";

export interface EvidenceFiltersProps {
  items: readonly EvidenceView[];
  filter: EvidenceFilter;
  onChange: (filter: EvidenceFilter) => void;
}

const ALL = "-";

export function EvidenceFilters({ items, filter, onChange }: EvidenceFiltersProps) {
  const t = useTranslations("evidence.filters");
  const kinds = useTranslations("evidence.kinds");
  const id = useId();
  const personaName = usePersonaNames();
  const set = (change: Partial<EvidenceFilter>) => onChange({ ...filter, ...change });
  const count = (fits: (item: EvidenceView) => boolean) => items.filter(fits).length;
  const sources = [...new Set(items.map((item) => item.source))].sort((a, b) => a.localeCompare(b));
  const personas = [...new Set(items.flatMap((item) => item.personaId ?? []))].flatMap((personaId) => {
    const label = personaName(personaId);
    return label === null ? [] : [{ value: personaId, label }];
  });
  return (
    <div className="flex flex-col gap-5">
      {filter.batchId !== null ? (
        <Checkbox checked onCheckedChange={() => set({ batchId: null })} label={t("import")} />
      ) : null}
      <Checkbox
        checked={filter.isUnlinkedOnly}
        onCheckedChange={(isUnlinkedOnly) => set({ isUnlinkedOnly })}
        label={
          <>
            {t("unlinked")} <Count value={count((item) => item.links.length === 0)} />
          </>
        }
      />
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 font-semibold">{t("kind")}</legend>
        {EVIDENCE_KINDS.map((kind) => {
          const ofKind = count((item) => item.kind === kind);
          if (ofKind === 0) return null;
          return (
            <Checkbox
              key={kind}
              checked={filter.kinds.includes(kind)}
              onCheckedChange={(isOn) =>
                set({ kinds: isOn ? [...filter.kinds, kind] : filter.kinds.filter((one) => one !== kind) })
              }
              label={
                <>
                  {kinds(kind)} <Count value={ofKind} />
                </>
              }
            />
          );
        })}
      </fieldset>
      <div className="grid gap-1.5">
        <label htmlFor={`${id}-source`} className="font-semibold">
          {t("source")}
        </label>
        <Select
          id={`${id}-source`}
          value={filter.source ?? ALL}
          onValueChange={(source) => set({ source: source === ALL ? null : source })}
          options={[
            { value: ALL, label: t("allSources") },
            ...sources.map((value) => ({ value, label: value })),
          ]}
        />
      </div>
      {personas.length > 0 ? (
        <div className="grid gap-1.5">
          <label htmlFor={`${id}-persona`} className="font-semibold">
            {t("persona")}
          </label>
          <Select
            id={`${id}-persona`}
            value={filter.personaId ?? ALL}
            onValueChange={(personaId) => set({ personaId: personaId === ALL ? null : personaId })}
            options={[{ value: ALL, label: t("allPersonas") }, ...personas]}
          />
        </div>
      ) : null}
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 font-semibold">{t("date")}</legend>
        {(["from", "until"] as const).map((edge) => (
          <div key={edge} className="grid grid-cols-[2.75rem_1fr] items-center gap-2">
            <label htmlFor={`${id}-${edge}`} className="text-meta text-ink-2">
              {t(edge)}
            </label>
            <Input
              id={`${id}-${edge}`}
              type="date"
              value={filter[edge]}
              onChange={(event) => set({ [edge]: event.target.value })}
            />
          </div>
        ))}
      </fieldset>
      {isFiltering(filter) ? (
        <Button size="sm" className="self-start" onClick={() => onChange(NO_FILTER)}>
          {t("clear")}
        </Button>
      ) : null}
    </div>
  );
}

function Count({ value }: { value: number }) {
  return <span className="text-ink-3 tabular-nums">{value}</span>;
}
