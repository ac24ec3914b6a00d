// The rows of a table as touchpoints of a journey: each one new in the file, or said why not.
import type { ReceiptTally, RejectReason } from "#domain/imports/receipt.ts";
import type { Resolved } from "#domain/imports/resolve.ts";
import type { ImportTable } from "#domain/imports/table.ts";
import type { TouchpointMapping } from "#domain/imports/touchpoint-mapping.ts";
import {
  MAX_TOUCHPOINTS,
  placedTitle,
  readTouchpointRow,
  type TouchpointRecord,
} from "#domain/imports/touchpoint-row.ts";

/** A touchpoint on its way into a journey, with what the source calls it; empty where it gives it no name. */
export interface PreparedTouchpoint {
  readonly item: TouchpointRecord;
  readonly key: string;
}

/** A row that repeats another's key, or its title in the same phase, is the same touchpoint. */
export function bringTouchpoints(
  table: ImportTable,
  mapping: TouchpointMapping,
  resolved: Resolved,
  tally: ReceiptTally,
) {
  const touchpoints: PreparedTouchpoint[] = [];
  const seen = new Set<string>();
  const problems = new Map<number, { readonly reason: RejectReason; readonly column: string | null }>();
  for (const row of table.rows) {
    const read = readTouchpointRow(row, mapping, resolved);
    const tooMany = { reason: "tooManyTouchpoints", column: null, value: "" } as const;
    const found = "item" in read && touchpoints.length >= MAX_TOUCHPOINTS ? tooMany : read;
    if ("reason" in found) {
      tally.reject({ line: row.line, ...found });
      problems.set(row.line, { reason: found.reason, column: found.column });
      continue;
    }
    const names = [placedTitle(found.item), ...(found.key === "" ? [] : [`key ${found.key}`])];
    if (names.some((name) => seen.has(name))) tally.repeat(1);
    else touchpoints.push(found);
    for (const name of names) seen.add(name);
  }
  return { touchpoints, tally, notes: {}, problems };
}
