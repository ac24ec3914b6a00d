// The dashboard of one journey on a lying A4: the sentence, the phases on one thread, what asks for a decision, and below it how it
// feels, how sure it is, what it costs; health and work beside them.
import {
  around,
  disc,
  drawChecks,
  drawFeelings,
  drawLegend,
  drawLevels,
  drawWork,
  endingAt,
  headingWith,
  line,
} from "./charts.ts";
import type {
  AskLine,
  DashboardFrame,
  DashboardSheet,
  MoneyLine,
  PhaseFigureLine,
} from "./dashboard-sheet.ts";
import { A4_LYING, decoration, type Drawing, type Mark, PAPER, type Part, stitch } from "./drawing.ts";
import { shorten, widthOf } from "./faces.ts";
import { Flow, type Row, setText } from "./flow.ts";
import { drawFoot, threadSign } from "./page-parts.ts";

export const MARGIN = 30;
export const WIDTH = A4_LYING.width - 2 * MARGIN;
export const FOOT = A4_LYING.height - MARGIN - 12;
const GAP = 20;
const SIDE = 196;
const MAIN = WIDTH - SIDE - GAP;
/** Where the last row of charts begins. */
const LAST_ROW = 396;

/** @param tick how a place on the scale of feelings is written */
export function drawDashboard(sheet: DashboardSheet, tick: (value: number) => string): Drawing {
  const head = drawHead(sheet);
  const phases = drawPhases(sheet.phases, head.top + 4, sheet.more);
  const asks = new Flow(MARGIN, phases.top + 6, MAIN, LAST_ROW - 6);
  headingWith(asks, sheet.asksWords.title, sheet.asksWords.lead);
  if (sheet.asks.length === 0) quiet(asks, sheet.asksWords.none);
  asks.rows(
    "L",
    sheet.asks.map((one) => askRow(one, asks, sheet.levelWords)),
    sheet.more,
    4,
  );

  const third = (MAIN - 2 * GAP) / 3;
  const column = (place: number) => new Flow(MARGIN + place * (third + GAP), LAST_ROW, third, FOOT - 6);
  const feelings = headingWith(column(0), sheet.words.feelings, null);
  if (sheet.feelingsOf) drawLegend(feelings, sheet.feelingsOf);
  drawFeelings(feelings, sheet.feelings, { more: sheet.more, tick });
  const levels = headingWith(column(1), sheet.words.levels, null);
  drawLevels(levels, sheet.levels, sheet.levelWords);
  const money = headingWith(column(2), sheet.words.money, null);
  money.text(sheet.spent, "P", { size: 8, color: PAPER.ink2 }).skip(2);
  drawMoney(money, sheet);

  const side = new Flow(MARGIN + MAIN + GAP, phases.top + 6, SIDE, FOOT - 6);
  headingWith(side, sheet.checksWords.title, sheet.checksWords.inOrder);
  drawChecks(side, sheet.checks, sheet.more);
  side.skip(6);
  headingWith(side, sheet.words.work, sheet.workOf);
  if (sheet.work.length === 0) quiet(side, sheet.words.workNone);
  else drawWork(side, sheet.work, { kinds: sheet.workKinds, more: sheet.more });

  const flows = [head, phases, asks, feelings, levels, money, side];
  return {
    title: sheet.title,
    locale: sheet.locale,
    ...A4_LYING,
    parts: [
      ...flows.flatMap((flow) => flow.parts),
      ...drawFoot(sheet.made, { x: MARGIN, y: FOOT, width: WIDTH }),
    ],
  };
}

export const quiet = (flow: Flow, text: string): Flow => flow.text(text, "P", { color: PAPER.ink2, most: 2 });

/** A line begins with a capital, also where a month is written small. */
const beginning = (line: string): string => line.charAt(0).toUpperCase() + line.slice(1);

/** The thread, the place and the month, what there is of everything, and the sentence to tell. */
export function drawHead(sheet: DashboardFrame): Flow {
  const flow = new Flow(MARGIN, MARGIN, WIDTH, A4_LYING.height);
  flow.parts.push(decoration(threadSign(MARGIN, MARGIN + 9)));
  const left = new Flow(MARGIN + 40, MARGIN, WIDTH * 0.55, A4_LYING.height)
    .text(`${sheet.workspace} · ${sheet.subject}`, "P", { face: "strong", size: 10 })
    .text(beginning(`${sheet.month} · ${sheet.state}`), "P", { color: PAPER.ink2, size: 8.5 });
  if (sheet.approvals.length > 0)
    left.text(beginning(sheet.approvals.join(" · ")), "P", { color: PAPER.ink2, size: 8.5, most: 2 });
  const counts = sheet.counts.map((said, place): Part => {
    const look = { size: 8.5, color: PAPER.ink2 };
    const fitting = shorten(said, "text", look.size, WIDTH * 0.4);
    return { role: "P", marks: [endingAt(fitting, MARGIN + WIDTH, MARGIN + place * 11.5, look)] };
  });
  flow.parts.push(...left.parts, ...counts);
  return flow
    .skip(Math.max(left.top - MARGIN, counts.length * 11.5) + 6)
    .text(sheet.headline, "H1", { face: "display", size: 18, most: 2 });
}

