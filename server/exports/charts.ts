// The dashboard's charts on paper. Each reads in grey: shape and stitch say what a colour says on screen, and every number that is
// drawn also stands there.
import type { CheckState } from "#domain/health.ts";
import { STRENGTH_LEVELS, type StrengthLevel } from "#domain/evidence-level.ts";
import type { CheckLine, DashboardFrame, FeelingLine, LevelsLine, WorkLine } from "./dashboard-sheet.ts";
import {
  type BoxMark,
  decoration,
  type LineMark,
  type Mark,
  PAPER,
  type Part,
  STITCH_LOOKS,
  stitch,
  type TextMark,
} from "./drawing.ts";
import { cleanText, shorten, widthOf } from "./faces.ts";
import { Flow, type Row, setText, type TextLook } from "./flow.ts";

export const line = (
  points: LineMark["points"],
  color: string,
  width = 0.8,
  dash?: LineMark["dash"],
): LineMark => ({ kind: "line", points, color, width, dash });

/** A disc or a ring around a point. */
export const disc = (
  x: number,
  y: number,
  radius: number,
  look: { readonly fill?: string; readonly stroke?: string },
): BoxMark => ({
  kind: "box",
  x: x - radius,
  y: y - radius,
  width: radius * 2,
  height: radius * 2,
  radius,
  ...look,
});

/** One line of text that ends at `right`. */
export function endingAt(
  text: string,
  right: number,
  top: number,
  { face = "text", size = 9, color = PAPER.ink }: TextLook = {},
): TextMark {
  return {
    kind: "text",
    x: right - widthOf(text, face, size),
    y: top + size * 1.02,
    text,
    face,
    size,
    color,
  };
}

/** One line of text around `middle`. */
export const around = (text: string, middle: number, top: number, look: TextLook = {}): TextMark =>
  endingAt(text, middle + widthOf(text, look.face ?? "text", look.size ?? 9) / 2, top, look);

/** A heading with something quiet at the end of its line. */
export function headingWith(flow: Flow, title: string, aside: string | null): Flow {
  const top = flow.top;
  flow.heading(title);
  if (aside) {
    const free = flow.width - widthOf(title, "display", 12) - 12;
    const said = shorten(aside, "text", 8, free);
    const mark = endingAt(said, flow.x + flow.width, top + 10, { size: 8, color: PAPER.ink2 });
    flow.parts.push({ role: "P", marks: [mark] });
  }
  return flow;
}

const item = (...marks: readonly Mark[]): Part => ({ role: "LI", parts: [{ role: "LBody", marks }] });

/** Room for the longest name, within these parts of the width. */
const nameRoom = (
  lines: readonly { readonly name: string }[],
  width: number,
  [least, most]: readonly [number, number],
): number =>
  Math.min(
    width * most,
    Math.max(width * least, ...lines.map(({ name }) => widthOf(cleanText(name), "text", 8.5) + 6)),
  );

const TICKS = [-2, -1, 0, 1, 2] as const;

/** A ring for then and a disc for now, each with its month. */
export function drawLegend(flow: Flow, legend: NonNullable<DashboardFrame["feelingsOf"]>): void {
  const look = { size: 8, color: PAPER.ink2 };
  const y = flow.top + 5.5;
  const second = flow.x + 9 + widthOf(legend.then, "text", look.size) + 16;
  flow.parts.push(
    decoration(
      disc(flow.x + 3, y, 2.6, { fill: PAPER.surface, stroke: PAPER.ink2 }),
      disc(second - 6, y, 3, { fill: PAPER.ink }),
    ),
    {
      role: "P",
      marks: [
        ...setText(legend.then, flow.x + 9, flow.top, flow.width, look).marks,
        ...setText(legend.now, second, flow.top, flow.width, look).marks,
      ],
    },
  );
  flow.skip(13);
}

