"use client";
// Dragging a card by mouse (from 4 px on) or touch (after a long press): the ghost follows the pointer, the store says where it would land.
// Only the dragged card listens; no other card re-renders while it moves.
import type { PointerEvent as ReactPointerEvent } from "react";
import type { Medium } from "#domain/journey.ts";
import { MEDIA } from "#domain/vocabulary.ts";
import { useBoard } from "./board-context.tsx";
import { dropIndex, type Spot } from "./drag-outcome.ts";
import { WITHOUT_PHASE } from "./board-model.ts";

const THRESHOLD = 4;
const LONG_PRESS_MS = 300;
const EDGE = 48;

const isMedium = (word: string | undefined): word is Medium =>
  (MEDIA as readonly (string | undefined)[]).includes(word);

/** The spot below a point of the screen; null outside the two halves. */
function spotAt(x: number, y: number, id: string): Spot | null {
  const cell = document
    .elementsFromPoint(x, y)
    .map((element) => element.closest<HTMLElement>("[data-drop]"))
    .find((found) => found !== null);
  const medium = cell?.dataset.medium;
  if (!cell || !isMedium(medium)) return null;
  const phaseId = cell.dataset.drop === WITHOUT_PHASE ? null : (cell.dataset.drop ?? null);
  const middles = [...cell.querySelectorAll<HTMLElement>("[data-card]")]
    .filter((card) => card.dataset.card !== id)
    .map((card) => {
      const box = card.getBoundingClientRect();
      return box.top + box.height / 2;
    });
  return { phaseId, medium, index: dropIndex(middles, y) };
}

/** Scrolls the board while the pointer is near its edge. */
function scrollNear(board: HTMLElement | null, x: number, y: number): void {
  if (!board) return;
  const box = board.getBoundingClientRect();
  const toward = (place: number, start: number, end: number): number =>
    place < start + EDGE ? -12 : place > end - EDGE ? 12 : 0;
  board.scrollBy(toward(x, box.left, box.right), toward(y, box.top, box.bottom));
}

export function useCardDrag(id: string): {
  onPointerDown: (event: ReactPointerEvent<HTMLElement>) => void;
} {
  const { commands, store } = useBoard();

  function onPointerDown(event: ReactPointerEvent<HTMLElement>): void {
    const card = event.currentTarget;
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest("button"))) return;
    const isTouch = event.pointerType === "touch";
    const start = { x: event.clientX, y: event.clientY };
    const box = card.getBoundingClientRect();
    const board = card.closest<HTMLElement>("[data-board-scroll]");
    let ghost: HTMLElement | null = null;
    const ending = new AbortController();
    const { signal } = ending;

    function begin(): void {
      commands.pickUp(id, "pointer");
      ghost = card.cloneNode(true) as HTMLElement;
      ghost.removeAttribute("data-card");
      ghost.setAttribute("aria-hidden", "true");
      ghost.classList.add("board-ghost");
      ghost.style.width = `${box.width}px`;
      document.body.append(ghost);
      follow(start.x, start.y);
    }
    function follow(x: number, y: number): void {
      if (!ghost) return;
      ghost.style.left = `${box.left + x - start.x}px`;
      ghost.style.top = `${box.top + y - start.y}px`;
      scrollNear(board, x, y);
      const spot = spotAt(x, y, id);
      if (spot) commands.carryTo(spot);
    }
    function end(drops: boolean): void {
      clearTimeout(press);
      ending.abort();
      if (!ghost) return;
      ghost.remove();
      if (drops) commands.drop();
      else commands.cancelCarry();
      // The click that follows a drop would start an edit.
      addEventListener("click", (click) => click.stopPropagation(), { capture: true, once: true });
    }
    const press = isTouch ? setTimeout(begin, LONG_PRESS_MS) : undefined;

    addEventListener(
      "pointermove",
      (move) => {
        const distance = Math.hypot(move.clientX - start.x, move.clientY - start.y);
        if (ghost) follow(move.clientX, move.clientY);
        else if (isTouch && distance > 8) end(false);
        else if (!isTouch && distance >= THRESHOLD) {
          begin();
          follow(move.clientX, move.clientY);
        }
      },
      { signal },
    );
    addEventListener("touchmove", (move) => ghost && move.preventDefault(), { signal, passive: false });
    addEventListener("pointerup", () => end(store.get().lifted !== null), { signal });
    addEventListener("pointercancel", () => end(false), { signal });
    addEventListener("keydown", (key) => key.key === "Escape" && end(false), { signal });
  }

  return { onPointerDown };
}
