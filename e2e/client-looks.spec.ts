// Page: /c/{client}
// A client sees the published journey and nothing else. One tour through everything that answers is walked by a guest, by
// strangers, by a viewer elsewhere and by a removed member; walked by an editor it finds all they must not.
import { readFileSync } from "node:fs";
import type { Page, WebSocket } from "@playwright/test";
import { type Api, expect, ORIGIN, PEOPLE, type PersonName, test, WERVEL } from "./fixtures.ts";
import {
  canariesIn,
  CLIENT,
  routeHandlers,
  sample,
  seededCanaries,
  STOP_RULES,
  type Told,
  walkTour,
} from "./tour.ts";

interface Expected {
  files: Record<string, { canaries: string[]; guest: { touchpoints: number } }>;
}
const expected = (
  JSON.parse(
    readFileSync(new URL("../server/demo/data/sample-expected.json", import.meta.url), "utf8"),
  ) as Expected
).files["sample-warmtepomp.json"];

/** A canary of the tour's own, in a task made while the sockets are open. */
const LIVE_CANARY = "INTERN-CANARY-LIVE";
const interviews = sample.evidence.interviews ?? [];
/** Respondents as the file names them, and the addresses in their private notes. */
const PRIVATE = [
  ...interviews.flatMap(({ respondent, internal_note: note }) => [
    respondent ?? "",
    ...(note?.nl.match(/\S+@\S+\.example/g) ?? []),
  ]),
];
/** Ids of what is internal, and of the other workspaces of the demo. */
const INTERNAL_IDS = ["tp-18", "tp-19", "ins-6", "task-10", "task-11", "task-12"];
const OTHER_WORKSPACES = [WERVEL, "ws-steek", "jr-krul"];
/** Fields that only members' answers have; a page also carries the product's own words, in which these are keys. */
const FIELDS = /plannedCents|committedCents|spentCents|stopRule|"internalNote"|"respondent"/i;
/** The demo's accounts stand on the sign-in page of a machine nobody else can reach, and nowhere else. */
const isSignIn = ({ from, at }: Told) => from === "account.signInOptions" || at === "/login";

const holds = (text: string, word: string) =>
  new RegExp(`(?<![\\w-])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w-])`).test(text);

/** What a tour heard that this visitor must not: where, and which word. */
function findLeaks(told: readonly Told[], own: string | null, forbidden: readonly string[]): string[] {
  const addresses = [
    ...Object.values(PEOPLE),
    ...sample.people.flatMap(({ email }) => (email ? [email] : [])),
  ].filter((email) => email !== own);
  return told.flatMap((one) => {
    const { from, kind, text } = one;
    const words = [...PRIVATE, ...(isSignIn(one) ? [] : addresses), ...forbidden].filter(
      (word) => word !== "" && holds(text, word),
    );
    const fields = kind === "page" ? [] : (FIELDS.exec(text) ?? []);
    return [...canariesIn(text), ...words, ...fields].map((word) => `${word} in ${from}`);
  });
}

/** A navigation's payload has begun with 200 when it says that there is nothing, or where to go instead. */
const CLOSED = /NEXT_HTTP_ERROR_FALLBACK;404|NEXT_REDIRECT/;

/** Pages and queries of the client's workspace that answered with something. */
function opened(told: readonly Told[]): string[] {
  const isTheirs = ({ from, kind }: Told) =>
    (kind === "page" && new RegExp(`^/(c/)?${CLIENT.slug}`).test(from)) ||
    // the installation's own figures belong to nobody's workspace; whoever sits at this machine may see them
    // a mail's link that is not ours opens a page that says so
    (kind === "query" &&
      !/^(account|invitations|status)\.|^workspaces\.(create|listDeleted)$|^notifications\.previewUnsubscribe$/.test(
        from,
      ));
  return told
    .filter((one) => isTheirs(one) && one.status < 400 && !isSignIn(one) && !CLOSED.test(one.text))
    .map(({ from, status }) => `${from}: ${status}`);
}

/** Everything that reaches a browser: pages, their data, API answers and socket frames. */
function overhear(page: Page) {
  const heard: { from: string; kind: Told["kind"]; text: Promise<string> }[] = [];
  page.on("response", (response) => {
    const type = response.headers()["content-type"] ?? "";
    const from = response.url();
    if (/html|json|x-component|text\/plain/.test(type) && !from.includes("/_next/static/")) {
      const kind = from.includes("/api/trpc/") ? "query" : "page";
      heard.push({ from, kind, text: response.text().catch(() => "") });
    }
  });
  page.on("websocket", (socket: WebSocket) => {
    socket.on("framereceived", ({ payload }) => {
      heard.push({ from: socket.url(), kind: "socket", text: Promise.resolve(payload.toString()) });
    });
  });
  return async (): Promise<Told[]> =>
    Promise.all(heard.map(async ({ text, ...one }) => ({ ...one, status: 200, text: await text })));
}

