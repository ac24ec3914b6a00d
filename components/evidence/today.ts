// Today where the reader is, as the day strings of the domain: `2026-11-21`.

/** The day on this device. */
export function todayHere(): string {
  const now = new Date();
  const pad = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
