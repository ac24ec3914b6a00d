// Webhooks against a real server on this machine: signed, tried again, written down once, and never led to an inner address.
import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { replaceScopeRuntime, Scope } from "#server/auth/scope.ts";
import { provideSetting } from "#server/env.ts";
import { emitFor, sendDeliveries } from "#server/jobs/webhooks.ts";
import { callAs } from "#server/testing/cycle-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";
import { emit } from "./emit.ts";
import { emitJourneyChanges } from "./journey-changes.ts";
import { isCallable, safePost } from "./sending/safe-post.ts";

interface Heard {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let database: TestDatabase;
let server: Server;
let origin: string;
/** What the server heard, and what it answers next. */
const heard: Heard[] = [];
let answers: { status: number; headers?: Record<string, string> }[] = [];
let place: make.TestWorkspace;

/** Here a server on this machine is what a server on the internet is elsewhere. */
const OPEN = { isInnerAllowed: true } as const;
const SHUT = { isInnerAllowed: false } as const;

beforeAll(async () => {
  database = await createTestDatabase();
  provideSetting("WEBHOOKS_INNER", "1");
  provideSetting("SESSION_SECRET", "a secret for tests, of more than thirty-two characters");
  server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (piece: string) => {
      body += piece;
    });
    request.on("end", () => {
      heard.push({ path: request.url ?? "", headers: request.headers, body });
      const { status, headers } = answers.shift() ?? { status: 200 };
      response.writeHead(status, headers ?? {}).end("thanks");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(async () => {
  provideSetting("WEBHOOKS_INNER", "");
  server.close();
  await database.drop();
});
beforeEach(async () => {
  heard.length = 0;
  answers = [];
  place = await make.makeWorkspace(database);
});
afterEach(() => {
  replaceScopeRuntime({});
});

const api = () => callAs(place.owner).webhooks;
const add = (events: readonly ("task.done" | "journey.updated" | "cycle.closed")[] = ["task.done"]) =>
  api().create({ workspaceId: place.workspaceId, webhook: { url: `${origin}/hook`, events: [...events] } });
async function finishTask(): Promise<string> {
  const { workspaceId } = place;
  const taskId = await make.makeTask(database, workspaceId, { title: "Agenda versnellen" });
  await callAs(place.owner).tasks.setStatus({ workspaceId, taskId, status: "done" });
  return taskId;
}
const logOf = (webhookId: string) => api().listDeliveries({ workspaceId: place.workspaceId, webhookId });

describe("a delivery", () => {
  it("is signed over time and body with the secret that was shown once", async () => {
    const { id, secret } = await add();
    const taskId = await finishTask();
    expect(await sendDeliveries(place.workspaceId, OPEN)).toBe(1);
    expect(await sendDeliveries(place.workspaceId, OPEN)).toBe(0);
    const [first] = heard;
    const { headers = {} as IncomingHttpHeaders, body = "" } = first ?? {};
    const [, seconds = "", mark = ""] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["redthread-signature"])) ?? [];
    expect(createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")).toBe(mark);
    expect(Math.abs(Number(seconds) * 1_000 - Date.now())).toBeLessThan(60_000);
    const [delivery] = await logOf(id);
    expect(JSON.parse(body)).toMatchObject({
      id: delivery?.id,
      event: "task.done",
      workspaceId: place.workspaceId,
      data: { task: { id: taskId, title: "Agenda versnellen" } },
    });
    expect([headers["redthread-event"], headers["redthread-delivery"]]).toEqual(["task.done", delivery?.id]);
    expect(delivery).toMatchObject({ status: "delivered", attempts: 1, lastStatus: 200, lastFailure: null });
    const shown = JSON.stringify([await api().list({ workspaceId: place.workspaceId }), await logOf(id)]);
    expect(shown).not.toContain(secret);
  });

  it("goes only for the events that were chosen, and never for what was rolled back", async () => {
    const { id } = await add(["cycle.closed"]);
    await finishTask();
    const { workspaceId } = place;
    const undone = Scope.open(place.owner.actor, { workspaceId }, "task.edit", async (scope) => {
      await emit(scope, { event: "cycle.closed", key: "k", data: {} });
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
    expect(await logOf(id)).toEqual([]);
    await Scope.open(place.owner.actor, { workspaceId }, "task.edit", async (scope) => {
      for (let n = 0; n < 2; n += 1) await emit(scope, { event: "cycle.closed", key: "k", data: {} });
    });
    expect(await logOf(id)).toHaveLength(1);
  });

  it("is told of a task once it is done, not when it is done already, and again after it was opened", async () => {
    const { id } = await add();
    const { workspaceId } = place;
    const taskId = await finishTask();
    const set = (status: "open" | "done") =>
      callAs(place.owner).tasks.setStatus({ workspaceId, taskId, status });
    await set("done");
    expect(await logOf(id)).toHaveLength(1);
    await set("open");
    await set("done");
    expect(await logOf(id)).toHaveLength(2);
  });

  it("on behalf of a guest is left to a job", async () => {
    const { id } = await add();
    const { workspaceId } = place;
    const journeyId = await make.makeJourney(database, workspaceId);
    const guest = await make.makeGuest(database, workspaceId, [journeyId]);
    await Scope.open(guest.actor, { workspaceId }, "portal.view", (scope) =>
      emit(scope, { event: "task.done", key: "by-guest", data: { from: "portal" } }),
    );
    expect(await logOf(id)).toEqual([]);
    const [job] = await database.everything<{ payload: unknown }[]>`
      select j.payload from jobs._private_jobs j join jobs._private_tasks t on t.id = j.task_id
      where t.identifier = 'emit_event'`;
    await emitFor(job?.payload);
    expect(await logOf(id)).toMatchObject([{ event: "task.done", status: "pending" }]);
  });

  it("is tried again later, and then stands in the log once, as delivered", async () => {
    const { id } = await add();
    await finishTask();
    let now = new Date();
    replaceScopeRuntime({ clock: { now: () => now } });
    answers = [{ status: 500 }, { status: 429 }];
    const round = (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
      return Promise.all([sendDeliveries(place.workspaceId, OPEN), sendDeliveries(place.workspaceId, OPEN)]);
    };
    expect(await round(0)).toEqual([0, 0]);
    expect(await logOf(id)).toMatchObject([
      { status: "pending", attempts: 1, lastStatus: 500, lastFailure: "status" },
    ]);
    // not before its time
    expect([await round(0.5), heard.length]).toEqual([[0, 0], 1]);
    await round(1);
    expect(heard).toHaveLength(2);
    const done = await round(5);
    expect(done[0] + done[1]).toBe(1);
    await round(60);
    expect(heard).toHaveLength(3);
    expect(new Set(heard.map((one) => one.headers["redthread-delivery"])).size).toBe(1);
    expect(await logOf(id)).toMatchObject([{ status: "delivered", attempts: 3, lastStatus: 200 }]);
    const [hook] = await api().list({ workspaceId: place.workspaceId });
    expect(hook).toMatchObject({ failingSince: null, enabled: true });
  });

  it("whose worker died after sending goes once more, under the same id", async () => {
    const { id } = await add();
    await finishTask();
    let now = new Date();
    let calls = 0;
    replaceScopeRuntime({
      clock: {
        now: () => {
          calls += 1;
          if (calls === 2) throw new Error("killed");
          return now;
        },
      },
    });
    await expect(sendDeliveries(place.workspaceId, OPEN)).rejects.toThrow("killed");
    expect(await logOf(id)).toMatchObject([{ status: "pending", attempts: 1 }]);
    now = new Date(now.getTime() + 2 * 60_000);
    expect(await sendDeliveries(place.workspaceId, OPEN)).toBe(1);
    expect(heard).toHaveLength(2);
    expect(heard[0]?.headers["redthread-delivery"]).toBe(heard[1]?.headers["redthread-delivery"]);
  });

  it("can be sent again by hand", async () => {
    const { id } = await add();
    await finishTask();
    answers = [{ status: 404 }];
    await sendDeliveries(place.workspaceId, OPEN);
    const [delivery] = await logOf(id);
    await api().resend({ workspaceId: place.workspaceId, deliveryId: delivery?.id ?? "" });
    expect(await sendDeliveries(place.workspaceId, OPEN)).toBe(1);
    expect(await logOf(id)).toMatchObject([{ id: delivery?.id, status: "delivered" }]);
  });
});

describe("an address where nothing arrives", () => {
  it("is switched off after days of it, which the admins are told, and goes on when it is switched on", async () => {
    const { id } = await add();
    const { workspaceId } = place;
    const editor = await make.makeMember(database, workspaceId, "editor");
    await finishTask();
    const began = Date.now();
    let now = new Date(began);
    replaceScopeRuntime({ clock: { now: () => now } });
    answers = Array.from({ length: 20 }, () => ({ status: 503 }));
    for (let hour = 0; hour <= 80; hour += 1) {
      now = new Date(began + hour * 3_600_000);
      await sendDeliveries(workspaceId, OPEN);
    }
    const [hook] = await api().list({ workspaceId });
    expect(hook?.enabled).toBe(false);
    expect(hook?.disabledAt).toBeInstanceOf(Date);
    const inboxOf = async (person: make.TestPerson) =>
      (await callAs(person).notifications.list({ workspaceId })).items.map(({ kind, path }) => [kind, path]);
    expect(await inboxOf(place.owner)).toEqual([["webhookDisabled", "settings/webhooks"]]);
    expect(await inboxOf(editor)).toEqual([]);
    const silent = heard.length;
    await finishTask();
    await sendDeliveries(workspaceId, OPEN);
    expect(heard).toHaveLength(silent);
    answers = [];
    await api().update({ workspaceId, webhookId: id, changes: { enabled: true } });
    await finishTask();
    await sendDeliveries(workspaceId, OPEN);
    expect(heard.length).toBeGreaterThan(silent);
    expect((await api().list({ workspaceId }))[0]).toMatchObject({ enabled: true, failingSince: null });
  });
});

describe("changes of a journey", () => {
  it("are told once for all that was written meanwhile, from when the webhook was made", async () => {
    const { workspaceId } = place;
    const journeyId = await make.makeJourney(database, workspaceId, { title: "Reis" });
    const write = (seq: number) =>
      database.everything`update rooms set last_seq = ${seq} where id = ${journeyId}`;
    const ring = () => Promise.all([1, 2].map(() => Scope.system("emit", workspaceId, emitJourneyChanges)));
    await write(5);
    const { id } = await add(["journey.updated"]);
    await ring();
    expect(await logOf(id)).toEqual([]);
    await write(9);
    await ring();
    await ring();
    await write(10);
    await ring();
    expect((await logOf(id)).map((one) => one.event)).toEqual(["journey.updated", "journey.updated"]);
    await sendDeliveries(workspaceId, OPEN);
    expect(heard.map(({ body }) => (JSON.parse(body) as { data: object }).data)).toMatchObject([
      { journey: { id: journeyId, title: "Reis" } },
      { journey: { id: journeyId, title: "Reis" } },
    ]);
  });
});

describe("the sender", () => {
  const content = { body: "{}", headers: {} };
  const resolvesTo =
    (...addresses: string[]) =>
    () =>
      Promise.resolve(addresses);
  const port = () => new URL(origin).port;

  it("follows no redirect, wherever it leads", async () => {
    for (const location of [`${origin}/inner`, "http://169.254.169.254/latest/meta-data", "//127.0.0.1"]) {
      answers = [{ status: 307, headers: { location } }];
      expect(await safePost(`${origin}/hook`, content, OPEN)).toEqual({ status: 307, failure: "redirect" });
    }
    expect(heard.map((one) => one.path)).toEqual(["/hook", "/hook", "/hook"]);
  });

  it("refuses a name that means an inner address, even beside an outer one", async () => {
    for (const addresses of [
      ["127.0.0.1"],
      ["10.1.2.3"],
      ["169.254.169.254"],
      ["::1"],
      ["::ffff:127.0.0.1"],
      ["fd00:ec2::254"],
      ["93.184.215.14", "127.0.0.1"],
    ]) {
      const resolve = resolvesTo(...addresses);
      const result = await safePost(`https://hook.example:${port()}/`, content, { ...SHUT, resolve });
      expect([addresses, result]).toEqual([addresses, { status: null, failure: "refusedAddress" }]);
    }
    expect(heard).toEqual([]);
  });

  it("asks for a name once, so that it cannot mean another address a moment later", async () => {
    let asked = 0;
    const rebinding = () => {
      asked += 1;
      // an address of the documentation is never routed; what counts is that nobody is asked a second time
      return Promise.resolve([asked === 1 ? "192.88.98.1" : "127.0.0.1"]);
    };
    const to = `https://rebind.example:${port()}/`;
    const first = await safePost(to, content, { ...SHUT, resolve: rebinding, timeoutMs: 400 });
    expect([asked, first.status, heard.length]).toEqual([1, null, 0]);
    expect(["timeout", "unreachable"]).toContain(first.failure);
    // the next delivery resolves anew, and is refused
    expect(await safePost(to, content, { ...SHUT, resolve: rebinding })).toEqual({
      status: null,
      failure: "refusedAddress",
    });
  });

  it("connects to the address that was checked, whatever the name means", async () => {
    const resolve = resolvesTo("127.0.0.1");
    const result = await safePost(`http://nowhere.invalid:${port()}/pinned`, content, { ...OPEN, resolve });
    expect(result).toEqual({ status: 200, failure: null });
    expect(heard[0]).toMatchObject({ path: "/pinned", headers: { host: `nowhere.invalid:${port()}` } });
  });

  it("waits no longer than it may, for a name or for an answer", async () => {
    const never = () => new Promise<string[]>(() => {});
    expect(
      await safePost("https://slow.example/", content, { ...SHUT, resolve: never, timeoutMs: 50 }),
    ).toEqual({
      status: null,
      failure: "timeout",
    });
    const mute = createServer(() => {});
    await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
    const address = mute.address();
    const at = typeof address === "object" && address ? address.port : 0;
    expect(await safePost(`http://127.0.0.1:${at}/`, content, { ...OPEN, timeoutMs: 100 })).toEqual({
      status: null,
      failure: "timeout",
    });
    mute.closeAllConnections();
    mute.close();
  });

  it("reads no more of an answer than it needs", async () => {
    let sent = 0;
    const endless = createServer((_request, response) => {
      response.writeHead(200);
      const pour = () => {
        while (response.write("x".repeat(16_384)) && !response.destroyed) sent += 1;
      };
      response.on("drain", pour);
      response.on("error", () => {});
      pour();
    });
    await new Promise<void>((resolve) => endless.listen(0, "127.0.0.1", resolve));
    const address = endless.address();
    const at = typeof address === "object" && address ? address.port : 0;
    expect(await safePost(`http://127.0.0.1:${at}/`, content, OPEN)).toEqual({ status: 200, failure: null });
    expect(sent).toBeLessThan(10_000);
    endless.closeAllConnections();
    endless.close();
  });

  it.each([
    "http://hooks.example/x",
    "ftp://hooks.example/x",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://user:secret@hooks.example/",
    "https://localhost/",
    "https://localhost./",
    "https://intranet/",
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0177.0.0.1/",
    "https://0/",
    "https://10.0.0.1:8443/",
    "https://172.16.5.4/",
    "https://192.168.1.1/",
    "https://100.64.0.1/",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[::ffff:a9fe:a9fe]/",
    "https://[fe80::1]/",
    "https://[fd00:ec2::254]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/",
    "https://①②⑦.⓪.⓪.①/",
    "https://127。0。0。1/",
    "https://",
    "not an address",
    "",
  ])("never calls %j", async (url) => {
    expect(isCallable(url, false)).toBe(false);
    expect(await safePost(url, content, SHUT)).toEqual({ status: null, failure: "refusedAddress" });
  });

  it("calls an https address of the internet", () => {
    for (const url of [
      "https://hooks.example/x?y=1",
      "https://93.184.215.14/",
      "https://[2606:4700::1111]:8443/",
    ])
      expect([url, isCallable(url, false)]).toEqual([url, true]);
  });
});

describe("who may", () => {
  it("see and change webhooks: admins, and nobody from elsewhere", async () => {
    const { workspaceId } = place;
    const { id: webhookId } = await add();
    const editor = await make.makeMember(database, workspaceId, "editor");
    const other = await make.makeWorkspace(database);
    await expect(callAs(editor).webhooks.list({ workspaceId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(callAs(other.owner).webhooks.list({ workspaceId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const stolen = callAs(other.owner).webhooks.update({
      workspaceId: other.workspaceId,
      webhookId,
      changes: { enabled: false },
    });
    await expect(stolen).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("keep an address that is never called: nobody", async () => {
    provideSetting("WEBHOOKS_INNER", "");
    const { workspaceId } = place;
    for (const url of ["http://hooks.example/", "https://169.254.169.254/", "nonsense"]) {
      const call = api().create({ workspaceId, webhook: { url, events: ["task.done"] } });
      await expect(call).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
    provideSetting("WEBHOOKS_INNER", "1");
  });
});
