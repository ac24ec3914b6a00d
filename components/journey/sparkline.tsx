// A series in a few pixels, with its target as a dotted line. Decoration beside the number it belongs to.

export function Sparkline({
  values,
  target,
  width = 46,
  height = 18,
}: {
  values: readonly number[];
  target: number | null;
  width?: number;
  height?: number;
}) {
  if (values.length < 2) return null;
  const all = target === null ? values : [...values, target];
  const low = Math.min(...all);
  const span = Math.max(...all) - low || 1;
  const x = (index: number): number => 2 + (index / (values.length - 1)) * (width - 6);
  const y = (value: number): number => height - 3 - ((value - low) / span) * (height - 6);
  const points = values.map((value, index) => `${x(index).toFixed(1)} ${y(value).toFixed(1)}`);
  const last = values.at(-1) ?? 0;
  return (
    <svg width={width} height={height} aria-hidden="true" data-spark="" className="flex-none">
      {target === null ? null : (
        <path d={`M0 ${y(target).toFixed(1)}H${width}`} stroke="var(--line-strong)" strokeDasharray="2 3" />
      )}
      <path
        d={`M${points.join("L")}`}
        fill="none"
        stroke="var(--ink)"
        strokeWidth="1.6"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={x(values.length - 1)} cy={y(last)} r="2.2" fill="var(--ink)" />
    </svg>
  );
}
