// What is said between the worker and the process that reads a file.
import type { ImportMapping } from "#domain/imports/mapping.ts";
import type { ImportedReading } from "#domain/imports/readings.ts";
import type { Receipt } from "#domain/imports/receipt.ts";
import type { PreparedTouchpoint } from "./bring-touchpoints.ts";
import type { Description, PreparedItem } from "./prepare.ts";
import type { FileRefusalCode } from "./refusal.ts";

/** Items of one line, and rows of one transaction. */
export const ITEMS_AT_ONCE = 1_500;
/** Readings, of which there are more: what is on its way should be gone before memory is next tidied, else it stays a while. */
export const READINGS_AT_ONCE = 750;

export interface ReaderOrder {
  readonly mapping: ImportMapping | null;
  readonly timeZone: string;
  /** Nothing will be written: what cannot be known yet is counted, not sent. */
  readonly isTrial: boolean;
  /** The file has a source, so that its items may be known. */
  readonly hasSource: boolean;
}

/** What is new for certain, counted where it was read. */
export interface CountedFresh {
  /** Rows of the file, and items or readings that come of them. */
  readonly accepted: number;
  readonly made: number;
  /** Groups of readings in which something is new. */
  readonly groups: readonly string[];
}

export type ReaderWord =
  | { readonly description: Description }
  | { readonly items: readonly PreparedItem[] }
  | { readonly readings: readonly ImportedReading[] }
  | { readonly touchpoints: readonly PreparedTouchpoint[] }
  | { readonly fresh: CountedFresh }
  | { readonly receipt: Receipt; readonly groups: readonly (readonly [string, number])[] }
  | { readonly refused: FileRefusalCode; readonly line: number | null };
