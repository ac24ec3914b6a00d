// Which columns hold figures, of which month, and under which KPI of which journey they go.
"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { type ImportSeries, type ReadingsMapping, VAT_CHOICES, withVat } from "#domain/imports/mapping.ts";
import { METRIC_UNITS, type MetricUnit } from "#domain/metric.ts";
import type { ImportDescription } from "#server/imports/queries.ts";
import { ColumnSelect } from "./column-select.tsx";
import { JourneyField } from "./journey-field.tsx";
import { SeriesTargets } from "./series-targets.tsx";

export interface ReadingsColumnsProps {
  description: ImportDescription;
  names: readonly string[];
  mapping: ReadingsMapping;
  onChange: (mapping: ReadingsMapping) => void;
}

const seriesOf = (value: string, name: string): ImportSeries => ({
  name,
  value,
  denominator: null,
  unit: "count",
  isWhole: false,
  isAdditive: true,
  measure: "figure",
});

export function ReadingsColumns({ description, names, mapping, onChange }: ReadingsColumnsProps) {
  const t = useTranslations("imports.readings");
  const units = useTranslations("metric.units");
  const set = (change: Partial<ReadingsMapping["columns"]>) =>
    onChange({ ...mapping, columns: { ...mapping.columns, ...change } });
  const isLong = mapping.columns.name !== null;
  const [first] = mapping.series;
  const isDated = mapping.series.some((one) => one.measure === "dates");
  const isCounted = mapping.series.some((one) => one.measure !== "figure");
  const { vat } = mapping;
  const numbers = description.columns.filter((column) => column.kind === "number" && !column.isPersonal);

  function handleName(name: string | null) {
    const series = name === null ? [] : [seriesOf(first?.value ?? numbers[0]?.name ?? names[0] ?? "", "")];
    onChange({ ...mapping, columns: { ...mapping.columns, name }, series });
  }

  function handleSeries(value: string, isOn: boolean) {
    const series = isOn
      ? [...mapping.series, seriesOf(value, value)]
      : mapping.series.filter((one) => one.value !== value || one.denominator !== null);
    onChange({ ...mapping, series });
  }

  const setUnit = (of: ImportSeries, unit: MetricUnit) =>
    onChange({ ...mapping, series: mapping.series.map((one) => (one === of ? { ...one, unit } : one)) });

  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <JourneyField
          value={mapping.journeyId}
          onChange={(journeyId) => onChange({ ...mapping, journeyId, metrics: {} })}
        />
        {isDated ? null : (
          <ColumnSelect
            label={t("period")}
            names={names}
            value={mapping.columns.period}
            onChange={(period) => set({ period })}
          />
        )}
        {isCounted ? (
          <ColumnSelect
            label={t("key")}
            names={names}
            value={mapping.columns.key}
            onChange={(key) => set({ key })}
          />
        ) : null}
        {vat ? (
          <>
            <ColumnSelect
              label={t("status")}
              names={names}
              value={mapping.columns.status}
              onChange={(status) => set({ status })}
            />
            {/* while it is open it is asked above */}
            {vat.chosen === null ? null : (
              <Field label={t("vat")} hint={t("vatHint")}>
                {(control) => (
                  <Select
                    {...control}
                    value={vat.chosen}
                    onValueChange={(chosen) => onChange(withVat(mapping, chosen))}
                    options={VAT_CHOICES.flatMap((value) =>
                      vat[value] ? [{ value, label: t(`vats.${value}`, { column: vat[value].column }) }] : [],
                    )}
                  />
                )}
              </Field>
            )}
          </>
        ) : null}
        {mapping.columns.period === null && !isDated ? (
          <Field label={t("month")} hint={t("monthHint")}>
            {(control) => (
              <Input
                {...control}
                type="month"
                value={mapping.month ?? ""}
                placeholder="2026-11"
                onChange={(event) => onChange({ ...mapping, month: event.target.value || null })}
              />
            )}
          </Field>
        ) : null}
        {isCounted ? null : (
          <ColumnSelect label={t("name")} names={names} value={mapping.columns.name} onChange={handleName} />
        )}
        {isLong ? (
          <>
            <ColumnSelect
              label={t("value")}
              names={names}
              value={first?.value ?? null}
              onChange={(value) =>
                onChange({
                  ...mapping,
                  series: value === null ? [] : [{ ...(first ?? seriesOf(value, "")), value }],
                })
              }
              required
            />
            <ColumnSelect
              label={t("denominator")}
              names={names}
              value={first?.denominator ?? null}
              onChange={(denominator) => {
                if (first)
                  onChange({
                    ...mapping,
                    series: [{ ...first, denominator, unit: denominator ? "percent" : "count" }],
                  });
              }}
            />
            <ColumnSelect
              label={t("detail")}
              names={names}
              value={mapping.columns.detail}
              onChange={(detail) => set({ detail })}
            />
          </>
        ) : null}
      </div>
      {isCounted ? (
        <CountedSeries mapping={mapping} onChange={onChange} />
      ) : isLong ? null : (
        <fieldset>
          <legend className="mb-1.5 text-body font-medium">{t("figures")}</legend>
          <ul className="grid gap-1.5">
            {mapping.series
              .filter((one) => one.denominator !== null)
              .map((one) => (
                <li key={one.name}>
                  <Checkbox
                    checked
                    onCheckedChange={() =>
                      onChange({ ...mapping, series: mapping.series.filter((other) => other !== one) })
                    }
                    label={t("share", { name: one.name, value: one.value, of: one.denominator ?? "" })}
                  />
                </li>
              ))}
            {numbers.map(({ name }) => {
              const on = mapping.series.find((one) => one.value === name && one.denominator === null);
              return (
                <li key={name} className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1">
                  <Checkbox
                    checked={on !== undefined}
                    onCheckedChange={(isOn) => handleSeries(name, isOn)}
                    label={name}
                    className="min-w-40"
                  />
                  {on ? (
                    <Select
                      size="sm"
                      aria-label={t("unitOf", { name })}
                      value={on.unit}
                      onValueChange={(unit) => setUnit(on, unit)}
                      options={METRIC_UNITS.map((value) => ({ value, label: units(value) }))}
                      className="w-40"
                    />
                  ) : null}
                </li>
              );
            })}
          </ul>
        </fieldset>
      )}
      {mapping.journeyId !== null && description.names.length > 0 ? (
        <SeriesTargets
          journeyId={mapping.journeyId}
          names={description.names}
          mapping={mapping}
          onChange={onChange}
        />
      ) : null}
    </>
  );
}

/** What is counted of each row: an order, a return, the amount, or each of its dates. */
function CountedSeries({ mapping, onChange }: Pick<ReadingsColumnsProps, "mapping" | "onChange">) {
  const t = useTranslations("imports.readings");
  return (
    <fieldset>
      <legend className="mb-1.5 text-body font-medium">{t("counted")}</legend>
      <ul className="grid gap-1.5">
        {mapping.series.map((one) => (
          <li key={one.name}>
            <Checkbox
              checked
              disabled={mapping.series.length === 1}
              onCheckedChange={() =>
                onChange({ ...mapping, series: mapping.series.filter((other) => other !== one) })
              }
              label={t(`measures.${one.measure}`, { name: one.name, column: one.value })}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
