// The month on one A4: what to tell, the figures with what may be said of them, what was decided and done, how sure we are, and
// what to keep beside what to improve. What does not fit is counted.
import { A4, decoration, type Drawing, PAPER, type Part, stitch } from "./drawing.ts";
import { widthOf } from "./faces.ts";
import { Flow, type Row, setText } from "./flow.ts";
import { drawFoot, threadSign } from "./page-parts.ts";
import type { ClaimLine, DecisionLine, DepartmentLine, FigureLine, MonthSheet } from "./month-sheet.ts";

const MARGIN = 38;
const WIDTH = A4.width - 2 * MARGIN;
const GAP = 22;
const FOOT = A4.height - MARGIN - 14;
/** Where the last third of the page begins: what stands there has its room, however long the lists above it are. */
const LAST_SECTION = 598;

export function drawMonth(sheet: MonthSheet): Drawing {
  const { words } = sheet;
  const head = drawHead(sheet);
  const figures = new Flow(MARGIN, head.top + 10, WIDTH, 0.47 * A4.height).heading(words.figures);
  drawFigures(figures, sheet);

  const top = figures.top + 12;
  const wide = Math.round(WIDTH * 0.58);
  const decisions = new Flow(MARGIN, top, wide, LAST_SECTION - 10).heading(words.decisions);
  if (sheet.decisions.length === 0) quiet(decisions, words.decisionsNone);
  decisions.rows(
    "L",
    sheet.decisions.map((one) => decisionRow(one, decisions)),
    sheet.more,
    5,
  );
  const tasks = new Flow(MARGIN + wide + GAP, top, WIDTH - wide - GAP, LAST_SECTION - 10).heading(
    words.tasks,
  );
  if (sheet.tasks.length === 0) quiet(tasks, words.tasksNone);
  else tasks.text(sheet.tasksAll, "P", { color: PAPER.ink2, most: 2 }).skip(4);
  tasks.rows(
    "L",
    sheet.tasks.map((one) => departmentRow(one, tasks)),
    sheet.more,
    4,
  );

  const third = (WIDTH - 2 * GAP) / 3;
  const column = (place: number) => new Flow(MARGIN + place * (third + GAP), LAST_SECTION, third, FOOT - 10);
  const certainty = column(0).heading(words.certainty);
  drawCertainty(certainty, sheet);
  const lists = (["keep", "improve"] as const).map((kind, place) => {
    const flow = column(place + 1).heading(words[kind]);
    if (sheet[kind].length === 0) quiet(flow, words[`${kind}None`]);
    return flow.rows(
      "L",
      sheet[kind].map((one) => claimRow(one, flow)),
      sheet.more,
      4,
    );
  });
  const flows = [head, figures, decisions, tasks, certainty, ...lists];
  return {
    title: sheet.title,
    locale: sheet.locale,
    ...A4,
    parts: [
      ...flows.flatMap((flow) => flow.parts),
      ...drawFoot(`${sheet.made} · ${sheet.address}`, { x: MARGIN, y: FOOT, width: WIDTH }),
    ],
  };
}

const quiet = (flow: Flow, text: string) => flow.text(text, "P", { color: PAPER.ink2, most: 2 });

/** The thread, the place and the month, and the sentence to tell. */
function drawHead(sheet: MonthSheet): Flow {
  const flow = new Flow(MARGIN, MARGIN, WIDTH, A4.height);
  flow.parts.push(decoration(threadSign(MARGIN, MARGIN + 9)));
  const beside = new Flow(MARGIN + 42, MARGIN, WIDTH - 42, A4.height)
    .text(`${sheet.workspace} · ${sheet.journey}`, "P", { face: "strong", size: 10 })
    .text(`${sheet.month} · ${sheet.state}`, "P", { color: PAPER.ink2, most: 2 });
  flow.parts.push(...beside.parts);
  flow
    .skip(Math.max(32, beside.top - MARGIN) + 8)
    .text(sheet.headline, "H1", { face: "display", size: 19, most: 3 })
    .skip(2);
  if (sheet.changed) {
    const { marks, height } = setText(sheet.changed, MARGIN + 10, flow.top + 5, WIDTH - 20, {
      face: "strong",
      color: PAPER.threadDeep,
      most: 2,
    });
    const place = { x: MARGIN, y: flow.top, width: WIDTH, height: height + 10 };
    flow.parts.push(decoration({ kind: "box", ...place, radius: 5, fill: PAPER.threadWash }));
    flow.parts.push({ role: "P", marks });
    flow.skip(height + 14);
  }
  if (sheet.note) flow.text(sheet.note, "P", { color: PAPER.ink2, most: 2 });
  return flow;
}

const FIGURE_COLUMNS = [0.4, 0.15, 0.14, 0.13, 0.18] as const;

