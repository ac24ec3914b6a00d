// What is put on paper before it has a format: parts with a role for readers, made of texts, lines and boxes at places in points
// (1/72 inch, from the top left). One such list becomes a PDF here, and can become SVG and through it PNG.
import type { StrengthLevel } from "#domain/evidence-level.ts";
import type { Locale } from "#domain/journey.ts";

/** Colours of the identity on white paper (the light theme's tokens). */
export const PAPER = {
  paper: "#ECEFEE",
  surface: "#FFFFFF",
  ink: "#19212C",
  ink2: "#4A5563",
  ink3: "#5C6776",
  line: "#D3DAD9",
  lineStrong: "#7F8A95",
  thread: "#C4122F",
  threadDeep: "#980B22",
  threadWash: "#FBEDEE",
  better: "#0B7670",
  worse: "#8F3A00",
} as const;

/** Text, its bold, and the face of headings. */
export type FaceName = "text" | "strong" | "display";

export interface TextMark {
  readonly kind: "text";
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly text: string;
  readonly face: FaceName;
  readonly size: number;
  readonly color: string;
}

export interface LineMark {
  readonly kind: "line";
  readonly points: readonly (readonly [number, number])[];
  readonly color: string;
  readonly width: number;
  /** Length of a dash and of the gap behind it; its ends are round. */
  readonly dash?: readonly [number, number] | undefined;
}

export interface BoxMark {
  readonly kind: "box";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius?: number;
  readonly fill?: string;
  readonly stroke?: string;
}

export type Mark = TextMark | LineMark | BoxMark;

/** What a part is to a reader that is read aloud to; null for what only decorates. */
export type PartRole = "H1" | "H2" | "P" | "Table" | "TR" | "TH" | "TD" | "L" | "LI" | "LBody" | "Sect";

/** Holds marks or further parts. */
export interface Part {
  readonly role: PartRole | null;
  readonly marks?: readonly Mark[];
  readonly parts?: readonly Part[];
}

/** One sheet. */
export interface Drawing {
  readonly title: string;
  readonly locale: Locale;
  readonly width: number;
  readonly height: number;
  readonly parts: readonly Part[];
}

/** A4 upright, and lying. */
export const A4 = { width: 595.28, height: 841.89 } as const;
export const A4_LYING = { width: A4.height, height: A4.width } as const;

/** Certainty as a stitch, as everywhere: dotted basting, running stitch, long stitch, closed seam. */
export const STITCH_LOOKS: Readonly<
  Record<StrengthLevel, { readonly dash?: readonly [number, number]; readonly color: string }>
> = {
  assumption: { dash: [0.1, 4], color: "#646D79" },
  anecdotal: { dash: [3.4, 3.6], color: "#8A5B00" },
  supported: { dash: [7, 3.2], color: "#0B7670" },
  validated: { color: "#0B4A3A" },
};

/** The stitch of a level, drawn from (x, y) to the right. */
export const stitch = (level: StrengthLevel, x: number, y: number, width = 22): LineMark => ({
  kind: "line",
  points: [
    [x + 1, y],
    [x + width - 1, y],
  ],
  width: 2,
  ...STITCH_LOOKS[level],
});

/** What decorates and is not read aloud. */
export const decoration = (...marks: readonly Mark[]): Part => ({ role: null, marks });