async function journeyIdOf(api: Api): Promise<string> {
  const portal = await api.ask<{ journeys: { id: string }[] }>("portal.open", { slug: CLIENT.slug });
  const id = portal.journeys[0]?.id;
  if (!id) throw new Error("nothing is published");
  return id;
}

/** What a tour needs to know of the client, asked by its editor, who makes an internal task while the sockets are open. */
async function clientSeenBy(api: Api) {
  const journeyId = await journeyIdOf(api);
  const planned = await api.ask<{ month: string }[]>("tasks.listMonths", { workspaceId: CLIENT.id });
  const months = [...new Set(planned.map(({ month }) => month))].sort();
  const task = { title: LIVE_CANARY, month: months.at(-1), internal: true, journeyId };
  const ring = async (): Promise<void> => {
    await api.tell("tasks.create", { workspaceId: CLIENT.id, task });
  };
  return { journeyId, months, ring };
}

async function removeLiveTasks(api: Api): Promise<void> {
  for (const month of (await clientSeenBy(api)).months) {
    const input = { workspaceId: CLIENT.id, month };
    for (const { id, title } of await api.ask<{ id: string; title: string }[]>("tasks.listMonth", input))
      if (title === LIVE_CANARY) await api.tell("tasks.remove", { workspaceId: CLIENT.id, taskId: id });
  }
}

