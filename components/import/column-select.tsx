// The choice of a column of the file, or of none.
"use client";
import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";

const NONE = "\u0000";

export interface ColumnSelectProps {
  label: string;
  names: readonly string[];
  value: string | null;
  onChange: (name: string | null) => void;
  required?: boolean;
}

export function ColumnSelect({ label, names, value, onChange, required = false }: ColumnSelectProps) {
  const t = useTranslations("imports.columns");
  return (
    <Field label={label} required={required}>
      {(control) => (
        <Select
          {...control}
          value={value ?? NONE}
          onValueChange={(name) => onChange(name === NONE ? null : name)}
          options={[
            { value: NONE, label: t("none") },
            ...names.map((name) => ({ value: name, label: name })),
          ]}
        />
      )}
    </Field>
  );
}
