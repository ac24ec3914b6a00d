// Page: /c/{client}
// A client sees the published journey and nothing else; the same tour by an editor finds what the client must not.
import { readFileSync } from "node:fs";
import type { Page, WebSocket } from "@playwright/test";
import type { Api } from "./fixtures.ts";
import { expect, ORIGIN, type PersonName, test } from "./fixtures.ts";

interface Expected {
  files: Record<string, { canaries: string[]; guest: { touchpoints: number } }>;
}
const expected = (
  JSON.parse(
    readFileSync(new URL("../server/demo/data/sample-expected.json", import.meta.url), "utf8"),
  ) as Expected
).files["sample-warmtepomp.json"];
const canaries = expected?.canaries ?? [];
/** Named in the private half of the evidence, and addresses of people who work there. */
const NEVER = [
  /\bM[1-6], \d\d\b/,
  /@steek\.example/,
  /budget/i,
  /planned_cents|spent_cents/,
  /respondent/i,
  /internalNote/,
];
const CLIENT = "de-warme-lijn";
const CLIENT_ID = "ws-warmelijn";

const hasCanary = (text: string, canary: string) => new RegExp(`\\b${canary}\\b`).test(text);

/** Everything that reaches a browser: pages, their data, API answers and socket frames. */
function overhear(page: Page) {
  const heard: { from: string; text: Promise<string> }[] = [];
  page.on("response", (response) => {
    const type = response.headers()["content-type"] ?? "";
    if (/html|json|x-component|text\/plain/.test(type)) {
      heard.push({ from: response.url(), text: response.text().catch(() => "") });
    }
  });
  page.on("websocket", (socket: WebSocket) => {
    socket.on("framereceived", ({ payload }) => {
      heard.push({ from: socket.url(), text: Promise.resolve(payload.toString()) });
    });
  });
  return async () => Promise.all(heard.map(async ({ from, text }) => ({ from, text: await text })));
}

/** Asks every query that a workspace or journey id opens. */
async function askEverything(api: Api, journeyId: string): Promise<{ path: string; text: string }[]> {
  const asks: [string, unknown][] = [
    ["portal.open", { slug: CLIENT }],
    ["portal.getBoard", { journeyId }],
    ["workspaces.get", { slug: CLIENT }],
    ["journeys.list", { workspaceId: CLIENT_ID }],
    ["journeys.get", { journeyId }],
    ["journeys.getBoard", { journeyId }],
    ["journeys.getBySlug", { workspaceId: CLIENT_ID, slug: "van-gas-naar-warmtepomp" }],
    ["journeys.listTrash", { workspaceId: CLIENT_ID }],
    ["evidence.list", { workspaceId: CLIENT_ID }],
    ["evidence.count", { workspaceId: CLIENT_ID }],
    ["evidence.listForJourney", { journeyId }],
    ["evidence.listStrengths", { journeyId }],
    ["evidence.get", { workspaceId: CLIENT_ID, evidenceId: "int-01" }],
    ["metrics.list", { workspaceId: CLIENT_ID }],
    ["metrics.listForJourney", { journeyId }],
    ["tasks.listForJourney", { journeyId }],
    ["tasks.listMonths", { workspaceId: CLIENT_ID }],
    ["personas.list", { workspaceId: CLIENT_ID }],
    ["channels.list", { workspaceId: CLIENT_ID }],
  ];
  return Promise.all(
    asks.map(async ([path, input]) => ({
      path,
      text: await api.ask(path, input).then(
        (answer) => JSON.stringify(answer),
        (error: Error) => `refused ${error.message.split(":")[0] ?? ""}`,
      ),
    })),
  );
}

async function journeyIdOf(api: Api): Promise<string> {
  const portal = await api.ask<{ journeys: { id: string }[] }>("portal.open", { slug: CLIENT });
  const id = portal.journeys[0]?.id;
  if (!id) throw new Error("nothing is published");
  return id;
}