/** What was felt, then (a ring) and now (a disc), on one scale. */
export function drawFeelings(
  flow: Flow,
  lines: readonly FeelingLine[],
  { more, tick }: { readonly more: DashboardFrame["more"]; readonly tick: (value: number) => string },
): void {
  const right = flow.x + flow.width - 46;
  const left = flow.x + nameRoom(lines, flow.width, [0.32, 0.46]);
  const at = (value: number) => left + 6 + ((value + 2) / 4) * (right - left - 12);
  const begin = flow.top;
  const rows = new Flow(flow.x, begin, flow.width, flow.bottom - 12);
  const row =
    ({ name, now, before, nowSaid, beforeSaid }: FeelingLine): Row =>
    (top) => {
      const middle = top + 6.5;
      const drawn = [
        ...(now !== null && before !== null
          ? [
              line(
                [
                  [at(before), middle],
                  [at(now), middle],
                ],
                PAPER.lineStrong,
                1.4,
              ),
            ]
          : []),
        ...(before === null
          ? []
          : [disc(at(before), middle, 3, { fill: PAPER.surface, stroke: PAPER.ink2 })]),
        ...(now === null ? [] : [disc(at(now), middle, 3.6, { fill: PAPER.ink })]),
      ];
      const named = setText(name, flow.x, top, left - flow.x - 4, { size: 8.5 });
      const end = flow.x + flow.width;
      const said = endingAt(nowSaid, end, top, { size: 8.5, face: now === null ? "text" : "strong" });
      const was = beforeSaid ? [endingAt(beforeSaid, end - 27, top, { size: 8, color: PAPER.ink2 })] : [];
      return { parts: [decoration(...drawn), item(...named.marks, ...was, said)], height: 13 };
    };
  rows.rows("L", lines.map(row), more, 1.5);
  const end = rows.top + 1;
  const grid = TICKS.map((value) =>
    line(
      [
        [at(value), begin],
        [at(value), end],
      ],
      value === 0 ? PAPER.lineStrong : PAPER.line,
      0.6,
      value === 0 ? undefined : [1.5, 2.5],
    ),
  );
  const scale = TICKS.map((value) => around(tick(value), at(value), end + 1, { size: 7, color: PAPER.ink3 }));
  flow.parts.push(decoration(...grid), ...rows.parts, decoration(...scale));
  flow.skip(end - begin + 13);
}

/** Fills of the levels: white with dots, white with dashes, teal with long white stitches, dark. */
const FILLS: Readonly<Record<StrengthLevel, string>> = {
  assumption: PAPER.surface,
  anecdotal: PAPER.surface,
  supported: STITCH_LOOKS.supported.color,
  validated: STITCH_LOOKS.validated.color,
};

function segment(level: StrengthLevel, x: number, y: number, width: number): Mark[] {
  const height = 11;
  const { dash, color } = STITCH_LOOKS[level];
  const box: BoxMark = {
    kind: "box",
    x,
    y,
    width: Math.max(1, width),
    height,
    radius: 1.5,
    fill: FILLS[level],
    stroke: color,
  };
  const seam = level === "supported" ? PAPER.surface : color;
  const seams =
    dash && width > 6
      ? [3.6, 7.4].map((down) =>
          line(
            [
              [x + 2.5, y + down],
              [x + width - 2.5, y + down],
            ],
            seam,
            1,
            dash,
          ),
        )
      : [];
  return [box, ...seams];
}

/** A month a row: the bar of its touchpoints by level, and their numbers. */
export function drawLevels(
  flow: Flow,
  lines: readonly LevelsLine[],
  levelWords: DashboardFrame["levelWords"],
): void {
  const most = Math.max(1, ...lines.map(({ counts }) => counts.reduce((sum, one) => sum + one.count, 0)));
  const columns = STRENGTH_LEVELS.map((_, place) => flow.x + flow.width - (3 - place) * 19 - 7);
  const left = flow.x + 26;
  const room = flow.width - 26 - 4 * 19 - 4;
  const heads = STRENGTH_LEVELS.map(
    (level, place): Part => ({
      role: "TH",
      marks: [stitch(level, (columns[place] ?? left) - 8, flow.top + 4, 16)],
    }),
  );
  const table: Part[] = [{ role: "TR", parts: heads }];
  flow.skip(9);
  for (const { month, isShown, counts } of lines) {
    let from = left;
    const bars = counts.flatMap(({ level, count }) => {
      const width = (count / most) * room;
      const drawn = count === 0 ? [] : segment(level, from + 0.5, flow.top, width - 1);
      from += width;
      return drawn;
    });
    const face = isShown ? "strong" : "text";
    const numbers = counts.map(({ count }, place) =>
      around(String(count), columns[place] ?? left, flow.top + 0.5, { size: 8.5, face }),
    );
    table.push(decoration(...bars), {
      role: "TR",
      parts: [
        { role: "TH", marks: setText(month, flow.x, flow.top + 0.5, 26, { size: 8.5, face }).marks },
        ...numbers.map((mark): Part => ({ role: "TD", marks: [mark] })),
      ],
    });
    flow.skip(15);
  }
  flow.parts.push({ role: "Table", parts: table });
  const half = flow.width / 2;
  const legend = STRENGTH_LEVELS.map((level, place) => {
    const x = flow.x + (place % 2) * half;
    const y = flow.top + Math.floor(place / 2) * 11;
    return [
      stitch(level, x, y + 5, 20),
      ...setText(levelWords[level], x + 25, y, half - 27, { size: 8, color: PAPER.ink2 }).marks,
    ];
  });
  flow.parts.push({ role: "L", parts: legend.map((marks) => item(...marks)) });
  flow.skip(23);
}

type WorkKind = "done" | "open" | "moved";
const WORK_KINDS: readonly WorkKind[] = ["done", "open", "moved"];

