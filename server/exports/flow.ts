// Fills a column of a sheet from the top: headings, lines of text, rows. What does not fit any more is counted, never cut off.
import { decoration, type FaceName, type Mark, PAPER, type Part, type PartRole } from "./drawing.ts";
import { linesOf } from "./faces.ts";

export interface TextLook {
  readonly face?: FaceName;
  readonly size?: number;
  readonly color?: string;
  /** Lines at most. */
  readonly most?: number;
}

/** Height of a line in parts of its size. */
const LEADING = 1.3;

/** Texts of one column. */
export function setText(
  text: string,
  x: number,
  top: number,
  width: number,
  { face = "text", size = 9, color = PAPER.ink, most = 1 }: TextLook = {},
): { readonly marks: readonly Mark[]; readonly height: number } {
  const lines = linesOf(text, face, size, width, most);
  return {
    marks: lines.map((line, at) => ({
      kind: "text" as const,
      x,
      y: top + size * (1.02 + at * LEADING),
      text: line,
      face,
      size,
      color,
    })),
    height: lines.length * size * LEADING,
  };
}

/** A row as it would be drawn at a height of the sheet. */
export type Row = (top: number) => { readonly parts: readonly Part[]; readonly height: number };

export class Flow {
  readonly x: number;
  readonly width: number;
  readonly bottom: number;
  readonly parts: Part[] = [];
  #top: number;

  constructor(x: number, top: number, width: number, bottom: number) {
    this.x = x;
    this.#top = top;
    this.width = width;
    this.bottom = bottom;
  }

  get top(): number {
    return this.#top;
  }

  /** Leaves room free. */
  skip(height: number): this {
    this.#top += height;
    return this;
  }

  text(text: string, role: PartRole, look: TextLook = {}): this {
    const { marks, height } = setText(text, this.x, this.#top, this.width, look);
    this.parts.push({ role, marks });
    this.#top += height;
    return this;
  }

  /** The name of a section, with the hairline above it. */
  heading(text: string): this {
    this.parts.push(
      decoration({
        kind: "line",
        points: [
          [this.x, this.#top],
          [this.x + this.width, this.#top],
        ],
        color: PAPER.line,
        width: 0.8,
      }),
    );
    return this.skip(7).text(text, "H2", { face: "display", size: 12 }).skip(4);
  }

  /**
   * As many rows as there is room for, in their order; the last line says how many are left out.
   * @param role of what holds the rows
   */
  rows(role: PartRole, rows: readonly Row[], more: (count: number) => string, gap = 3): this {
    const drawn: Part[] = [];
    const line = 9 * LEADING;
    for (const [at, row] of rows.entries()) {
      const { parts, height } = row(this.#top);
      const isLast = at === rows.length - 1;
      if (this.#top + height + (isLast ? 0 : gap + line) > this.bottom) {
        this.parts.push({ role, parts: drawn });
        return this.text(more(rows.length - at), "P", { color: PAPER.ink2 });
      }
      drawn.push(...parts);
      this.#top += height + gap;
    }
    if (drawn.length > 0) this.parts.push({ role, parts: drawn });
    return this;
  }
}
