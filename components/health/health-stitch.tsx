// A check's state as a stitch, and the seven mistakes of a journey as stitches on one thread: a closed seam is well, a half one
// asks for attention, an open one is the mistake itself. Readable in grey print, and small enough for the board's bar.
import type { CheckState, HealthSummary } from "#domain/health.ts";

interface Stitch {
  /** Between 0 and `width`. */
  readonly path: (width: number) => string;
  readonly dash?: string;
  readonly tone: string;
}

const STITCHES: Readonly<Record<CheckState, Stitch>> = {
  ok: { path: (width) => `M2 4H${width - 2}`, tone: "text-evidence-4" },
  attention: { path: (width) => `M2 4H${width - 2}`, dash: "4 4.4", tone: "text-evidence-2" },
  failing: { path: (width) => `M2 4h2 M${width - 4} 4h2`, tone: "text-plum" },
  waived: { path: (width) => `M2 4H${width - 2}`, dash: "0.1 4.6", tone: "text-chalk" },
  not_applicable: { path: (width) => `M${width / 2} 4h.1`, tone: "text-ink-3" },
};

function StitchPath({ state, width, at = 0 }: { state: CheckState; width: number; at?: number }) {
  const { path, dash, tone } = STITCHES[state];
  return (
    <path
      d={path(width)}
      transform={at === 0 ? undefined : `translate(${at} 0)`}
      stroke="currentColor"
      strokeWidth="2.6"
      strokeLinecap="round"
      strokeDasharray={dash}
      fill="none"
      className={`${tone} forced-colors:stroke-[CanvasText]`}
    />
  );
}

/** Says nothing to readers: the state stands beside it in words. */
export function HealthStitch({ state, width = 30 }: { state: CheckState; width?: number }) {
  return (
    <svg width={width} height="8" viewBox={`0 0 ${width} 8`} aria-hidden="true" className="flex-none">
      <StitchPath state={state} width={width} />
    </svg>
  );
}

const STEP = 17;
const GAP = 3;

/** The seven on one thread; what they say in all stands beside them in words. */
export function SevenStitches({ stitches }: Pick<HealthSummary, "stitches">) {
  const width = stitches.length * STEP - GAP;
  return (
    <svg width={width} height="8" viewBox={`0 0 ${width} 8`} aria-hidden="true" className="flex-none">
      {stitches.map(({ check, state }, place) => (
        <StitchPath key={check} state={state} width={STEP - GAP} at={place * STEP} />
      ))}
    </svg>
  );
}
