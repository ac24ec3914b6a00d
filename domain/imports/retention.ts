// How long the words of an imported item are kept. What was counted stays: kind, day, rating and what rests on it.
import { z } from "zod";
import { addMonths, type DayString } from "#domain/month.ts";

/** Months to choose from; null keeps the words for as long as the workspace exists. */
export const RETENTION_CHOICES = [6, 12, 24, 36, 60] as const;
export const DEFAULT_RETENTION = 24;

export const retentionMonths = z.number().int().min(1).max(120).nullable();

/**
 * The first day whose words are still kept, as text that days can be compared with. A day that its month does not have (30
 * February) stands after all that it has.
 * @param months whole months before `today`
 */
export const keptSince = (today: DayString, months: number): string =>
  `${addMonths(today.slice(0, 7), -months)}${today.slice(7)}`;
