// The ways in which code comes after the page's first load. Each keeps what is seen: a part drawn by the server stays, a
// button stands before what it opens, and nothing moves when the rest arrives. Whoever loses the line a moment after a page
// opened goes on working: what the page may need is fetched in its idle time, and what still cannot be had is waited for.
"use client";
import {
  cloneElement,
  type ComponentType,
  type HTMLAttributes,
  lazy,
  type ReactElement,
  Suspense,
  useState,
} from "react";

type Load<P> = () => Promise<ComponentType<P>>;

const TRIES = 6;
const FIRST_PAUSE_MS = 500;
/** The page's own work comes first. */
const IDLE_AFTER_MS = 1_500;

/** A while, or until the line is back; without a line there is nothing to try. */
function pauseBefore(attempt: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    };
    const timer = navigator.onLine ? setTimeout(done, FIRST_PAUSE_MS * 2 ** attempt) : undefined;
    window.addEventListener("online", done);
  });
}

async function insist<T>(load: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await load();
    } catch (failure) {
      if (typeof window === "undefined" || attempt >= TRIES) throw failure;
      await pauseBefore(attempt);
    }
  }
}

const unready = new Set<() => Promise<unknown>>();
let isPlanned = false;

/** Fetches what the open page may need, one part after the other. */
async function makeReady(): Promise<void> {
  for (const load of unready) {
    unready.delete(load);
    await load().catch(() => undefined);
  }
  isPlanned = false;
}

/** One load for all who ask; it lasts through a lost line, and begins by itself when the page has nothing else to do. */
function once<P>(load: Load<P>): Load<P> {
  let begun: Promise<ComponentType<P>> | null = null;
  const ask = () => {
    begun ??= insist(load).catch((failure: unknown) => {
      begun = null;
      throw failure;
    });
    return begun;
  };
  if (typeof window !== "undefined") {
    unready.add(ask);
    if (!isPlanned) setTimeout(() => void makeReady(), IDLE_AFTER_MS);
    isPlanned = true;
  }
  return ask;
}

/** A part that is drawn when it is needed. */
export function loadPart<P extends object>(load: Load<P>) {
  const ask = once(load);
  return lazy(async () => ({ default: await ask() }));
}

/** Begins now in a browser, so that the code travels beside the page's own; the server draws it in any case. */
export function loadSoon<P extends object>(load: Load<P>) {
  const ask = once(load);
  // whoever draws it says what went wrong
  if (typeof window !== "undefined") ask().catch(() => undefined);
  return lazy(async () => ({ default: await ask() }));
}

/** A window (dialog, sheet): loaded when it is first opened, and kept, so that it can close as gently as it came. */
export function loadWhenOpened<P extends { readonly open: boolean }>(load: Load<P>) {
  const Part = loadPart(load);
  return function Opened(props: P) {
    const [isAsked, setAsked] = useState(props.open);
    if (props.open && !isAsked) setAsked(true);
    return isAsked ? (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    ) : null;
  };
}

export interface AskedProps {
  readonly trigger: ReactElement;
  /** Set by what loads it: open from the first moment. */
  readonly defaultOpen?: boolean;
}

/**
 * A menu or panel behind its own trigger: until it is pressed only the trigger stands there. Pointing at it or moving the
 * focus to it already loads the rest.
 * @param opens what readers hear that the trigger opens
 */
export function loadWhenAsked<P extends AskedProps>(opens: "menu" | "dialog", load: Load<P>) {
  const ask = once(load);
  const Part = lazy(async () => ({ default: await ask() }));
  const prepare = () => void ask().catch(() => undefined);
  return function Asked(props: P) {
    const [isAsked, setAsked] = useState(false);
    const trigger = props.trigger as ReactElement<HTMLAttributes<HTMLElement>>;
    const alone = cloneElement(trigger, {
      "aria-haspopup": opens,
      "aria-expanded": false,
      onPointerEnter: prepare,
      onFocus: prepare,
      onClick: () => setAsked(true),
      onKeyDown: (event) => {
        if (opens === "menu" && event.key === "ArrowDown") setAsked(true);
      },
    });
    return isAsked ? (
      <Suspense fallback={alone}>
        <Part {...props} defaultOpen />
      </Suspense>
    ) : (
      alone
    );
  };
}
