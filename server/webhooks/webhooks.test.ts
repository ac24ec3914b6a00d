// Webhooks against a real server on this machine: signed, tried again, written down once, and switched off
// where nothing arrives.
import { createHmac } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { replaceScopeRuntime, Scope } from "#server/auth/scope.ts";
import { provideSetting } from "#server/env.ts";
import { emitFor, sendDeliveries } from "#server/jobs/webhooks.ts";
import { callAs } from "#server/testing/cycle-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";
import { type HookListener, startHookListener } from "#server/testing/hook-listener.ts";
import { emit } from "./emit.ts";
import { emitJourneyChanges } from "./journey-changes.ts";

let database: TestDatabase;
let listener: HookListener;
let place: make.TestWorkspace;

/** Here a server on this machine is what a server on the internet is elsewhere. */
const OPEN = { isInnerAllowed: true } as const;

beforeAll(async () => {
  database = await createTestDatabase();
  provideSetting("WEBHOOKS_INNER", "1");
  provideSetting("SESSION_SECRET", "a secret for tests, of more than thirty-two characters");
  listener = await startHookListener();
});
afterAll(async () => {
  provideSetting("WEBHOOKS_INNER", "");
  await listener.close();
  await database.drop();
});
beforeEach(async () => {
  listener.forget();
  place = await make.makeWorkspace(database);
});
afterEach(() => {
  replaceScopeRuntime({});
});

const api = () => callAs(place.owner).webhooks;
const add = (events: readonly ("task.done" | "journey.updated" | "cycle.closed")[] = ["task.done"]) =>
  api().create({
    workspaceId: place.workspaceId,
    webhook: { url: `${listener.origin}/hook`, events: [...events] },
  });
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
    const [first] = listener.heard;
    const { headers = {}, body = "" } = first ?? {};
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
      throw new Error("the test undoes this");
    });
    await expect(undone).rejects.toThrow("the test undoes this");
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
    listener.answerWith([{ status: 500 }, { status: 429 }]);
    const round = (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
      return Promise.all([sendDeliveries(place.workspaceId, OPEN), sendDeliveries(place.workspaceId, OPEN)]);
    };
    expect(await round(0)).toEqual([0, 0]);
    expect(await logOf(id)).toMatchObject([
      { status: "pending", attempts: 1, lastStatus: 500, lastFailure: "status" },
    ]);
    // not before its time
    expect([await round(0.5), listener.heard.length]).toEqual([[0, 0], 1]);
    await round(1);
    expect(listener.heard).toHaveLength(2);
    const done = await round(5);
    expect(done[0] + done[1]).toBe(1);
    await round(60);
    expect(listener.heard).toHaveLength(3);
    expect(new Set(listener.heard.map((one) => one.headers["redthread-delivery"])).size).toBe(1);
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
    expect(listener.heard).toHaveLength(2);
    expect(listener.heard[0]?.headers["redthread-delivery"]).toBe(
      listener.heard[1]?.headers["redthread-delivery"],
    );
  });

  it("can be sent again by hand", async () => {
    const { id } = await add();
    await finishTask();
    listener.answerWith([{ status: 404 }]);
    await sendDeliveries(place.workspaceId, OPEN);
    const [delivery] = await logOf(id);
    await api().resend({ workspaceId: place.workspaceId, deliveryId: delivery?.id ?? "" });
    expect(await sendDeliveries(place.workspaceId, OPEN)).toBe(1);
    expect(await logOf(id)).toMatchObject([{ id: delivery?.id, status: "delivered" }]);
    // also what arrived, under the same id
    await api().resend({ workspaceId: place.workspaceId, deliveryId: delivery?.id ?? "" });
    expect(await sendDeliveries(place.workspaceId, OPEN)).toBe(1);
    expect(await logOf(id)).toMatchObject([{ id: delivery?.id, status: "delivered", attempts: 3 }]);
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
    listener.answerWith(Array.from({ length: 20 }, () => ({ status: 503 })));
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
    const silent = listener.heard.length;
    await finishTask();
    await sendDeliveries(workspaceId, OPEN);
    expect(listener.heard).toHaveLength(silent);
    listener.answerWith([]);
    await api().update({ workspaceId, webhookId: id, changes: { enabled: true } });
    await finishTask();
    await sendDeliveries(workspaceId, OPEN);
    expect(listener.heard.length).toBeGreaterThan(silent);
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
    expect(listener.heard.map(({ body }) => (JSON.parse(body) as { data: object }).data)).toMatchObject([
      { journey: { id: journeyId, title: "Reis" } },
      { journey: { id: journeyId, title: "Reis" } },
    ]);
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
