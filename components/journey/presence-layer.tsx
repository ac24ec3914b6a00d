"use client";
// Others' pointers over the board, each with a first name that fades after four seconds without moving. Hidden in quiet mode.
import { type RefObject, use, useEffect, useRef } from "react";
import type { Peer, PresenceCursor } from "#document/presence.ts";
import { departmentTone } from "#components/ui/avatar.tsx";
import { useScreen } from "./board-context.tsx";
import { firstName, usePresence } from "./presence.ts";
import { PresenceContext } from "./presence-marks.tsx";

const FADE_MS = 4_000;
const share = (part: number, whole: number): number =>
  Math.round((part / Math.max(1, whole)) * 10_000) / 10_000;

export function PresenceLayer({ sheet }: { sheet: RefObject<HTMLElement | null> }) {
  const isQuiet = useScreen((screen) => screen.quiet);
  const peers = usePresence(use(PresenceContext));
  if (isQuiet) return null;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 z-20 overflow-hidden print:hidden"
      data-cursors=""
    >
      {peers.map((peer) =>
        peer.cursor ? <Cursor key={peer.clientId} peer={peer} cursor={peer.cursor} sheet={sheet} /> : null,
      )}
    </div>
  );
}

function Cursor({
  peer,
  cursor,
  sheet,
}: {
  peer: Peer;
  cursor: PresenceCursor;
  sheet: RefObject<HTMLElement | null>;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const color = `var(--dept-${departmentTone(peer.user.color)})`;
  useEffect(() => {
    const element = ref.current;
    const whole = sheet.current?.getBoundingClientRect();
    if (!element || !whole) return;
    const card = cursor.nodeId
      ? sheet.current?.querySelector(`[data-card="${CSS.escape(cursor.nodeId)}"]`)?.getBoundingClientRect()
      : whole;
    // The card may be hidden on this screen: then the pointer is not shown.
    element.hidden = card === undefined;
    if (card) {
      element.style.left = `${share(card.left - whole.left + cursor.x * card.width, whole.width) * 100}%`;
      element.style.top = `${share(card.top - whole.top + cursor.y * card.height, whole.height) * 100}%`;
    }
    element.style.opacity = "1";
    const timer = setTimeout(() => {
      element.style.opacity = "0";
    }, FADE_MS);
    return () => clearTimeout(timer);
  }, [cursor, sheet]);
  return (
    <div ref={ref} className="absolute transition-[left,top,opacity] duration-100 ease-linear">
      <svg width="18" height="20" viewBox="0 0 18 20">
        <path
          d="M2 1l14 9-7 1.4L5.4 18z"
          fill={color}
          stroke="var(--surface)"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      </svg>
      <span
        className="absolute top-4 left-3 rounded-[4px] px-1.5 py-1 text-meta leading-none font-semibold whitespace-nowrap text-on-dept"
        style={{ backgroundColor: color }}
      >
        {firstName(peer.user.name)}
      </span>
    </div>
  );
}
