// Versions as a timeline: grouped by the day in the workspace's zone, in the order they came in.

export interface Dated {
  readonly at: Date;
}

export interface VersionDay<T extends Dated> {
  /** `2026-11-22` in the zone. */
  readonly day: string;
  readonly versions: readonly T[];
}

/** Groups neighbours of the same day; the order stays. */
export function versionDays<T extends Dated>(versions: readonly T[], timeZone: string): VersionDay<T>[] {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const days: { day: string; versions: T[] }[] = [];
  for (const version of versions) {
    const day = format.format(version.at);
    const last = days.at(-1);
    if (last?.day === day) last.versions.push(version);
    else days.push({ day, versions: [version] });
  }
  return days;
}
