// What every page on paper carries: the sign of the product at its head and the seam with the address at its foot.
import { decoration, type Mark, PAPER, type Part } from "./drawing.ts";
import { setText } from "./flow.ts";

/** One thread, two loops: the sign of the product, 26 points wide. @param y of its middle */
export function threadSign(x: number, y: number): Mark {
  const points = Array.from({ length: 61 }, (_, step): readonly [number, number] => {
    const part = step / 60;
    const turn = part * Math.PI * 4 - Math.PI / 2;
    return [x + part * 26 + Math.cos(turn) * 5, y - Math.sin(turn) * 6];
  });
  return { kind: "line", points, color: PAPER.thread, width: 2 };
}

/** The seam and the line under it, 14 points high. */
export function drawFoot(
  text: string,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): Part[] {
  const { marks } = setText(text, x, y + 6, width, { size: 7.5, color: PAPER.ink3 });
  const seam: Mark = {
    kind: "line",
    points: [
      [x, y],
      [x + width, y],
    ],
    color: PAPER.thread,
    width: 1,
    dash: [5, 4],
  };
  return [decoration(seam), { role: "P", marks }];
}
