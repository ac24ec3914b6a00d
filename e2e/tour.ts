// One tour through everything that answers, whoever walks it: every page as HTML and as the payload of a navigation, every
// query, every route handler, the mails a visitor got, and every socket a visitor can get a ticket for.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { WebSocket } from "ws";
import superjson from "superjson";
import { fixtures } from "#server/testing/access-fixtures.ts";
import type { Ids } from "#server/testing/access-world.ts";
import { ORIGIN } from "./fixtures.ts";

/** The client's workspace of the demo, as its own file describes it. */
export const CLIENT = { slug: "de-warme-lijn", id: "ws-warmelijn", journeySlug: "van-gas-naar-warmtepomp" };
const APP = path.resolve(import.meta.dirname, "../app");
const LANES = 6;
const BELL_MS = 10_000;

export interface Told {
  readonly from: string;
  /** Where a redirect ended. */
  readonly at?: string;
  /** What kind of answer: only some may name columns of a table. */
  readonly kind: "page" | "query" | "route" | "mail" | "socket";
  readonly status: number;
  readonly text: string;
}

interface Sample {
  people: { email?: string }[];
  personas: { id: string }[];
  channels: { id: string; commitment?: { stop_rule: Record<string, string> } }[];
  evidence: Record<string, { id: string; respondent?: string; internal_note?: { nl: string } }[]>;
  kpis: { id: string }[];
  comments?: { id: string; internal?: boolean }[];
  cycles?: unknown;
}
const file = readFileSync(new URL("../server/demo/data/sample-warmtepomp.json", import.meta.url), "utf8");
export const sample = JSON.parse(file) as Sample;
export const canariesIn = (text: string) => new Set(text.match(/\bINTERN-CANARY-\w+/g) ?? []);

/** The canaries in what this version keeps: months are kept by what builds them. */
export function seededCanaries(): Set<string> {
  const { cycles: _cycles, ...kept } = sample;
  return canariesIn(JSON.stringify(kept));
}

/** When the client would stop a channel: words that stand nowhere but in its commitments. */
export const STOP_RULES: readonly string[] = sample.channels.flatMap(({ commitment }) =>
  Object.values(commitment?.stop_rule ?? {}),
);

const evidenceIds = Object.values(sample.evidence).flatMap((kind) => kind.map(({ id }) => id));
const [interview] = evidenceIds;

/** The ids the demo's file gives; what it does not know is named by something that does not exist. */
function idsOf(journeyId: string): Ids {
  const there: Partial<Ids> = {
    workspaceId: CLIENT.id,
    slug: CLIENT.slug,
    journeyId,
    journeySlug: CLIENT.journeySlug,
    nodeId: "tp-18",
    evidenceId: interview,
    personaId: sample.personas[0]?.id,
    channelId: sample.channels[0]?.id,
    metricId: sample.kpis[0]?.id,
    taskId: "task-10",
    commentId: sample.comments?.find((one) => one.internal)?.id,
  };
  const named = (target: Partial<Ids>, key: keyof Ids) => target[key] ?? "not-there";
  return new Proxy(there, { get: (target, key) => named(target, key as keyof Ids) }) as Ids;
}

const listed = (name: string) =>
  readdirSync(APP, { recursive: true, encoding: "utf8" })
    .map((one) => one.split(path.sep).join("/"))
    .filter((one) => one === name || one.endsWith(`/${name}`))
    .sort();

const PARAMETERS: Record<string, string> = {
  "[ws]": CLIENT.slug,
  "[client]": CLIENT.slug,
  "[slug]": CLIENT.journeySlug,
  "[month]": "2026-11",
  "[token]": "a".repeat(43),
  "evidence/[id]": interview ?? "",
  "personas/[id]": sample.personas[0]?.id ?? "",
};

/** The address of every page of app/; a page with a parameter this tour does not know stops it. */
function pageAddresses(): string[] {
  return listed("page.tsx").map((page) => {
    const parts = page.split("/").slice(0, -1);
    const filled = parts.map((part, at) => {
      if (!part.startsWith("[")) return part;
      const value = PARAMETERS[`${parts[at - 1]}/${part}`] ?? PARAMETERS[part];
      if (value === undefined) throw new Error(`the tour does not know ${part} of app/${page}`);
      return value;
    });
    return `/${filled.join("/")}`;
  });
}

