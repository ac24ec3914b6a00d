// A journey at a glance: its thread through the phases, small enough for a row of a list.
import { useTranslations } from "next-intl";

export interface ThreadPoint {
  readonly touchpointId: string;
  /** Column, counted from 0. */
  readonly phase: number;
  /** −2 … +2, or null where the persona's experience is unknown. */
  readonly value: number | null;
}

const WIDTH = 232;
const HEIGHT = 56;
const PAD = 8;

/** Points in drawing units; unknown values are left out, the line runs on to the next known one. */
export function threadLine(points: readonly ThreadPoint[], phaseCount: number): { x: number; y: number }[] {
  const columns = Math.max(phaseCount, 1);
  const column = (WIDTH - 2 * PAD) / columns;
  const perPhase = new Map<number, number>();
  for (const point of points) perPhase.set(point.phase, (perPhase.get(point.phase) ?? 0) + 1);
  const seen = new Map<number, number>();
  const line: { x: number; y: number }[] = [];
  for (const point of points) {
    const place = seen.get(point.phase) ?? 0;
    seen.set(point.phase, place + 1);
    if (point.value === null || point.phase >= columns) continue;
    const inPhase = (place + 0.5) / (perPhase.get(point.phase) ?? 1);
    line.push({
      x: PAD + (point.phase + inPhase) * column,
      y: HEIGHT / 2 - (point.value / 2) * (HEIGHT / 2 - PAD),
    });
  }
  return line;
}

function smooth(line: readonly { x: number; y: number }[]): string {
  const round = (n: number) => Math.round(n * 10) / 10;
  return line
    .map((point, place) => {
      const before = line[place - 1];
      if (!before) return `M${round(point.x)} ${round(point.y)}`;
      const middle = round((before.x + point.x) / 2);
      return `C${middle} ${round(before.y)} ${middle} ${round(point.y)} ${round(point.x)} ${round(point.y)}`;
    })
    .join("");
}

export function ThreadThumbnail({
  points,
  phaseCount,
}: {
  points: readonly ThreadPoint[];
  phaseCount: number;
}) {
  const t = useTranslations("workspace.journeys");
  const line = threadLine(points, phaseCount);
  const column = (WIDTH - 2 * PAD) / Math.max(phaseCount, 1);
  const last = line.at(-1);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={line.length > 1 ? t("threadOf", { count: line.length }) : t("threadEmpty")}
      fill="none"
      className="h-14 w-[232px] max-w-[calc(100%-4rem)] flex-none sm:max-w-full"
    >
      {Array.from({ length: Math.max(phaseCount - 1, 0) }, (_, place) => (
        <path
          key={place}
          d={`M${PAD + (place + 1) * column} 3V${HEIGHT - 3}`}
          stroke="var(--seam)"
          strokeDasharray="3 4"
        />
      ))}
      <path d={`M${PAD} ${HEIGHT / 2}H${WIDTH - PAD}`} stroke="var(--line)" strokeDasharray="1 4" />
      {line.length > 1 ? (
        <path
          d={smooth(line)}
          stroke="var(--thread)"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ) : (
        <path
          d={`M${PAD} ${HEIGHT / 2}H${WIDTH - PAD}`}
          stroke="var(--thread)"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeDasharray="0.1 7"
        />
      )}
      {last && line.length > 1 ? (
        <circle
          cx={last.x}
          cy={last.y}
          r="3.5"
          fill="var(--surface)"
          stroke="var(--thread)"
          strokeWidth="2.4"
        />
      ) : null}
    </svg>
  );
}
