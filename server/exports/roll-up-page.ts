// The dashboard over several journeys on a lying A4: the sentence, each journey in a row, and what they are together. Journeys that
// the first page has no room for stand on a second.
import { drawFeelings, drawLegend, drawLevels, drawWork, endingAt, headingWith, line } from "./charts.ts";
import { drawHead, FOOT, MARGIN, quiet, WIDTH } from "./dashboard-page.ts";
import { A4_LYING, decoration, type Drawing, PAPER, type Part, stitch } from "./drawing.ts";
import { STRENGTH_LEVELS } from "#domain/evidence-level.ts";
import { Flow, type Row, setText } from "./flow.ts";
import { drawFoot } from "./page-parts.ts";
import type { JourneyLine, RollUpSheet } from "./roll-up-sheet.ts";

const GAP = 22;
/** Where the last row of blocks begins at the latest; right below the journeys where they are few. */
const LAST_ROW = 368;
const ROW = 13.5;

/** The first page, and a second where the journeys ask for it. @param tick how a place on the scale of feelings is written */
export function drawRollUp(sheet: RollUpSheet, tick: (value: number) => string): Drawing[] {
  const head = drawHead(sheet);
  const rows = new Flow(MARGIN, head.top + 6, WIDTH, LAST_ROW - 8);
  headingWith(rows, sheet.journeyWords.title, sheet.journeyWords.lead);
  const room = Math.max(1, Math.floor((rows.bottom - rows.top - ROW * 2) / ROW));
  const isMore = sheet.journeys.length > room;
  drawJourneys(rows, isMore ? sheet.journeys.slice(0, room) : sheet.journeys, sheet);
  if (isMore) rows.text(sheet.more(sheet.journeys.length - room), "P", { size: 8, color: PAPER.ink2 });

  const below = Math.min(LAST_ROW, rows.top + GAP);
  const quarter = (WIDTH - 3 * GAP) / 4;
  const column = (place: number) => new Flow(MARGIN + place * (quarter + GAP), below, quarter, FOOT - 6);
  const feelings = headingWith(column(0), sheet.words.feelings, null);
  if (sheet.feelingsOf) drawLegend(feelings, sheet.feelingsOf);
  drawFeelings(feelings, sheet.feelings, { more: sheet.more, tick });
  const levels = headingWith(column(1), sheet.words.levels, null);
  drawLevels(levels, sheet.levels, sheet.levelWords);
  const money = headingWith(column(2), sheet.words.money, null);
  quiet(money, sheet.moneyLead).skip(4);
  money.rows(
    "L",
    sheet.money.map((one): Row => {
      return (top) => ({
        parts: [
          {
            role: "LI",
            parts: [
              {
                role: "LBody",
                marks: [
                  ...setText(one.name, money.x, top, money.width * 0.6).marks,
                  endingAt(one.figure, money.x + money.width, top, { face: "strong", size: 9.5 }),
                ],
              },
            ],
          },
        ],
        height: 13,
      });
    }),
    sheet.more,
    4,
  );
  if (sheet.old) money.skip(4).text(sheet.old, "P", { size: 8, color: PAPER.ink2 });
  const work = headingWith(column(3), sheet.words.work, sheet.workOf);
  if (sheet.work.length === 0) quiet(work, sheet.words.workNone);
  else drawWork(work, sheet.work, { kinds: sheet.workKinds, more: sheet.more });

  const page = (...flows: readonly Flow[]): Drawing => ({
    title: sheet.title,
    locale: sheet.locale,
    ...A4_LYING,
    parts: [
      ...flows.flatMap((flow) => flow.parts),
      ...drawFoot(sheet.made, { x: MARGIN, y: FOOT, width: WIDTH }),
    ],
  });
  const first = page(head, rows, feelings, levels, money, work);
  if (!isMore) return [first];
  const next = new Flow(MARGIN, MARGIN, WIDTH, FOOT - 8);
  next
    .text(`${sheet.workspace} · ${sheet.subject} · ${sheet.month}`, "P", { face: "strong", size: 10 })
    .skip(6);
  headingWith(next, sheet.journeyWords.title, sheet.journeyWords.lead);
  drawJourneys(next, sheet.journeys.slice(room), sheet);
  return [first, page(next)];
}

/** Left edge of the name, and right edges of the columns behind it. */
const RIGHTS = [0.52, 0.62, 0.72, 0.82, 0.92, 1] as const;

function drawJourneys(flow: Flow, journeys: readonly JourneyLine[], sheet: RollUpSheet): void {
  const rights = RIGHTS.map((part) => flow.x + part * flow.width);
  const width = (rights[0] ?? flow.width) - flow.x - 70;
  const { journeyWords, levelWords } = sheet;
  const look = { size: 8, color: PAPER.ink2 };
  const names = [
    journeyWords.touchpoints,
    ...STRENGTH_LEVELS.map((level) => levelWords[level]),
    journeyWords.tasks,
  ];
  const head: Row = (top) => ({
    parts: [
      {
        role: "TR",
        parts: [
          { role: "TH", marks: setText(journeyWords.journey, flow.x, top, width, look).marks },
          ...names.map((name, place): Part => {
            const mark = endingAt(name, rights[place] ?? flow.x, top, look);
            const level = STRENGTH_LEVELS[place - 1];
            const sign = level ? [stitch(level, mark.x - 21, top + 4.5, 18)] : [];
            return { role: "TH", marks: [...sign, mark] };
          }),
        ],
      },
    ],
    height: ROW - 2,
  });
  const row =
    (one: JourneyLine): Row =>
    (top) => {
      const cells = [one.touchpoints, ...one.levels, one.tasks];
      const closed = one.closed ? ` · ${one.closed}` : "";
      const hair: readonly (readonly [number, number])[] = [
        [flow.x, top - 1.2],
        [flow.x + flow.width, top - 1.2],
      ];
      return {
        parts: [
          decoration(line(hair, PAPER.line, 0.5)),
          {
            role: "TR",
            parts: [
              {
                role: "TH",
                marks: setText(`${one.name}${closed}`, flow.x, top, width, { size: 9 }).marks,
              },
              ...cells.map(
                (cell, place): Part => ({
                  role: "TD",
                  marks: [endingAt(cell, rights[place] ?? flow.x, top, { size: 9 })],
                }),
              ),
            ],
          },
        ],
        height: ROW - 2,
      };
    };
  flow.rows("Table", [head, ...journeys.map(row)], (left) => sheet.more(Math.min(left, journeys.length)), 2);
}
