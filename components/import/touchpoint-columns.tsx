// To which journey the touchpoints go, and which column holds what of each.
"use client";
import { useTranslations } from "next-intl";
import { TOUCHPOINT_FIELDS, type TouchpointMapping } from "#domain/imports/touchpoint-mapping.ts";
import { ColumnSelect } from "./column-select.tsx";
import { JourneyField } from "./journey-field.tsx";

export interface TouchpointColumnsProps {
  names: readonly string[];
  mapping: TouchpointMapping;
  onChange: (mapping: TouchpointMapping) => void;
}

export function TouchpointColumns({ names, mapping, onChange }: TouchpointColumnsProps) {
  const t = useTranslations("imports.touchpoints");
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <JourneyField
          value={mapping.journeyId}
          onChange={(journeyId) => onChange({ ...mapping, journeyId })}
        />
        {TOUCHPOINT_FIELDS.map((field) => (
          <ColumnSelect
            key={field}
            label={t(field)}
            names={names}
            value={mapping.columns[field]}
            onChange={(name) => onChange({ ...mapping, columns: { ...mapping.columns, [field]: name } })}
            required={field === "title"}
          />
        ))}
      </div>
      <p className="max-w-prose text-body text-ink-2">{t("words")}</p>
    </>
  );
}
