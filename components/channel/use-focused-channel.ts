// The channel an address names (`?focus=`): its row is scrolled to, focused and marked as soon as it stands on the page.
"use client";
import { useSearchParams } from "next/navigation";

/** Stable, so that React calls it once, when the row appears. */
function comeTo(row: HTMLElement | null): void {
  row?.scrollIntoView({ block: "center" });
  row?.focus({ preventScroll: true });
}

const FOCUSED = { ref: comeTo, tabIndex: -1, "data-focused": "" } as const;

/** Attributes of a channel's row. */
export function useFocusedChannel(): (channelId: string) => Partial<typeof FOCUSED> {
  const focused = useSearchParams().get("focus");
  return (channelId) => (channelId === focused ? FOCUSED : {});
}
