"use client";
// Others' pointers over the board, each with a first name that fades after four seconds without moving. Hidden in quiet mode.
import { type RefObject, use, useEffect, useRef } from "react";
import { useScreen } from "./board-context.tsx";
import { firstName, type Presence, usePresence } from "./presence.ts";
import { PresenceContext } from "./presence-marks.tsx";

const SEND_MS = 100;
const FADE_MS = 4_000;

/** Sends one's own pointer at most ten times a second; positions are parts of the sheet, since every screen is another size. */
export function useOwnCursor(sheet: RefObject<HTMLElement | null>): void {
  const store = use(PresenceContext);
  const isQuiet = useScreen((screen) => screen.quiet);
  useEffect(() => {
    const element = sheet.current;
    store.set({ quiet: isQuiet });
    if (!element || isQuiet) return;
    let last = 0;
    const handleMove = (event: PointerEvent): void => {
      if (event.pointerType === "touch" || event.timeStamp - last < SEND_MS) return;
      last = event.timeStamp;
      const box = element.getBoundingClientRect();
      store.set({
        cursor: {
          x: Math.round(((event.clientX - box.left) / box.width) * 10_000) / 10_000,
          y: Math.round(event.clientY - box.top),
        },
      });
    };
    const handleLeave = (): void => store.set({ cursor: null });
    element.addEventListener("pointermove", handleMove);
    element.addEventListener("pointerleave", handleLeave);
    return () => {
      element.removeEventListener("pointermove", handleMove);
      element.removeEventListener("pointerleave", handleLeave);
      store.set({ cursor: null });
    };
  }, [sheet, store, isQuiet]);
}

export function PresenceLayer() {
  const isQuiet = useScreen((screen) => screen.quiet);
  const present = usePresence(use(PresenceContext));
  if (isQuiet) return null;
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 z-20 overflow-hidden print:hidden">
      {present.map((person) =>
        person.cursor && !person.quiet ? <Cursor key={person.clientId} person={person} cursor={person.cursor} /> : null,
      )}
    </div>
  );
}

function Cursor({ person, cursor }: { person: Presence; cursor: { x: number; y: number } }) {
  const ref = useRef<HTMLDivElement>(null);
  const color = `var(--dept-${person.color})`;
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    element.style.opacity = "1";
    const timer = setTimeout(() => {
      element.style.opacity = "0";
    }, FADE_MS);
    return () => clearTimeout(timer);
  }, [cursor.x, cursor.y]);
  return (
    <div
      ref={ref}
      className="absolute transition-[left,top,opacity] duration-100 ease-linear"
      style={{ left: `${cursor.x * 100}%`, top: cursor.y }}
    >
      <svg width="18" height="20" viewBox="0 0 18 20">
        <path d="M2 1l14 9-7 1.4L5.4 18z" fill={color} stroke="var(--surface)" strokeWidth="1.5" strokeLinejoin="round" />
      </svg>
      <span
        className="absolute top-4 left-3 rounded-[4px] px-1.5 py-1 text-meta leading-none font-semibold whitespace-nowrap text-on-dept"
        style={{ backgroundColor: color }}
      >
        {firstName(person.name)}
      </span>
    </div>
  );
}