const PHASES_AT_MOST = 7;

function drawPhases(phases: readonly PhaseFigureLine[], top: number, more: DashboardFrame["more"]): Flow {
  const flow = new Flow(MARGIN, top, WIDTH, A4_LYING.height);
  if (phases.length === 0) return flow;
  const shown = phases.slice(0, PHASES_AT_MOST);
  const gap = 16;
  const width = (WIDTH - (shown.length - 1) * gap) / shown.length;
  const cells = shown.map((phase, place) =>
    drawPhase(phase, place + 1, new Flow(MARGIN + place * (width + gap), top + 7, width, A4_LYING.height)),
  );
  flow.parts.push(
    decoration(
      line(
        [
          [MARGIN, top],
          [MARGIN + WIDTH, top],
        ],
        PAPER.line,
      ),
    ),
    { role: "L", parts: cells.map((cell): Part => ({ role: "LI", parts: cell.parts })) },
  );
  flow.skip(Math.max(...cells.map((cell) => cell.top)) - top);
  if (phases.length > shown.length)
    flow.text(more(phases.length - shown.length), "P", { color: PAPER.ink2, size: 8 });
  return flow;
}

function drawPhase(phase: PhaseFigureLine, number: number, flow: Flow): Flow {
  flow
    .text(`${number}  ${phase.name}`, "P", { face: "display", size: 10.5 })
    .skip(1)
    .text(phase.metric, "P", { size: 8.5, color: PAPER.ink2, most: phase.figure === null ? 2 : 1 });
  if (phase.figure === null) return flow;
  const size = 17;
  const figure = shorten(phase.figure, "display", size, flow.width);
  const said = setText(figure, flow.x, flow.top, flow.width, { face: "display", size });
  const used = widthOf(figure, "display", size) + 6;
  const target =
    phase.target && used < flow.width - 20
      ? setText(phase.target, flow.x + used, flow.top + 7.5, flow.width - used, {
          size: 8.5,
          color: PAPER.ink2,
        }).marks
      : [];
  flow.parts.push({ role: "P", marks: [...said.marks, ...target] }, decoration(...way(phase, flow)));
  flow.skip(34);
  const end = phase.way
    ? [
        endingAt(phase.way, flow.x + flow.width, flow.top, {
          size: 8,
          face: phase.isFar ? "strong" : "text",
          color: phase.isFar ? PAPER.worse : PAPER.ink2,
        }),
      ]
    : [];
  const free = flow.width - (phase.way ? widthOf(phase.way, phase.isFar ? "strong" : "text", 8) + 6 : 0);
  const change = setText(phase.change, flow.x, flow.top, free, { size: 8, color: PAPER.ink2, most: 2 });
  flow.parts.push({ role: "P", marks: [...change.marks, ...end] });
  flow.skip(Math.max(10.4, change.height));
  if (phase.verdict) flow.text(phase.verdict, "P", { size: 8, color: PAPER.ink2 });
  return flow.skip(3);
}

/** The thread as far as the target has come; dots for what is left of the way. */
function way({ progress }: PhaseFigureLine, flow: Flow): Mark[] {
  const y = flow.top + 28;
  const [from, to] = [flow.x + 2, flow.x + flow.width - 3];
  const done = from + Math.min(1, Math.max(0, progress ?? 0)) * (to - from - 4);
  const dots = line(
    [
      [progress === null ? from : done, y],
      [to, y],
    ],
    PAPER.lineStrong,
    1.4,
    [0.1, 4.5],
  );
  if (progress === null) return [dots];
  const thread = line(
    [
      [from, y],
      [done, y],
    ],
    PAPER.thread,
    2.4,
  );
  return [dots, thread, disc(done, y, 3.6, { fill: PAPER.surface, stroke: PAPER.thread })];
}

