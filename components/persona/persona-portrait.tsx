// A persona's face: one line drawn from their own id, never a photo of somebody. The same persona always looks the same.
import { PERSONA_THREADS, type PersonaThread, THREAD_LOOKS } from "#domain/persona.ts";
import { figureOf } from "./line-figure.ts";

/** Colour of a thread as a CSS value; it follows the theme. */
export function threadColor(thread: string): string {
  const place = PERSONA_THREADS.indexOf(thread as PersonaThread);
  return `var(--persona-${Math.max(place, 0) + 1})`;
}

export const threadDash = (thread: string): string | undefined =>
  THREAD_LOOKS[thread as PersonaThread]?.dash || undefined;

export function PersonaPortrait({
  seed,
  thread,
  size = 96,
}: {
  seed: string;
  thread: string;
  size?: number;
}) {
  const { line, cheek } = figureOf(seed);
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 96 96"
      fill="none"
      className="flex-none rounded-panel bg-tag"
    >
      <path
        d={line}
        stroke={threadColor(thread)}
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx={cheek.x} cy={cheek.y} r="1.6" fill={threadColor(thread)} />
    </svg>
  );
}

/** A piece of the persona's thread: colour and dash, so that colour never stands alone. */
export function PersonaThreadSample({ thread, width = 36 }: { thread: string; width?: number }) {
  return (
    <svg aria-hidden="true" width={width} height="6" className="flex-none">
      <path
        d={`M2 3H${width - 2}`}
        stroke={threadColor(thread)}
        strokeWidth="2.8"
        strokeLinecap="round"
        strokeDasharray={threadDash(thread)}
      />
    </svg>
  );
}