type Ask = () => Promise<Told>;

/** How each route handler of app/ is asked; one that is missing here fails the tour. */
const ROUTES: Record<string, (request: APIRequestContext, journeyId: string) => Promise<Answer>> = {
  "api/auth/[...nextauth]/route.ts": (request) => request.get("/api/auth/session"),
  "api/calendar/[workspaceId]/[secret]/route.ts": (request) =>
    request.get(`/api/calendar/${CLIENT.id}/${"a".repeat(43)}.ics`),
  "api/collab/ticket/route.ts": (request, journeyId) => askTicket(request, { journeyId }),
  "api/evidence/route.ts": (request) =>
    request.post(`/api/evidence?workspaceId=${CLIENT.id}&name=x.txt`, {
      headers: { origin: ORIGIN, "content-type": "application/octet-stream" },
      data: Buffer.from("\u0000\u0000\u0000\u0002{}woorden"),
    }),
  "api/files/[workspaceId]/[fileId]/route.ts": (request) => request.get(`/api/files/${CLIENT.id}/not-there`),
  "api/files/route.ts": (request) =>
    request.post(`/api/files?workspaceId=${CLIENT.id}`, {
      headers: { origin: ORIGIN, "content-type": "application/octet-stream" },
      data: Buffer.from("GIF89a"),
    }),
  "api/health/route.ts": (request) => request.get("/api/health"),
  "api/import/route.ts": (request) =>
    request.post(`/api/import?workspaceId=${CLIENT.id}&name=x.csv`, {
      headers: { origin: ORIGIN, "content-type": "application/octet-stream" },
      data: Buffer.from("a;b\n"),
    }),
  "api/journeys/[journeyId]/dashboard/[file]/route.ts": (request, journeyId) =>
    request.get(`/api/journeys/${journeyId}/dashboard/2026-11.pdf`),
  "api/journeys/[journeyId]/review/[file]/route.ts": (request, journeyId) =>
    request.get(`/api/journeys/${journeyId}/review/2026-11.pdf`),
  "api/trpc/[trpc]/route.ts": (request) => request.get("/api/trpc/account.me"),
  "api/unsubscribe/route.ts": (request) =>
    request.post("/api/unsubscribe?token=not-ours", { form: { "List-Unsubscribe": "One-Click" } }),
  "api/workspaces/[workspaceId]/dashboard/[file]/route.ts": (request) =>
    request.get(`/api/workspaces/${CLIENT.id}/dashboard/2026-11.pdf`),
  "dev/mail/route.ts": (request) => request.get("/dev/mail?format=json"),
};
type Answer = Awaited<ReturnType<APIRequestContext["get"]>>;

/** Route handlers on disk, and those the tour asks. */
export const routeHandlers = () => ({ onDisk: listed("route.ts"), asked: Object.keys(ROUTES).sort() });

const askTicket = (request: APIRequestContext, wanted: object) =>
  request.post("/api/collab/ticket", { data: wanted, headers: { origin: ORIGIN } });

const hear = async (from: string, kind: Told["kind"], answer: Promise<Answer>): Promise<Told> => {
  const response = await answer;
  const { pathname: at } = new URL(response.url());
  return { from, at, kind, status: response.status(), text: await response.text() };
};

function pageAsks(request: APIRequestContext): Ask[] {
  return pageAddresses().flatMap((address) => [
    () => hear(address, "page", request.get(address)),
    () => hear(`${address} (navigation)`, "page", request.get(address, { headers: { RSC: "1" } })),
  ]);
}