test.describe("the tour", () => {
  test.afterEach(async ({ visit }) => removeLiveTasks((await visit("eva")).api));

  test("asks every route handler of app/", () => {
    const { onDisk, asked } = routeHandlers();
    expect(asked).toEqual(onDisk);
  });

  test("[U10][W3] by a guest finds no internal item, no respondent, no budget, no address", async ({
    visit,
  }) => {
    const { page, api, context } = await visit("karin");
    const eva = await visit("eva");
    const client = await clientSeenBy(eva.api);
    const everything = overhear(page);
    await page.goto(`/c/${CLIENT.slug}`);
    const link = page.getByRole("link", { name: /warmtepomp/i }).first();
    await link.click();
    await expect(page.locator("[data-card]")).toHaveCount(expected?.guest.touchpoints ?? 0);
    await expect(page.getByRole("button", { name: /toevoegen/i })).toHaveCount(0);
    // a mail of her own is part of it
    await api.tell("account.requestReset", { email: PEOPLE.karin });
    const mailed = () =>
      context.request
        .get("/dev/mail?format=json")
        .then(async (answer) => JSON.stringify(await answer.json()));
    await expect.poll(mailed, { timeout: 30_000 }).toContain(PEOPLE.karin);
    const told = await walkTour({
      request: context.request,
      email: PEOPLE.karin,
      ...client,
    });
    expect(told.filter(({ kind }) => kind === "mail").length).toBeGreaterThan(0);
    // she hears that her page may look different, and not why
    const sockets = told.filter(({ kind }) => kind === "socket");
    expect(sockets.map(({ from }) => from)).toEqual([`socket portal/${client.journeyId}`]);
    expect(sockets[0]?.text).toContain("portal");
    expect(sockets[0]?.text).not.toContain("task");
    const all = [...told, ...(await everything())];
    expect(told.find(({ from }) => from === "portal.getBoard")?.status).toBe(200);
    const forbidden = [...INTERNAL_IDS, ...OTHER_WORKSPACES, ...STOP_RULES];
    expect(findLeaks(all, PEOPLE.karin, forbidden)).toEqual([]);
  });

  test("by an editor finds every internal item there is, in queries and on the socket", async ({ visit }) => {
    const { api, context } = await visit("eva");
    const client = await clientSeenBy(api);
    const seeded = seededCanaries();
    // months hold none
    expect([...seeded].sort()).toEqual([...(expected?.canaries ?? [])].sort());
    const told = await walkTour({
      request: context.request,
      email: PEOPLE.eva,
      ...client,
    });
    const textOf = (...kinds: Told["kind"][]) =>
      told.flatMap(({ kind, text }) => (kinds.includes(kind) ? [text] : [])).join("\n");
    expect(canariesIn(textOf("query"))).toEqual(new Set([...seeded, LIVE_CANARY]));
    expect(canariesIn(textOf("socket"))).toEqual(
      new Set(["INTERN-CANARY-1", "INTERN-CANARY-2", "INTERN-CANARY-3"]),
    );
    expect([...canariesIn(textOf("page"))]).toEqual(expect.arrayContaining(["INTERN-CANARY-1"]));
    for (const { respondent } of interviews) expect(textOf("query")).toContain(respondent);
    for (const id of [...INTERNAL_IDS, ...STOP_RULES]) expect(holds(textOf("query"), id), id).toBe(true);
    expect(textOf("query")).toContain("plannedCents");
  });

  for (const person of ["lotte", "viewer"] as const satisfies readonly PersonName[]) {
    test(`by ${person === "viewer" ? "a viewer" : "an editor"} of another workspace finds nothing of the client`, async ({
      visit,
    }) => {
      const { context } = await visit(person);
      const client = await clientSeenBy((await visit("eva")).api);
      const told = await walkTour({
        request: context.request,
        email: PEOPLE[person],
        ...client,
      });
      expect(told.filter(({ kind }) => kind === "socket")).toEqual([]);
      expect(findLeaks(told, PEOPLE[person], [CLIENT.id])).toEqual([]);
      expect(opened(told)).toEqual([]);
    });
  }

  test("by somebody who is not signed in finds nothing at all", async ({ visit, playwright }) => {
    const client = await clientSeenBy((await visit("eva")).api);
    const request = await playwright.request.newContext({ baseURL: ORIGIN });
    const told = await walkTour({
      request,
      email: null,
      ...client,
    });
    await request.dispose();
    expect(told.filter(({ kind }) => kind === "socket")).toEqual([]);
    expect(findLeaks(told, null, [CLIENT.id])).toEqual([]);
    expect(opened(told)).toEqual([]);
  });

  test("[U12] by a removed member finds nothing any more, and their open board falls silent", async ({
    visit,
  }) => {
    test.setTimeout(120_000);
    const eva = await visit("eva");
    const farah = await visit("farah");
    const client = await clientSeenBy(eva.api);
    const { link } = await eva.api.tell<{ link: string }>("invitations.create", {
      workspaceId: CLIENT.id,
      email: null,
      role: "editor",
      locale: "nl",
    });
    await farah.api.tell("invitations.accept", { token: new URL(link, ORIGIN).pathname.split("/").at(-1) });
    const walk = () =>
      walkTour({
        request: farah.context.request,
        email: PEOPLE.farah,
        ...client,
      });
    const members = () =>
      eva.api.ask<{ id: string; displayName: string; removedAt: Date | null }[]>("members.list", {
        workspaceId: CLIENT.id,
      });
    const memberId = (await members()).find(({ displayName }) => displayName === "Farah")?.id;
    try {
      // as a member she finds what there is: the tour can find something
      const before = await walk();
      expect(canariesIn(before.map(({ text }) => text).join("\n"))).toEqual(
        new Set([...seededCanaries(), LIVE_CANARY]),
      );
      const { page } = farah;
      await page.goto(`/${CLIENT.slug}/j/${CLIENT.journeySlug}`);
      await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");
      await eva.api.tell("members.remove", { workspaceId: CLIENT.id, memberId });
      await expect(page.locator("[data-save-state]")).not.toHaveAttribute("data-save-state", "saved", {
        timeout: 20_000,
      });
      const late = overhear(page);
      const after = await walk();
      const told = [...after, ...(await late())];
      expect(after.filter(({ kind }) => kind === "socket")).toEqual([]);
      expect(findLeaks(told, PEOPLE.farah, [CLIENT.id])).toEqual([]);
      expect(opened(after)).toEqual([]);
      // what she made may still name her; she is no member
      expect((await members()).filter((one) => one.id === memberId && one.removedAt === null)).toEqual([]);
    } finally {
      await eva.api.refusal("members.remove", { workspaceId: CLIENT.id, memberId });
    }
  });
});

test.describe("the client looks", () => {
  test("[U10] a guest cannot write, by page, API or socket", async ({ visit }) => {
    const { api, context } = await visit("karin");
    const journeyId = await journeyIdOf(api);
    for (const [path, input] of [
      ["evidence.unlink", { journeyId, linkId: "x" }],
      ["tasks.remove", { workspaceId: CLIENT.id, taskId: "task-01" }],
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
