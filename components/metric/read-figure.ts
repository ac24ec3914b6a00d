// Reads figures as people type them: 1.234,5 and 1,234.5 and € 12,50 and 58%. Pure, so that it can be tested.

/** The number that was typed, or null where there is none. Of two kinds of mark the last one is the decimal mark. */
export function readFigure(typed: string): number | null {
  const text = typed.replace(/[\s€%]/gu, "").replace("−", "-");
  if (!/^-?[\d.,]+$/.test(text) || !/\d/.test(text)) return null;
  const comma = text.lastIndexOf(",");
  const point = text.lastIndexOf(".");
  const hasBoth = comma >= 0 && point >= 0;
  const mark = Math.max(comma, point);
  const isThousands = !hasBoth && mark >= 0 && /^-?\d{1,3}([.,]\d{3})+$/.test(text) && !/^-?0/.test(text);
  // A mark that stands twice cannot be the decimal one.
  if (mark >= 0 && !isThousands && text.indexOf(text[mark] ?? "") !== mark) return null;
  const plain =
    mark < 0 || isThousands
      ? text.replace(/[.,]/g, "")
      : `${text.slice(0, mark).replace(/[.,]/g, "")}.${text.slice(mark + 1)}`;
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}

/** Whole month before this day: figures are mostly entered when a month is over. */
export function monthBefore(day: string): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, "0")}`;
}