/** Every procedure, asked as a query: a mutation answers that this is not the way, and does nothing. */
function queryAsks({ request, journeyId, months }: Visit): Ask[] {
  const ids = idsOf(journeyId);
  const ask = (name: string, input: unknown): Ask => {
    const query = input === undefined ? "" : `?input=${encodeURIComponent(superjson.stringify(input))}`;
    return () => hear(name, "query", request.get(`/api/trpc/${name}${query}`));
  };
  const nouns = fixtures as unknown as Record<string, Record<string, (given: Ids) => unknown>>;
  const all = Object.entries(nouns).flatMap(([noun, actions]) =>
    Object.entries(actions).map(([action, input]) => ask(`${noun}.${action}`, input(ids))),
  );
  const workspaceId = CLIENT.id;
  return [
    ...all,
    ...evidenceIds.map((evidenceId) => ask("evidence.get", { workspaceId, evidenceId })),
    ...sample.personas.map(({ id }) => ask("personas.get", { workspaceId, personaId: id })),
    ...months.map((month) => ask("tasks.listMonth", { workspaceId, month })),
  ];
}

/** First message of a document's socket: "tell me everything you have". */
const STEP_1 = new Uint8Array([0, 0, 1, 0]);

interface Listener {
  readonly from: string;
  readonly frames: string[];
  readonly socket: WebSocket;
}

/** Opens every socket this visitor gets a ticket for. */
async function openSockets(request: APIRequestContext, journeyId: string): Promise<Listener[]> {
  const wanted = [
    { body: { journeyId }, room: journeyId },
    { body: { live: CLIENT.id }, room: `live/${CLIENT.id}` },
    { body: { portal: journeyId }, room: `portal/${journeyId}` },
  ];
  const open: Listener[] = [];
  for (const { body, room } of wanted) {
    const answer = await askTicket(request, body);
    if (!answer.ok()) continue;
    const { url, ticket } = (await answer.json()) as { url: string; ticket: string };
    const socket = new WebSocket(`${url}/${room}?ticket=${ticket}`, { origin: ORIGIN });
    const frames: string[] = [];
    socket.on("message", (data: Buffer) => frames.push(data.toString("utf8")));
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    if ("journeyId" in body) socket.send(STEP_1);
    open.push({ from: `socket ${room}`, frames, socket });
  }
  return open;
}

/** Waits until every open socket has heard something after `ring`. */
async function listen(sockets: readonly Listener[], ring: () => Promise<void>): Promise<Told[]> {
  const counts = sockets.map(({ frames }) => frames.length);
  await ring();
  const until = Date.now() + BELL_MS;
  while (sockets.some(({ frames }, at) => frames.length <= (counts[at] ?? 0)) && Date.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return sockets.map(({ from, frames, socket }) => {
    socket.close();
    return { from, kind: "socket" as const, status: 101, text: frames.join("\n") };
  });
}

async function inLanes(asks: readonly Ask[]): Promise<Told[]> {
  const left = [...asks];
  const told: Told[] = [];
  const lane = async () => {
    for (let ask = left.shift(); ask; ask = left.shift()) told.push(await ask());
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return told;
}

export interface Visit {
  readonly request: APIRequestContext;
  readonly journeyId: string;
  /** Months of the client in which something is planned. */
  readonly months: readonly string[];
  /** Whose mails are read; null: nobody's. */
  readonly email: string | null;
  /** Makes something internal happen while the sockets are open. */
  readonly ring: () => Promise<void>;
}

/** Walks the whole tour and returns everything that was said. */
export async function walkTour(visit: Visit): Promise<Told[]> {
  const { request, journeyId, email, ring } = visit;
  const sockets = await openSockets(request, journeyId);
  const heard = await listen(sockets, ring);
  const routes = Object.entries(ROUTES).map(
    ([name, ask]): Ask =>
      () =>
        hear(name, "route", ask(request, journeyId)),
  );
  const told = await inLanes([...pageAsks(request), ...queryAsks(visit), ...routes]);
  // the mailbox of a development machine holds everybody's mail: of it, the visitor's own
  const mailbox = told.find(({ from }) => from === "dev/mail/route.ts");
  const mails = (JSON.parse(mailbox?.text ?? "[]") as { recipient: string }[]).filter(
    ({ recipient }) => recipient === email,
  );
  const own = mails.map(
    (mail): Told => ({
      from: "mail",
      kind: "mail",
      status: 200,
      text: JSON.stringify(mail),
    }),
  );
  return [...told.filter((one) => one !== mailbox), ...own, ...heard];
}
