// A journey's figures along its phases in one month: how many people are there, how many go on, how content they are. What was not
// read is said so, and is never a zero.
import { type MetricUnit, type Reading, valueOf } from "./metric.ts";
import { addMonths, type MonthString } from "./month.ts";

export interface PhaseMetric {
  readonly phaseId: string | null;
  readonly preset: string | null;
  readonly survey: string | null;
  readonly unit: MetricUnit;
  readonly readings: readonly Reading[];
}

export interface Figure {
  readonly value: number;
  /** Against the month before; null where that month was not read. */
  readonly change: number | null;
  /** Number it rests on; null for a bare value. */
  readonly total: number | null;
}

export interface PhaseFigures {
  readonly phaseId: string;
  /** People in the phase; null = not read this month. */
  readonly people: Figure | null;
  /** Of the people here, how many the next phase has; null for the last phase and where either was not read. */
  readonly onward: { readonly from: number; readonly to: number; readonly share: number | null } | null;
  /** Share of satisfied customers, 0–100; null = not read this month. */
  readonly satisfaction: Figure | null;
}

/** Figure of a metric in one month; null when it was not read. */
export function figureIn(
  metric: { readonly unit: MetricUnit; readonly readings: readonly Reading[] },
  month: MonthString,
): Figure | null {
  const at = (of: MonthString) => metric.readings.find((reading) => reading.month === of);
  const [now, before] = [at(month), at(addMonths(month, -1))];
  const value = now ? valueOf(now, metric.unit) : null;
  if (!now || value === null) return null;
  const former = before ? valueOf(before, metric.unit) : null;
  return { value, change: former === null ? null : value - former, total: now.denominator };
}

/**
 * Figures of each phase, in the order given. Conversion is worked out from the people in two neighbouring phases; where the later
 * one has more (people come in halfway) there is a number and no share.
 */
export function figuresOfPhases(
  phaseIds: readonly string[],
  metrics: readonly PhaseMetric[],
  month: MonthString,
): PhaseFigures[] {
  const first = (phaseId: string, isOf: (metric: PhaseMetric) => boolean): Figure | null => {
    for (const metric of metrics) {
      const figure = metric.phaseId === phaseId && isOf(metric) ? figureIn(metric, month) : null;
      if (figure) return figure;
    }
    return null;
  };
  const people = phaseIds.map((phaseId) => first(phaseId, (metric) => metric.preset === "people"));
  return phaseIds.map((phaseId, index) => {
    const [from, to] = [people[index]?.value, people[index + 1]?.value];
    return {
      phaseId,
      people: people[index] ?? null,
      onward:
        from === undefined || to === undefined
          ? null
          : { from, to, share: from > 0 && to <= from ? (100 * to) / from : null },
      satisfaction: first(phaseId, (metric) => metric.survey === "csat"),
    };
  });
}
