// The address of a closed month beside what stands there now.
import type { MonthString } from "#domain/month.ts";

/** What the address says instead of a second month. */
export const NOW = "now";

/** @param board address of the journey */
export const sincePath = (board: string, month: MonthString): string =>
  `${board}/review/compare?a=${month}&b=${NOW}`;
