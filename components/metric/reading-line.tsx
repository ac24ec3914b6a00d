// The readings of a metric as a small line with its target dashed; months without a reading are a gap, never a zero.
import { monthsBetween } from "#domain/month.ts";

export interface ReadingPoint {
  readonly month: string;
  readonly value: number;
}

const WIDTH = 132;
const HEIGHT = 40;
const PAD = 5;

export function ReadingLine({
  points,
  target,
  label,
}: {
  points: readonly ReadingPoint[];
  target: number | null;
  label: string;
}) {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return <span className="hidden h-10 w-[132px] sm:block" />;
  const values = [...points.map((point) => point.value), ...(target === null ? [] : [target])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const months = Math.max(monthsBetween(first.month, last.month), 1);
  const x = (point: ReadingPoint) =>
    PAD + (monthsBetween(first.month, point.month) / months) * (WIDTH - 2 * PAD);
  // months that are all the same lie in the middle: they are not low
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - PAD - ((value - low) / (high - low)) * (HEIGHT - 2 * PAD);
  const line = points
    .map((point, place) => {
      const before = points[place - 1];
      const isGap = before !== undefined && monthsBetween(before.month, point.month) > 1;
      return `${place === 0 || isGap ? "M" : "L"}${x(point).toFixed(1)} ${y(point.value).toFixed(1)}`;
    })
    .join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="h-10 w-[132px] max-w-full flex-none text-ink"
      fill="none"
    >
      {target === null ? null : (
        <path d={`M${PAD} ${y(target)}H${WIDTH - PAD}`} stroke="var(--line-strong)" strokeDasharray="3 3" />
      )}
      <path d={line} stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
      <circle cx={x(last)} cy={y(last.value)} r="3" fill="currentColor" />
    </svg>
  );
}
