// KPIs as the specs make them over the API and find them on their page.
import type { Page } from "@playwright/test";
import type { Api } from "./fixtures.ts";

interface Metric {
  id: string;
  journeyId: string;
  name: string;
  target: number | null;
  due: string | null;
  interpretation: string;
  preset: string | null;
  phaseId: string | null;
  readings: { month: string; numerator: number | null; denominator: number | null; tally: unknown }[];
}
type Numbers = { numerator: number; denominator: number } | { value: number };

export const KPIS = "/atelier-wervel/kpis";
export const share = { unit: "percent", direction: "up" } as const;
/** The month so many before this one, by the clock of the runner. */
export const monthAgo = (count: number): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() - count, 15)).toISOString().slice(0, 7);
};

export async function makeMetric(
  api: Api,
  journeyId: string,
  metric: object,
  readings: readonly (readonly [number, Numbers])[] = [],
): Promise<string> {
  const { id } = await api.tell<{ id: string }>("metrics.create", { journeyId, metric });
  for (const [ago, reading] of readings)
    await api.tell("metrics.setReading", { journeyId, metricId: id, month: monthAgo(ago), reading });
  return id;
}
export const stored = (api: Api, journeyId: string) =>
  api.ask<Metric[]>("metrics.listForJourney", { journeyId });
export const row = (page: Page, id: string) => page.locator(`[data-metric="${id}"]`);
export const phasesOf = async (api: Api, journeyId: string) =>
  (await api.ask<{ phases: { id: string }[] }>("journeys.getBoard", { journeyId })).phases.map(
    (one) => one.id,
  );
export const count = (numerator: number, denominator: number) => ({ numerator, denominator });
