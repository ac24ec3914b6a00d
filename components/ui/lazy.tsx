// The three ways in which code comes after the page's first load. Each keeps what is seen: a part drawn by the server stays,
// a button stands before what it opens, and nothing moves when the rest arrives.
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

/** Begins now in a browser, so that the code travels beside the page's own; the server draws it in any case. */
export function loadSoon<P extends object>(load: Load<P>) {
  const begun = typeof window === "undefined" ? undefined : load();
  // whoever draws it says what went wrong
  begun?.catch(() => undefined);
  return lazy(async () => ({ default: await (begun ?? load()) }));
}

/** A window (dialog, sheet): loaded when it is first opened, and kept, so that it can close as gently as it came. */
export function loadWhenOpened<P extends { readonly open: boolean }>(load: Load<P>) {
  const Part = lazy(async () => ({ default: await load() }));
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
  const Part = lazy(async () => ({ default: await load() }));
  const prepare = () => void load().catch(() => undefined);
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