test.describe("the client looks", () => {
  test("[U10][W3] a guest's tour finds no internal item, no respondent, no budget, no address", async ({
    visit,
  }) => {
    const { page, api } = await visit("karin");
    const everything = overhear(page);
    await page.goto(`/c/${CLIENT}`);
    await expect(page.getByRole("link", { name: /warmtepomp/i }).first()).toBeVisible();
    await page
      .getByRole("link", { name: /warmtepomp/i })
      .first()
      .click();
    await expect(page.locator("[data-card]")).toHaveCount(expected?.guest.touchpoints ?? 0);
    await expect(page.getByRole("button", { name: /toevoegen/i })).toHaveCount(0);
    const journeyId = await journeyIdOf(api);
    const told = [
      ...(await everything()).map(({ from, text }) => ({ path: from, text })),
      ...(await askEverything(api, journeyId)),
    ];
    expect(told.length).toBeGreaterThan(10);
    for (const { path, text } of told) {
      for (const canary of canaries) expect(hasCanary(text, canary), `${canary} in ${path}`).toBe(false);
      if (/_next\/static|\.js(\?|$)/.test(path)) continue;
      if (path.includes("/api/trpc/") || !path.startsWith("http")) {
        for (const never of NEVER) expect(never.test(text), `${never.source} in ${path}`).toBe(false);
      }
    }
  });

  test("the same tour by an editor finds every internal item", async ({ visit }) => {
    const { api } = await visit("eva");
    const journeyId = await journeyIdOf(api);
    const told = (await askEverything(api, journeyId)).map(({ text }) => text).join("\n");
    const months = await api.ask<{ month: string }[]>("tasks.listMonths", { workspaceId: CLIENT_ID });
    const tasks = await Promise.all(
      [...new Set(months.map(({ month }) => month))].map((month) =>
        api
          .ask("tasks.listMonth", { workspaceId: CLIENT_ID, month })
          .then((answer) => JSON.stringify(answer)),
      ),
    );
    const all = `${told}\n${tasks.join("\n")}`;
    const seeded = canaries.filter((canary) => hasCanary(all, canary));
    // Comments, budgets and months are filled in by what builds them; everything else is here.
    expect(seeded.length).toBeGreaterThanOrEqual(8);
    expect(all).toMatch(/respondent/);
  });

  for (const person of ["lotte", "viewer"] as const satisfies readonly PersonName[]) {
    test(`a stranger to the client finds nothing: ${person}`, async ({ visit }) => {
      const { page, api } = await visit(person);
      const eva = await visit("eva");
      const journeyId = await journeyIdOf(eva.api);
      for (const { path, text } of await askEverything(api, journeyId))
        expect(text, path).toBe("refused NOT_FOUND");
      expect((await page.goto(`/c/${CLIENT}`))?.status()).toBe(404);
      expect((await page.goto(`/${CLIENT}/journeys`))?.status()).toBe(404);
    });
  }

  test("[U10] a guest cannot write, by page, API or socket", async ({ visit }) => {
    const { api, context } = await visit("karin");
    const journeyId = await journeyIdOf(api);
    for (const [path, input] of [
      ["evidence.unlink", { journeyId, linkId: "x" }],
      ["tasks.remove", { workspaceId: CLIENT_ID, taskId: "task-01" }],
      ["journeys.unpublish", { journeyId }],
      ["journeys.remove", { journeyId }],
    ] as const) {
      expect(["NOT_FOUND", "FORBIDDEN"], path).toContain(await api.refusal(path, input));
    }
    const ticket = await context.request.post("/api/collab/ticket", {
      data: { journeyId },
      headers: { origin: ORIGIN },
    });
    expect(ticket.status()).toBe(404);
  });

  test("[U10] what is taken back is gone at once", async ({ visit }) => {
    const eva = await visit("eva");
    const karin = await visit("karin");
    const journeyId = await journeyIdOf(eva.api);
    try {
      await eva.api.tell("journeys.unpublish", { journeyId });
      expect(await karin.api.refusal("portal.getBoard", { journeyId }, "ask")).toBe("NOT_FOUND");
    } finally {
      await eva.api.tell("journeys.publish", { journeyId });
    }
    expect(await karin.api.refusal("portal.getBoard", { journeyId }, "ask")).toBeNull();
  });
});
