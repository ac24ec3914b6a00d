// A persona's face: one line drawn from their own id, the same for ever; or the photo somebody chose.
"use client";
import { useTranslations } from "next-intl";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
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

export interface FacedPersona {
  readonly id: string;
  readonly name: string;
  readonly thread: string;
  readonly photoFileId: string | null;
  readonly photoAlt: string;
}

/** The chosen photo, else the portrait. */
export function PersonaFace({ persona, size = 96 }: { persona: FacedPersona; size?: number }) {
  const t = useTranslations("persona.photo");
  const { id: workspaceId } = useWorkspace();
  if (persona.photoFileId === null)
    return <PersonaPortrait seed={persona.id} thread={persona.thread} size={size} />;
  return (
    // the server made it small already, and only who is signed in may see it

    <img
      src={`/api/files/${workspaceId}/${persona.photoFileId}`}
      alt={persona.photoAlt || t("of", { name: persona.name })}
      width={size}
      height={size}
      className="flex-none rounded-panel bg-tag object-cover"
      style={{ width: size, height: size }}
    />
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
