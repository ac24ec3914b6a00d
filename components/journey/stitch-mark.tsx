// Certainty as a stitch: dotted basting, running stitch, long stitch, closed seam. Reads in grey print and at 8 px.
import { useTranslations } from "next-intl";
import type { StrengthLevel } from "#domain/evidence-level.ts";

/** Dashes of each level: `mark` for the small sign, `thread` for the curve. */
export const STITCHES: Readonly<Record<StrengthLevel, { mark?: string; thread?: string; tone: string }>> = {
  assumption: { mark: "0.1 5.4", thread: "0.1 7.5", tone: "text-evidence-1" },
  anecdotal: { mark: "4.5 4.5", thread: "6 7.5", tone: "text-evidence-2" },
  supported: { mark: "9 4", thread: "15 6", tone: "text-evidence-3" },
  validated: { tone: "text-evidence-4" },
};

export function StitchMark({
  level,
  width = 28,
  decorative = false,
}: {
  level: StrengthLevel;
  width?: number;
  decorative?: boolean;
}) {
  const t = useTranslations("board");
  const stitch = STITCHES[level];
  return (
    <svg
      width={width}
      height="8"
      viewBox={`0 0 ${width} 8`}
      className={`flex-none ${stitch.tone}`}
      {...(decorative ? { "aria-hidden": true } : { role: "img", "aria-label": t(`level.${level}`) })}
      data-level={level}
    >
      <path
        d={`M2 4H${width - 2}`}
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeDasharray={stitch.mark}
        className="forced-colors:stroke-[CanvasText]"
      />
    </svg>
  );
}

/** The sample of a persona's thread: each has its own colour and its own dash. */
export function ThreadSample({ index }: { index: number }) {
  const thread = personaThread(index);
  return (
    <svg width="26" height="6" aria-hidden="true" className="flex-none">
      <path
        d="M2 3H24"
        stroke={thread.color}
        strokeWidth={index === 0 ? 3 : 2.4}
        strokeLinecap="round"
        strokeDasharray={thread.dash}
      />
    </svg>
  );
}

const PERSONA_DASHES = [undefined, "6 6", "2 5", "10 4 2 4", "14 5"] as const;

/** Colour and dash of the n-th persona. */
export function personaThread(index: number): { color: string; dash: string | undefined } {
  const place = index % PERSONA_DASHES.length;
  return { color: `var(--persona-${place + 1})`, dash: PERSONA_DASHES[place] };
}
