// What of a text is picked: follows the browser's selection inside it, and keeps the last one when that collapses.
"use client";
import { type RefObject, useCallback, useEffect, useState } from "react";
import { type Stretch, trimStretch } from "./note-text.ts";

/** Where the bar belongs, in pixels inside the frame. */
export interface BarPlace {
  readonly top: number;
  readonly left: number;
}

interface Pick {
  readonly stretch: Stretch;
  readonly place: BarPlace;
  /** The browser still shows it as its own selection. */
  readonly isLive: boolean;
}

interface TextPickInput {
  text: string;
  page: RefObject<HTMLElement | null>;
  frame: RefObject<HTMLElement | null>;
  isOn: boolean;
}

const BAR_WIDTH = 350;
const GAP = 8;

function placeBelow(box: DOMRect, frame: HTMLElement): BarPlace {
  const outer = frame.getBoundingClientRect();
  const left = Math.min(box.left - outer.left, Math.max(0, outer.width - BAR_WIDTH));
  return { top: box.bottom - outer.top + GAP, left: Math.max(0, left) };
}

/** Characters of the page before a point of the selection. The page holds the text and nothing else. */
function offsetIn(page: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(page);
  range.setEnd(node, offset);
  return range.toString().length;
}

export function useTextPick({ text, page, frame, isOn }: TextPickInput) {
  const [pick, setPick] = useState<Pick | null>(null);

  useEffect(() => {
    if (!isOn) return undefined;
    function handleSelection() {
      const selection = document.getSelection();
      const [element, outer] = [page.current, frame.current];
      if (!selection || !element || !outer) return;
      const isInside =
        selection.rangeCount > 0 && element.contains(selection.getRangeAt(0).commonAncestorContainer);
      if (!isInside || selection.isCollapsed) {
        // A press on the bar collapses the selection on some devices; what was picked stays, drawn by us.
        setPick((before) => (before?.isLive ? { ...before, isLive: false } : before));
        return;
      }
      const range = selection.getRangeAt(0);
      const stretch = trimStretch(text, {
        start: offsetIn(element, range.startContainer, range.startOffset),
        end: offsetIn(element, range.endContainer, range.endOffset),
      });
      if (stretch)
        setPick({ stretch, isLive: true, place: placeBelow(range.getBoundingClientRect(), outer) });
    }
    const element = page.current;
    const handlePress = () => setPick(null);
    document.addEventListener("selectionchange", handleSelection);
    element?.addEventListener("pointerdown", handlePress);
    return () => {
      document.removeEventListener("selectionchange", handleSelection);
      element?.removeEventListener("pointerdown", handlePress);
    };
  }, [frame, isOn, page, text]);

  const clear = useCallback(() => {
    setPick(null);
    document.getSelection()?.removeAllRanges();
  }, []);

  /** Picks by other means than the browser's selection; the bar comes below `near`. */
  const choose = useCallback(
    (stretch: Stretch, near: HTMLElement | null) => {
      const outer = frame.current;
      const place = near && outer ? placeBelow(near.getBoundingClientRect(), outer) : { top: 0, left: 0 };
      setPick({ stretch, place, isLive: false });
    },
    [frame],
  );

  return {
    stretch: pick?.stretch ?? null,
    place: pick?.place ?? { top: 0, left: 0 },
    isLive: pick?.isLive ?? false,
    clear,
    choose,
  };
}