function drawFigures(flow: Flow, sheet: MonthSheet): void {
  const { words } = sheet;
  if (sheet.figures.length === 0) {
    quiet(flow, words.figuresNone);
    return;
  }
  const lefts = FIGURE_COLUMNS.map(
    (_, at) => flow.x + FIGURE_COLUMNS.slice(0, at).reduce((sum, part) => sum + part, 0) * flow.width,
  );
  const row =
    (
      role: "TH" | "TD",
      cells: readonly string[],
      lookOf: (at: number) => Parameters<typeof setText>[4],
    ): Row =>
    (top) => {
      const set = cells.map((cell, at) =>
        setText(cell, lefts[at] ?? flow.x, top, (FIGURE_COLUMNS[at] ?? 0) * flow.width - 8, lookOf(at)),
      );
      return {
        parts: [{ role: "TR", parts: set.map(({ marks }) => ({ role, marks })) }],
        height: Math.max(...set.map(({ height }) => height)),
      };
    };
  const head = row("TH", [words.kpi, words.figure, words.before, words.target, words.verdict], () => ({
    size: 8,
    color: PAPER.ink2,
  }));
  const toneOf = ({ isBetter }: FigureLine) =>
    isBetter === null ? PAPER.ink2 : isBetter ? PAPER.better : PAPER.worse;
  const rows = sheet.figures.map((figure) =>
    row("TD", [figure.name, figure.figure, figure.before, figure.target, figure.verdict], (at) => {
      if (at === 0) return { most: 2 };
      if (at === 1) return { face: "strong" };
      return at === 4 ? { face: "strong", color: toneOf(figure), most: 2 } : { color: PAPER.ink2 };
    }),
  );
  flow.rows("Table", [head, ...rows], (left) => sheet.more(Math.min(left, rows.length)), 2.5);
}

const item = (...parts: readonly Part[]): Part => ({ role: "LI", parts });

function decisionRow(decision: DecisionLine, { x, width }: Flow): Row {
  return (top) => {
    const tag = Math.min(92, widthOf(decision.kind, "strong", 8.5) + 12);
    const inner = width - tag - 8;
    const left = x + tag + 8;
    const sentence = setText(decision.sentence, left, top, inner, { face: "strong", size: 9.5, most: 3 });
    const why = setText(decision.reason, left, top + sentence.height, inner, { most: 3 });
    const under = sentence.height + (decision.reason === "" ? 0 : why.height);
    const grounds = setText(decision.restsOn, left, top + under, inner, {
      size: 8,
      color: decision.isProven ? PAPER.ink2 : PAPER.worse,
    });
    const kind = setText(decision.kind, x + 6, top + 1, tag, { face: "strong", size: 8.5 });
    return {
      parts: [
        decoration({ kind: "box", x, y: top, width: tag, height: 13.5, radius: 3, stroke: PAPER.lineStrong }),
        item(
          { role: "P", marks: kind.marks },
          {
            role: "LBody",
            marks: [...sentence.marks, ...(decision.reason === "" ? [] : why.marks), ...grounds.marks],
          },
        ),
      ],
      height: Math.max(14, under + grounds.height),
    };
  };
}

const PILLS_AT_MOST = 12;

/** A department's name, a pill for each task, and the same in words. */
function departmentRow({ name, words, done, open, moved }: DepartmentLine, { x, width }: Flow): Row {
  return (top) => {
    const title = setText(name, x, top, width, { face: "strong" });
    const kinds = [
      ...Array.from({ length: done }, () => ({ fill: PAPER.ink, stroke: PAPER.ink })),
      ...Array.from({ length: open }, () => ({ stroke: PAPER.lineStrong })),
      ...Array.from({ length: moved }, () => ({ stroke: PAPER.thread })),
    ].slice(0, PILLS_AT_MOST);
    const pills = kinds.map((look, at) => ({
      kind: "box" as const,
      x: x + at * 15,
      y: top + title.height + 2,
      width: 12,
      height: 5,
      radius: 2.5,
      ...look,
    }));
    const said = setText(words, x, top + title.height + 9, width, { size: 8.5, color: PAPER.ink2 });
    return {
      parts: [decoration(...pills), item({ role: "LBody", marks: [...title.marks, ...said.marks] })],
      height: title.height + 9 + said.height,
    };
  };
}

function drawCertainty(flow: Flow, sheet: MonthSheet): void {
  const { words } = sheet;
  if (sheet.levels.every(({ count }) => count === 0)) {
    quiet(flow, words.certaintyNone);
    return;
  }
  const rows = sheet.levels.map(({ level, word, count }): Row => {
    return (top) => {
      const said = setText(`${count} ${word}`, flow.x + 32, top, flow.width - 32);
      return {
        parts: [decoration(stitch(level, flow.x, top + 6, 24)), item({ role: "LBody", marks: said.marks })],
        height: said.height,
      };
    };
  });
  flow.rows("L", rows, sheet.more, 1.5);
  if (sheet.assumptions.length === 0) return;
  flow.skip(4).text(words.assumptions, "P", { face: "strong" }).skip(2);
  flow.rows(
    "L",
    sheet.assumptions.map((one) => claimRow(one, flow)),
    sheet.more,
    3,
  );
}

/** A title, its stitch and the word for how sure it is. */
function claimRow({ title, level, word, number }: ClaimLine, { x, width }: Flow): Row {
  return (top) => {
    const named = setText(number === null ? title : `${number}. ${title}`, x, top, width, { most: 2 });
    const said = setText(word, x + 28, top + named.height - 0.5, width - 28, { size: 8, color: PAPER.ink2 });
    return {
      parts: [
        decoration(stitch(level, x, top + named.height + 5, 22)),
        item({ role: "LBody", marks: [...named.marks, ...said.marks] }),
      ],
      height: named.height + said.height,
    };
  };
}
