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
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isPressed = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);

  const child = children as ReactElement<HTMLAttributes<HTMLElement>>;
  if (disabled) return child;

  function close() {
    clearTimeout(timer.current);
    if (!anchor) return;
    lastShownAt = performance.now();
    setAnchor(null);
  }

  function openAfter(target: Element, ms: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      closeOpen?.();
      setAnchor(target);
    }, ms);
  }

  function leave() {
    clearTimeout(timer.current);
    timer.current = setTimeout(close, LEAVE_MS);
  }

  const stay = () => clearTimeout(timer.current);
  const own: HTMLAttributes<HTMLElement> = {
    onPointerEnter: ({ pointerType, currentTarget }) => {
      if (pointerType === "touch") return;
      openAfter(currentTarget, performance.now() - lastShownAt < WARM_MS ? 0 : REST_MS);
    },
    onPointerLeave: () => {
      isPressed.current = false;
      leave();
    },
    onPointerDown: () => {
      isPressed.current = true;
      close();
    },
    onFocus: ({ currentTarget }) => {
      if (!isPressed.current) openAfter(currentTarget, 0);
    },
    onBlur: () => {
      isPressed.current = false;
      close();
    },
    onClick: close,
  };
  return (
    <>
      {cloneElement(child, {
        ...both(child.props, own),
        ...(anchor ? { "aria-describedby": id } : {}),
      })}
      {anchor ? (
        <TooltipPanel id={id} anchor={anchor} side={side} onStay={stay} onLeave={leave} onClose={close}>
          {label}
          {shortcut ? <Kbd tone="dark">{shortcut}</Kbd> : null}
        </TooltipPanel>
      ) : null}
    </>
  );
}

interface TooltipPanelProps {
  id: string;
  anchor: Element;
  side: Side;
  onStay: () => void;
  onLeave: () => void;
  onClose: () => void;
  children: ReactNode;
}

function TooltipPanel({ id, anchor, side, onStay, onLeave, onClose, children }: TooltipPanelProps) {
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
  const latest = useRef(onClose);
  useLayoutEffect(() => {
    latest.current = onClose;
  });
  useEffect(() => {
    const close = () => latest.current();
    const handleKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") close();
    };
    closeOpen = close;
    window.addEventListener("keydown", handleKey, true);
    window.addEventListener("scroll", close, { capture: true, passive: true });
    return () => {
      if (closeOpen === close) closeOpen = null;
      window.removeEventListener("keydown", handleKey, true);
      window.removeEventListener("scroll", close, true);
    };
  }, []);
  return createPortal(
    <div
      ref={panel}
      id={id}
      role="tooltip"
      onPointerEnter={onStay}
      onPointerLeave={onLeave}
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
