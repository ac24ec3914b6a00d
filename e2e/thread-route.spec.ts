// Page: /{ws}/j/{slug}
// The red thread follows the chosen persona's route on a wide screen and on a phone, also past a phase the route skips.
import type { Page } from "@playwright/test";
import { addRoute } from "#document/edit-route.ts";
import { expect, openBoard, test, untilSaved, type Visitor } from "./fixtures.ts";
import { write } from "./pen.ts";

interface Board {
  phases: { id: string }[];
  touchpoints: { id: string; phaseId: string }[];
  routes: { personaId: string; kind: string; steps: string[] }[];
}
interface Route {
  readonly persona: "Yara" | "Tess";
  readonly personaId: string;
  readonly kind: "main" | "parallel";
  readonly steps: readonly string[];
  /** Place of the phase it skips. */
  readonly skips: number;
}
interface Point {
  readonly x: number;
  readonly y: number;
}

/** Draws two routes in a journey: Yara's skips the second phase, Tess's the third. */
async function drawRoutes(visitor: Visitor, journeyId: string): Promise<{ board: Board; routes: Route[] }> {
  const ask = () => visitor.api.ask<Board>("journeys.getBoard", { journeyId });
  const board = await ask();
  const of = (at: number) =>
    board.touchpoints.filter((one) => one.phaseId === board.phases[at]?.id).map(({ id }) => id);
  const [a, b, c, d] = [of(0), of(1), of(2), of(3)];
  const routes: Route[] = [
    { persona: "Yara", personaId: "per-yara", kind: "main", steps: [...a, ...c, ...d], skips: 1 },
    {
      persona: "Tess",
      personaId: "per-tess",
      kind: "parallel",
      // in the first phase not in the order of the board, and not everywhere
      steps: [...[a[2], a[0]].flatMap((id) => id ?? []), ...b, ...d.slice(0, 2)],
      skips: 2,
    },
  ];
  await write(visitor, journeyId, (doc, origin) => {
    for (const { personaId, kind, steps } of routes)
      addRoute(doc, { personaId, kind, steps: [...steps] }, origin);
  });
  await expect
    .poll(async () => (await ask()).routes.map(({ personaId, steps }) => ({ personaId, steps })), {
      timeout: 20_000,
    })
    .toEqual(routes.map(({ personaId, steps }) => ({ personaId, steps })));
  return { board, routes };
}

const choose = (page: Page, persona: string) =>
  page
    .getByRole("list", { name: "Draden van persona's" })
    .getByRole("button", { name: new RegExp(`^\\S?\\s*${persona}`) })
    .first()
    .click();

async function expectWide(page: Page, route: Route): Promise<void> {
  const nodes = page.locator("[data-node]");
  await expect(nodes).toHaveCount(route.steps.length);
  const drawn = await page.locator("[data-curve] [data-segment]").evaluateAll((all) =>
    all.map((one) => {
      const path = one as SVGPathElement;
      const at = (length: number) => {
        const point = path.getPointAtLength(length).matrixTransform(path.getScreenCTM() ?? undefined);
        return { x: point.x, y: point.y };
      };
      return { from: at(0), to: at(path.getTotalLength()) };
    }),
  );
  const centres = new Map(
    await nodes.evaluateAll((all) =>
      all.map((one): [string, Point] => {
        const box = one.getBoundingClientRect();
        return [one.getAttribute("data-node") ?? "", { x: box.x + box.width / 2, y: box.y + box.height / 2 }];
      }),
    ),
  );
  const apart = (one?: Point, other?: Point) =>
    Math.hypot((one?.x ?? 0) - (other?.x ?? 1e6), (one?.y ?? 0) - (other?.y ?? 1e6));
  expect(drawn).toHaveLength(route.steps.length - 1);
  drawn.forEach((stretch, at) => {
    expect(apart(stretch.from, centres.get(route.steps[at] ?? "")), `stretch ${at + 1} begins`).toBeLessThan(
      2,
    );
    expect(apart(stretch.to, centres.get(route.steps[at + 1] ?? "")), `stretch ${at + 1} ends`).toBeLessThan(
      2,
    );
    if (at > 0) expect(apart(drawn[at - 1]?.to, stretch.from)).toBeLessThan(0.5);
  });
  // Over the skipped column the line runs through and no node stands.
  const column = await page.locator("[role=columnheader][data-phase]").nth(route.skips).boundingBox();
  const [left, right] = [column?.x ?? Number.NaN, (column?.x ?? 0) + (column?.width ?? 0)];
  expect([...centres.values()].filter(({ x }) => x > left && x < right)).toEqual([]);
  expect(drawn.filter(({ from, to }) => from.x <= left && to.x >= right)).toHaveLength(1);
}

