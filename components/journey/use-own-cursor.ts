"use client";
// Tells the others where one's own pointer is and what one looks at.
import { type RefObject, use, useEffect } from "react";
import { useScreen } from "./board-context.tsx";
import { PresenceContext } from "./presence-marks.tsx";

const SEND_MS = 100;
const share = (part: number, whole: number): number =>
  Math.round((part / Math.max(1, whole)) * 10_000) / 10_000;

/** Sends one's own pointer at most ten times a second, as a share of the card it is over, else of the sheet: every screen is another size. */
export function useOwnCursor(sheet: RefObject<HTMLElement | null>): void {
  const store = use(PresenceContext);
  const isQuiet = useScreen((screen) => screen.quiet);
  const selected = useScreen((screen) => screen.activeId);
  useEffect(() => store.set({ selected }), [store, selected]);
  useEffect(() => {
    const element = sheet.current;
    store.set({ quiet: isQuiet });
    if (!element || isQuiet) return;
    let last = 0;
    const handleMove = (event: PointerEvent): void => {
      if (event.pointerType === "touch" || event.timeStamp - last < SEND_MS) return;
      last = event.timeStamp;
      const card = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-card]") : null;
      const box = (card ?? element).getBoundingClientRect();
      store.set({
        cursor: {
          nodeId: card?.dataset.card ?? null,
          x: share(event.clientX - box.left, box.width),
          y: share(event.clientY - box.top, box.height),
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
