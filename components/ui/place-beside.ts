// Where a small box goes beside another one: on the side asked for, on the opposite one where that has no room, never
// outside of the window.

export type Side = "top" | "right" | "bottom" | "left";
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 7;
const EDGE = 8;
const OPPOSITE = { top: "bottom", right: "left", bottom: "top", left: "right" } as const;

const clamp = (value: number, most: number) => Math.max(EDGE, Math.min(value, most - EDGE));

/** Left and top of `size` beside `anchor`, in pixels of the window. */
export function placeBeside(
  anchor: Box,
  size: Size,
  side: Side,
  window: Size,
): { readonly left: number; readonly top: number } {
  const at = { top: anchor.top - GAP - size.height, left: anchor.left - GAP - size.width };
  const beyond = { bottom: anchor.top + anchor.height + GAP, right: anchor.left + anchor.width + GAP };
  const fits: Readonly<Record<Side, boolean>> = {
    top: at.top >= EDGE,
    left: at.left >= EDGE,
    bottom: beyond.bottom + size.height <= window.height - EDGE,
    right: beyond.right + size.width <= window.width - EDGE,
  };
  const chosen = fits[side] || !fits[OPPOSITE[side]] ? side : OPPOSITE[side];
  const isUpright = chosen === "top" || chosen === "bottom";
  const left = isUpright
    ? anchor.left + (anchor.width - size.width) / 2
    : chosen === "left"
      ? at.left
      : beyond.right;
  const top = isUpright
    ? chosen === "top"
      ? at.top
      : beyond.bottom
    : anchor.top + (anchor.height - size.height) / 2;
  return {
    left: Math.round(clamp(left, window.width - size.width)),
    top: Math.round(clamp(top, window.height - size.height)),
  };
}