async function expectNarrow(page: Page, route: Route, board: Board): Promise<void> {
  const passed: string[] = [];
  const places = new Set<number>();
  for (const [at, phase] of board.phases.entries()) {
    await page.getByRole("tab").nth(at).click();
    const panel = page.getByRole("tabpanel");
    await expect(panel).toHaveAttribute("aria-labelledby", `phase-${phase.id}`);
    const nodes = panel.locator("[data-thread-node]");
    const cards = panel.locator("[data-card]");
    const inPhase = board.touchpoints.filter(({ phaseId }) => phaseId === phase.id).map(({ id }) => id);
    await expect(cards).toHaveCount(inPhase.length);
    passed.push(...(await nodes.evaluateAll((all) => all.map((one) => one.dataset.threadNode ?? ""))));
    await expect(panel.locator("[data-on-thread=false]")).toHaveCount(
      inPhase.filter((id) => !route.steps.includes(id)).length,
    );
    const note = panel.locator("[data-passage]");
    if (at === route.skips) {
      await expect(note).toHaveAttribute("data-passage", "skips");
      await expect(note).toContainText(route.persona);
      await expect(nodes).toHaveCount(0);
    } else await expect(note).toHaveCount(0);
    // One line, from above the first card to below the last, through the middle of every node.
    const lines = await panel.locator("[data-thread-line]").evaluateAll((all) =>
      all.map((one) => {
        const box = one.getBoundingClientRect();
        return { x: box.x + box.width / 2, top: box.top, bottom: box.bottom };
      }),
    );
    lines.forEach(({ x, bottom }, place) => {
      places.add(Math.round(x));
      const next = lines[place + 1];
      if (next) expect(next.top, `${at + 1}, ${place + 1}`).toBeLessThanOrEqual(bottom + 1);
    });
    const [above, below] = [await cards.first().boundingBox(), await cards.last().boundingBox()];
    expect(lines[0]?.top ?? 1e6).toBeLessThanOrEqual(above?.y ?? Number.NaN);
    expect(lines.at(-1)?.bottom ?? 0).toBeGreaterThanOrEqual((below?.y ?? 1e6) + (below?.height ?? 0));
    const centres = await nodes.evaluateAll((all) =>
      all.map((one) => {
        const box = one.getBoundingClientRect();
        return box.x + box.width / 2;
      }),
    );
    for (const x of centres) expect(Math.abs(x - (lines[0]?.x ?? 0))).toBeLessThan(2);
  }
  expect(passed).toEqual(route.steps);
  expect(places.size).toBe(1);
}

test("[J16] at 1440 and at 390 px the thread passes the chosen route in order, and a skipped phase without a node", async ({
  visit,
  newJourney,
}) => {
  const journey = await newJourney("four_digital");
  const visitor = await visit("lotte");
  const { page } = visitor;
  const { board, routes } = await drawRoutes(visitor, journey.id);
  await openBoard(page, journey.path);
  for (const [at, route] of routes.entries()) {
    // The main route stands there from the start.
    if (at > 0) await choose(page, route.persona);
    await expectWide(page, route);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await untilSaved(page);
  for (const [at, route] of routes.entries()) {
    if (at > 0) await choose(page, route.persona);
    await expectNarrow(page, route, board);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