/** A task as a pill: filled, empty, or empty with a line that leads on. */
function pill(kind: WorkKind, x: number, y: number): Mark[] {
  const box = { kind: "box", x, y, width: 11, height: 5, radius: 2.5 } as const;
  if (kind === "done") return [{ ...box, fill: PAPER.ink, stroke: PAPER.ink }];
  if (kind === "open") return [{ ...box, stroke: PAPER.lineStrong }];
  const on = line(
    [
      [x + 3, y + 2.5],
      [x + 14, y + 2.5],
    ],
    PAPER.thread,
    1,
  );
  return [{ ...box, stroke: PAPER.thread }, on];
}

/** A department a row: a pill a task as far as they go, and how many are done. */
export function drawWork(
  flow: Flow,
  lines: readonly WorkLine[],
  { kinds, more }: { readonly kinds: DashboardFrame["workKinds"]; readonly more: DashboardFrame["more"] },
): void {
  const rows = new Flow(flow.x, flow.top, flow.width, flow.bottom - 13);
  const left = flow.x + nameRoom(lines, flow.width, [0.3, 0.56]);
  const most = Math.max(1, Math.floor((flow.x + flow.width - left - 40) / 14));
  const row =
    (one: WorkLine): Row =>
    (top) => {
      const pills = WORK_KINDS.flatMap((kind) => Array.from({ length: one[kind] }, () => kind))
        .slice(0, most)
        .flatMap((kind, place) => pill(kind, left + place * 14, top + 4));
      const named = setText(one.name, flow.x, top, left - flow.x - 4, { size: 8.5 });
      const said = endingAt(one.said, flow.x + flow.width, top, { size: 8.5, color: PAPER.ink2 });
      return { parts: [decoration(...pills), item(...named.marks, said)], height: 11.5 };
    };
  rows.rows("L", lines.map(row), more, 2);
  flow.parts.push(...rows.parts);
  flow.skip(rows.top - flow.top + 2);
  let x = flow.x;
  const legend = WORK_KINDS.flatMap((kind) => {
    const marks = [
      ...pill(kind, x, flow.top + 3),
      ...setText(kinds[kind], x + 17, flow.top, 80, { size: 7.5, color: PAPER.ink2 }).marks,
    ];
    x += 17 + widthOf(kinds[kind], "text", 7.5) + 9;
    return marks;
  });
  flow.parts.push(decoration(...legend));
  flow.skip(12);
}

/** The sign of a check: a tick, a triangle's bang, a cross, a stroke through, a dash. */
function checkSign(state: CheckState, x: number, y: number): Mark[] {
  const stroke = state === "failing" ? PAPER.surface : PAPER.ink;
  const sign = (...points: readonly (readonly [number, number])[]) =>
    line(
      points.map(([right, down]) => [x + right, y + down] as const),
      stroke,
      1.3,
    );
  const ring = disc(x, y, 5.2, {
    fill: state === "failing" ? PAPER.ink : PAPER.surface,
    stroke: state === "not_applicable" ? PAPER.lineStrong : PAPER.ink,
  });
  switch (state) {
    case "ok":
      return [ring, sign([-2.2, 0.2], [-0.6, 1.9], [2.4, -1.9])];
    case "attention":
      return [ring, sign([0, -2.8], [0, 0.6]), sign([0, 2.6], [0, 2.7])];
    case "failing":
      return [ring, sign([-1.9, -1.9], [1.9, 1.9]), sign([-1.9, 1.9], [1.9, -1.9])];
    case "waived":
      return [ring, sign([-2.6, 2.6], [2.6, -2.6])];
    case "not_applicable":
      return [ring, sign([-2, 0], [2, 0])];
  }
}

/** The seven mistakes on the thread, each with the sentence that says most. */
export function drawChecks(flow: Flow, checks: readonly CheckLine[], more: DashboardFrame["more"]): void {
  const begin = flow.top;
  const row =
    ({ name, state, stateSaid, said }: CheckLine): Row =>
    (top) => {
      const left = flow.x + 16;
      const width = flow.width - 16;
      const title = setText(name, left, top, width, { face: "strong", size: 8.5 });
      const sentence = setText(`${stateSaid}: ${said}`, left, top + title.height - 0.5, width, {
        size: 7.8,
        color: PAPER.ink2,
        most: 2,
      });
      return {
        parts: [
          decoration(...checkSign(state, flow.x + 5.6, top + 5.8)),
          item(...title.marks, ...sentence.marks),
        ],
        height: title.height + sentence.height,
      };
    };
  const thread = flow.parts.length;
  flow.rows("L", checks.map(row), more, 2.5);
  const seam = line(
    [
      [flow.x + 5.6, begin + 6],
      [flow.x + 5.6, flow.top - 14],
    ],
    PAPER.thread,
    1.2,
    [3, 3],
  );
  // below the signs
  flow.parts.splice(thread, 0, decoration(seam));
}
