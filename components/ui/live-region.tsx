// Says to screen readers what just happened on the page.
"use client";
import { useEffect, useState } from "react";

type Politeness = "polite" | "assertive";
type Listener = (text: string, politeness: Politeness) => void;

const listeners = new Set<Listener>();

/** Has readers say the text; `assertive` interrupts and is for failures only. */
export function announce(text: string, politeness: Politeness = "polite"): void {
  for (const listener of listeners) listener(text, politeness);
}

export function LiveRegion() {
  const [said, setSaid] = useState({ polite: "", assertive: "" });
  useEffect(() => {
    const listener: Listener = (text, politeness) => {
      // A no-break space makes the same sentence twice in a row a change, so that it is read again.
      setSaid((before) => ({
        ...before,
        [politeness]: before[politeness] === text ? `${text}\u00a0` : text,
      }));
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return (
    <>
      <div role="status" className="sr-only">
        {said.polite}
      </div>
      <div role="alert" className="sr-only">
        {said.assertive}
      </div>
    </>
  );
}
