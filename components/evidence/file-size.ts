// How large a file is, in the unit a person reads.

const KILO = 1_000;

/** One decimal above a megabyte, whole kilobytes below it; never nothing. */
export function sizeOf(bytes: number): { readonly size: number; readonly unit: "kB" | "MB" } {
  if (bytes >= KILO * KILO) return { size: Math.round(bytes / (KILO * 100)) / 10, unit: "MB" };
  return { size: Math.max(1, Math.round(bytes / KILO)), unit: "kB" };
}
