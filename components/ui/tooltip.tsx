// A short name or explanation beside what is hovered or focused; never the only place of information.
"use client";
import {
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { Kbd } from "./kbd.tsx";
import { placeBeside, type Side } from "./place-beside.ts";

/** Resting this long shows it; right after another one was shown it comes at once. */
const REST_MS = 350;
const WARM_MS = 200;
/** Time to move the pointer from the control onto the tooltip (WCAG 1.4.13). */
const LEAVE_MS = 100;

let lastShownAt = Number.NEGATIVE_INFINITY;
/** Only one is open at a time. */
let closeOpen: (() => void) | null = null;

export interface TooltipProps {
  label: ReactNode;
  shortcut?: string | undefined;
  side?: Side;
  children: ReactElement;
  /** Switched off where the label already stands beside the icon. */
  disabled?: boolean;
}

export function Tooltip({ label, shortcut, side = "top", children, disabled = false }: TooltipProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [hover] = useState(() => createHover(setAnchor));
  useEffect(() => hover.close, [hover]);
  const child = children as ReactElement<HTMLAttributes<HTMLElement>>;
  if (disabled) return child;
  return (
    <>
      {cloneElement(child, {
        ...both(child.props, hover.handlers),
        ...(anchor ? { "aria-describedby": id } : {}),
      })}
      {anchor ? (
        <TooltipPanel id={id} anchor={anchor} side={side} hover={hover}>
          {label}
          {shortcut ? <Kbd tone="dark">{shortcut}</Kbd> : null}
        </TooltipPanel>
      ) : null}
    </>
  );
}

/** When it is shown and when no longer. */
function createHover(show: (anchor: Element | null) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isPressed = false;
  let isShown = false;

  function close(): void {
    clearTimeout(timer);
    if (closeOpen === close) closeOpen = null;
    if (!isShown) return;
    isShown = false;
    lastShownAt = performance.now();
    show(null);
  }
  function openAfter(anchor: Element, ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      closeOpen?.();
      closeOpen = close;
      isShown = true;
      show(anchor);
    }, ms);
  }
  function leave(): void {
    clearTimeout(timer);
    timer = setTimeout(close, LEAVE_MS);
  }
  const handlers: HTMLAttributes<HTMLElement> = {
    onPointerEnter({ pointerType, currentTarget }) {
      if (pointerType === "touch") return;
      openAfter(currentTarget, performance.now() - lastShownAt < WARM_MS ? 0 : REST_MS);
    },
    onPointerLeave() {
      isPressed = false;
      leave();
    },
    onPointerDown() {
      isPressed = true;
      close();
    },
    onFocus({ currentTarget }) {
      if (!isPressed) openAfter(currentTarget, 0);
    },
    onBlur() {
      isPressed = false;
      close();
    },
    onClick: close,
  };
  return { handlers, close, leave, stay: () => clearTimeout(timer) };
}

interface TooltipPanelProps {
  id: string;
  anchor: Element;
  side: Side;
  hover: ReturnType<typeof createHover>;
  children: ReactNode;
}

function TooltipPanel({ id, anchor, side, hover, children }: TooltipPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = panel.current;
    if (!box) return;
    const { left, top } = placeBeside(anchor.getBoundingClientRect(), box.getBoundingClientRect(), side, {
      width: document.documentElement.clientWidth,
      height: document.documentElement.clientHeight,
    });
    box.style.translate = `${left}px ${top}px`;
  });
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") hover.close();
    };
    window.addEventListener("keydown", handleKey, true);
    window.addEventListener("scroll", hover.close, { capture: true, passive: true });
    return () => {
      window.removeEventListener("keydown", handleKey, true);
      window.removeEventListener("scroll", hover.close, true);
    };
  }, [hover]);
  return createPortal(
    <div
      ref={panel}
      id={id}
      role="tooltip"
      onPointerEnter={hover.stay}
      onPointerLeave={hover.leave}
      className="fixed top-0 left-0 z-50 flex max-w-72 items-center gap-2 rounded-control bg-ink px-2.5 py-1.5 text-meta text-surface shadow-2"
    >
      {children}
    </div>,
    document.body,
  );
}

const EVENTS = ["onPointerEnter", "onPointerLeave", "onPointerDown", "onFocus", "onBlur", "onClick"] as const;

/** The control's own handlers run first, then the tooltip's. */
function both(theirs: HTMLAttributes<HTMLElement>, own: HTMLAttributes<HTMLElement>) {
  const merged: Record<string, (event: SyntheticEvent) => void> = {};
  for (const name of EVENTS) {
    const first = theirs[name] as ((event: SyntheticEvent) => void) | undefined;
    const second = own[name] as ((event: SyntheticEvent) => void) | undefined;
    merged[name] = (event) => {
      first?.(event);
      second?.(event);
    };
  }
  return merged;
}