function askRow(ask: AskLine, { x, width }: Flow, levelWords: DashboardFrame["levelWords"]): Row {
  return (top) => {
    const tag = Math.min(84, widthOf(ask.kind, "strong", 8.5) + 14);
    const [first, second, third] = [width * 0.36, width * 0.17, width * 0.47 - 96];
    const left = x + 24;
    const title = setText(ask.title, left, top, first - 28, { face: "strong", size: 9 });
    const under = setText(ask.under, left, top + title.height - 0.5, first - 28, {
      size: 8,
      color: PAPER.ink2,
    });
    const level = setText(levelWords[ask.level], x + first + 28, top + 4, second - 32, { size: 8.5 });
    const whyLook = { size: 8.5, color: PAPER.ink2, most: 2 };
    const told = setText(ask.why, x + first + second, top, third, whyLook);
    // one line stands at the height of what is beside it
    const why = told.marks.length > 1 ? told : setText(ask.why, x + first + second, top + 4, third, whyLook);
    const right = x + width;
    return {
      parts: [
        decoration(
          disc(x + 9, top + 10, 8, { fill: PAPER.surface, stroke: PAPER.ink }),
          stitch(ask.level, x + first, top + 9.5, 22),
          {
            kind: "box",
            x: right - tag,
            y: top + 2,
            width: tag,
            height: 15,
            radius: 4,
            stroke: PAPER.lineStrong,
          },
        ),
        {
          role: "LI",
          parts: [
            {
              role: "LBody",
              marks: [
                around(ask.number, x + 9, top + 5.4, { face: "strong", size: 8.5 }),
                ...title.marks,
                ...under.marks,
                ...level.marks,
                ...why.marks,
                around(ask.kind, right - tag / 2, top + 4.8, { face: "strong", size: 8.5 }),
              ],
            },
          ],
        },
      ],
      height: Math.max(22, title.height + under.height, why.height),
    };
  };
}

function drawMoney(flow: Flow, sheet: DashboardSheet): void {
  if (sheet.money.length === 0) quiet(flow, sheet.words.moneyNone);
  const rows = new Flow(flow.x, flow.top, flow.width, flow.bottom - (sheet.old ? 12 : 0));
  rows.rows(
    "L",
    sheet.money.map((one) => moneyRow(one, flow)),
    sheet.more,
    3,
  );
  flow.parts.push(...rows.parts);
  flow.skip(rows.top - flow.top);
  if (sheet.old) flow.text(sheet.old, "P", { size: 8, color: PAPER.ink2 });
}

function moneyRow({ name, figure, target, points, targetValue }: MoneyLine, { x, width }: Flow): Row {
  return (top) => {
    const right = x + width;
    const end = widthOf(figure, "strong", 9.5);
    const named = setText(name, x, top, width - end - 8, { size: 8.5 });
    const said = endingAt(figure, right, top, { face: "strong", size: 9.5 });
    const aim = target ? [endingAt(target, right, top + 11.5, { size: 8, color: PAPER.ink2 })] : [];
    const drawn = sparkline(points, targetValue, { x, y: top + 13, width: width * 0.5, height: 13 });
    return {
      parts: [
        decoration(...drawn),
        { role: "LI", parts: [{ role: "LBody", marks: [...named.marks, said, ...aim] }] },
      ],
      height: points.length > 1 || target ? 27 : 13,
    };
  };
}

/** Readings as a line, the target dotted; months without a reading are a gap. */
function sparkline(
  points: MoneyLine["points"],
  target: number | null,
  {
    x,
    y,
    width,
    height,
  }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Mark[] {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return [];
  const values = [...points.map((one) => one.value), ...(target === null ? [] : [target])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const at = ({ month, value }: (typeof points)[number]): readonly [number, number] => [
    x + ((month - first.month) / Math.max(1, last.month - first.month)) * width,
    y + height - ((value - low) / (high - low || 1)) * height,
  ];
  const stretches: (typeof points)[number][][] = [];
  for (const point of points) {
    const open = stretches.at(-1);
    if (open && (open.at(-1)?.month ?? 0) + 1 === point.month) open.push(point);
    else stretches.push([point]);
  }
  const lines = stretches
    .filter((stretch) => stretch.length > 1)
    .map((stretch) => line(stretch.map(at), PAPER.ink, 1.1));
  const [endX, endY] = at(last);
  const aim =
    target === null
      ? []
      : [
          line(
            [
              [x, at({ month: first.month, value: target })[1]],
              [x + width, at({ month: first.month, value: target })[1]],
            ],
            PAPER.lineStrong,
            0.8,
            [0.1, 2.5],
          ),
        ];
  return [...aim, ...lines, disc(endX, endY, 1.8, { fill: PAPER.ink })];
}
