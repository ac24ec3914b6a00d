// One KPI: figure, change, target and line; opened it shows every reading as a table.
"use client";
import { ChevronRight, Ellipsis, Pencil, Trash2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { DropdownMenu, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { type MetricDirection, type MetricUnit, stateOf, valueOf } from "#domain/metric.ts";
import { ReadingLine } from "./reading-line.tsx";
import { type JourneyMetric, useMetricActions } from "./use-metric-actions.ts";
import { useMetricWords } from "./use-metric-words.ts";

export interface MetricRowProps {
  metric: JourneyMetric;
  phase: string;
  mayEdit: boolean;
  onMeasure: () => void;
  onEdit: () => void;
}

/** Months of the line. */
const SHOWN = 12;

export function MetricRow({ metric, phase, mayEdit, onMeasure, onEdit }: MetricRowProps) {
  const t = useTranslations("metric");
  const { figure, month, nameOf } = useMetricWords();
  const { remove } = useMetricActions();
  const [isOpen, setOpen] = useState(false);
  const unit = metric.unit as MetricUnit;
  const state = stateOf(
    { unit, direction: metric.direction as MetricDirection, target: metric.target, baseline: null },
    metric.readings,
  );
  const points = metric.readings.flatMap((reading) => {
    const value = valueOf(reading, unit);
    return value === null ? [] : [{ month: reading.month, value }];
  });
  const name = nameOf(metric);
  // From 52% to 58% is six points, not six per cent.
  const changeOf = (size: number) =>
    unit === "percent" ? t("points", { value: figure(size, "count"), count: size }) : figure(size, unit);
  return (
    <li className="border-t border-hair py-3 first:border-0 first:pt-0">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <div className="min-w-48 flex-1">
          <h3 className="font-text text-reading font-semibold">{name}</h3>
          <p className="text-meta text-ink-3">{[phase, metric.source].filter(Boolean).join(" · ")}</p>
        </div>
        <ReadingLine
          points={points.slice(-SHOWN)}
          target={metric.target}
          label={t("lineLabel", { name, count: points.length })}
        />
        <div className="w-44">
          <p className="font-display text-phase font-semibold tabular-nums">
            {state ? figure(state.value, unit) : t("noReading")}
          </p>
          <p className="text-meta text-ink-3">
            {[
              state ? month(state.month) : "",
              metric.target === null ? "" : t("target", { value: figure(metric.target, unit) }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
          {state && state.change !== null && state.change !== 0 ? (
            <p
              className={cn("text-meta font-medium", state.isBetter ? "text-evidence-3" : "text-emotion-m2")}
            >
              {t(state.isBetter ? "better" : "worse", {
                change: `${state.change > 0 ? "+" : "−"}${changeOf(Math.abs(state.change))}`,
              })}
            </p>
          ) : null}
        </div>
        {mayEdit ? (
          <div className="flex items-center gap-1">
            <Button size="sm" onClick={onMeasure} aria-label={t("measureOf", { name })}>
              {t("measure")}
            </Button>
            <DropdownMenu
              trigger={<IconButton size="sm" label={t("menu", { name })} icon={<Ellipsis size={16} />} />}
            >
              <MenuItem icon={<Pencil size={16} />} onSelect={onEdit}>
                {t("edit")}
              </MenuItem>
              <MenuItem icon={<Trash2 size={16} />} tone="danger" onSelect={() => remove(metric)}>
                {t("remove")}
              </MenuItem>
            </DropdownMenu>
          </div>
        ) : null}
      </div>
      {metric.readings.length > 0 ? (
        <>
          <Button
            variant="ghost"
            size="sm"
            className="-ml-2"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronRight
              aria-hidden
              size={14}
              className={cn("transition-transform", isOpen && "rotate-90")}
            />
            {t("readings", { count: metric.readings.length })}
            <span className="sr-only">: {name}</span>
          </Button>
          {isOpen ? <ReadingTable metric={metric} mayEdit={mayEdit} /> : null}
        </>
      ) : null}
    </li>
  );
}

function ReadingTable({ metric, mayEdit }: { metric: JourneyMetric; mayEdit: boolean }) {
  const t = useTranslations("metric");
  const { figure, month, nameOf } = useMetricWords();
  const { removeReading } = useMetricActions();
  const unit = metric.unit as MetricUnit;
  return (
    <table className="mt-1 w-full max-w-md text-body">
      <caption className="sr-only">{nameOf(metric)}</caption>
      <thead>
        <tr className="text-left text-meta text-ink-3">
          <th scope="col" className="py-1 font-normal">
            {t("month")}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            {t("figure")}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            {t("from")}
          </th>
          {mayEdit ? <td /> : null}
        </tr>
      </thead>
      <tbody>
        {metric.readings.toReversed().map((reading) => {
          const value = valueOf(reading, unit);
          return (
            <tr key={reading.month} className="border-t border-hair">
              <th scope="row" className="py-1 text-left font-normal">
                {month(reading.month)}
              </th>
              <td className="py-1 text-right font-semibold tabular-nums">
                {value === null ? "" : figure(value, unit)}
              </td>
              <td className="py-1 text-right text-ink-3 tabular-nums">
                {reading.numerator === null || reading.denominator === null
                  ? ""
                  : t("share", { numerator: reading.numerator, denominator: reading.denominator })}
              </td>
              {mayEdit ? (
                <td className="w-10 py-0.5 text-right">
                  <IconButton
                    size="sm"
                    label={t("removeReading", { month: month(reading.month) })}
                    icon={<X size={14} />}
                    onClick={() => removeReading(metric, reading)}
                  />
                </td>
              ) : null}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
