// Draws a head and shoulders as one thread: hair, face and collar differ with the seed, and are always the same for one seed.

export interface LineFigure {
  /** SVG path in a square of 96. */
  readonly line: string;
  /** Where the eye sits. */
  readonly cheek: { readonly x: number; readonly y: number };
}

/** A small generator of numbers in 0 … 1 from a text (FNV-1a, then a linear congruence). */
function numbersFrom(seed: string): () => number {
  let state = 2_166_136_261;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** The figure of this seed. */
export function figureOf(seed: string): LineFigure {
  const next = numbersFrom(seed);
  const between = (least: number, most: number) => Math.round((least + next() * (most - least)) * 10) / 10;
  const crown = between(14, 20);
  const side = between(25, 30);
  const nose = between(4.5, 7.5);
  const chin = between(58, 62);
  const curls = Math.floor(between(0, 3.99));
  const hairEnd = between(44, 66);
  // The thread comes in at the left shoulder, runs up the back of the hair, over the crown, down the profile and out again.
  const shoulder = `M4 ${between(86, 90)}C14 ${between(74, 80)} 26 ${between(72, 78)} 32 ${between(72, 76)}`;
  const neck = `C${between(36, 39)} 70 37 66 ${between(34, 37)} ${hairEnd}`;
  const back = `C${side - 4} ${hairEnd - 8} ${side - 5} 34 ${side + 3} ${crown + 10}`;
  const over = hairOver(curls, side + 3, crown + 10, crown, between);
  const face = [
    `C66 ${crown + 10} 67 ${crown + 14} 66 36`,
    `C66 38 ${66 + nose} 43 ${66 + nose - 1} 45`,
    `C${66 + nose - 2} 47 66 46.5 66 48`,
    `C68 49 67.5 51 66 51.5`,
    `C67.5 53 67 54 65.5 54.5`,
    `C66 ${chin - 1} 62 ${chin + 1} 56 ${chin}`,
  ].join("");
  const collar = `C55 ${chin + 6} 55 70 60 ${between(72, 75)}C70 ${between(74, 78)} 84 ${between(76, 82)} 92 ${between(86, 90)}`;
  return { line: `${shoulder}${neck}${back}${over}${face}${collar}`, cheek: { x: 58.5, y: 40 } };
}

/** From the back of the head to the forehead at (64, crown + 8): smooth, or with one to three loops of hair. */
function hairOver(
  loops: number,
  fromX: number,
  fromY: number,
  crown: number,
  between: (least: number, most: number) => number,
): string {
  const toX = 64;
  const toY = crown + 8;
  if (loops === 0) {
    return `C${fromX + 6} ${crown - 4} 56 ${crown - 6} ${toX} ${toY}`;
  }
  const parts: string[] = [];
  let x = fromX;
  let y = fromY;
  for (let loop = 1; loop <= loops; loop += 1) {
    const nextX = fromX + ((toX - fromX) * loop) / (loops + 1);
    const nextY = crown + between(-1, 3);
    const size = between(7, 10);
    parts.push(`C${x + 1} ${y - size} ${nextX - 3} ${nextY - size} ${nextX} ${nextY}`);
    parts.push(`C${nextX + 3} ${nextY + size} ${nextX - size} ${nextY + size} ${nextX - 3} ${nextY + 1}`);
    x = nextX - 3;
    y = nextY + 1;
  }
  parts.push(`C${x + 4} ${crown - 8} ${toX - 4} ${crown - 4} ${toX} ${toY}`);
  return parts.join("");
}
