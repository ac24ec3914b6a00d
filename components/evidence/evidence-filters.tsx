// The filters of the library: kind, source, persona, journey and phase, what sentences are to the customer, date, and whether
// something stands under a claim yet.
"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { EVIDENCE_KINDS, QUOTE_MARKS } from "#domain/evidence.ts";
import type { EvidenceFilter } from "#domain/evidence-search.ts";
import type { LibraryCount } from "#server/evidence/library/queries.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { isFiltering, NO_FILTER } from "./evidence-filter.ts";
import { useJourneyNames } from "./use-claims.ts";
import { usePersonaNames } from "./use-persona-names.ts";

export interface EvidenceFiltersProps {
  counts: LibraryCount;
  filter: EvidenceFilter;
  onChange: (filter: EvidenceFilter) => void;
}

const ALL = "-";

export function EvidenceFilters({ counts, filter, onChange }: EvidenceFiltersProps) {
  const t = useTranslations("evidence.filters");
  const kinds = useTranslations("evidence.kinds");
  const id = useId();
  const personaName = usePersonaNames();
  const set = (change: Partial<EvidenceFilter>) => onChange({ ...filter, ...change });
  const marks = useTranslations("evidence.marks");
  const journeys = useJourneyNames();
  const phases = journeys.find((one) => one.id === filter.journeyId)?.phases ?? [];
  const personas = counts.personas.flatMap(({ key: personaId }) => {
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
            {t("unlinked")} <Count value={counts.unlinked} />
          </>
        }
      />
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 font-semibold">{t("kind")}</legend>
        {EVIDENCE_KINDS.map((kind) => {
          const ofKind = counts.kinds.find((one) => one.key === kind)?.count ?? 0;
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
            ...counts.sources.map(({ key, count }) => ({ value: key, label: `${key} (${count})` })),
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
      <div className="grid gap-1.5">
        <label htmlFor={`${id}-journey`} className="font-semibold">
          {t("journey")}
        </label>
        <Select
          id={`${id}-journey`}
          value={filter.journeyId ?? ALL}
          onValueChange={(journeyId) =>
            set({ journeyId: journeyId === ALL ? null : journeyId, phaseId: null })
          }
          options={[
            { value: ALL, label: t("allJourneys") },
            ...journeys.map((one) => ({ value: one.id, label: one.title })),
          ]}
        />
        {phases.length > 0 ? (
          <Select
            aria-label={t("phase")}
            value={filter.phaseId ?? ALL}
            onValueChange={(phaseId) => set({ phaseId: phaseId === ALL ? null : phaseId })}
            options={[
              { value: ALL, label: t("allPhases") },
              ...phases.map((phase) => ({ value: phase.id, label: phase.name })),
            ]}
          />
        ) : null}
      </div>
      <div className="grid gap-1.5">
        <label htmlFor={`${id}-mark`} className="font-semibold">
          {t("mark")}
        </label>
        <Select
          id={`${id}-mark`}
          value={filter.mark ?? ALL}
          onValueChange={(mark) => set({ mark: mark === ALL ? null : mark })}
          options={[
            { value: ALL, label: t("allMarks") },
            ...QUOTE_MARKS.map((value) => ({ value, label: marks(value) })),
          ]}
        />
      </div>
      {counts.rewarded > 0 ? (
        <Checkbox
          checked={filter.isRewardedOnly}
          onCheckedChange={(isRewardedOnly) => set({ isRewardedOnly })}
          label={
            <>
              {t("rewarded")} <Count value={counts.rewarded} />
            </>
          }
          hint={t("rewardedHint", { reviews: counts.reviews - counts.rewarded })}
        />
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
