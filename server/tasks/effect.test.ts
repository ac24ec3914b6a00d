// Page: /{ws}/tasks/{yyyy-mm}
// A task that proves its effect, from the pain it answers to the tools a team works with.
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csvText } from "#domain/csv.ts";
import { latestReading, valueOf } from "#domain/metric.ts";
import { addMonths } from "#domain/month.ts";
import { jiraRows } from "#domain/task-export.ts";
import { taskMatrix } from "#domain/task.ts";
import { judge } from "#domain/verdict.ts";
import { replaceScopeRuntime } from "#server/auth/scope.ts";
import { provideSetting } from "#server/env.ts";
import { sendDeliveries } from "#server/jobs/webhooks.ts";
import { answerOf, callAs, makeReviewedJourney } from "#server/testing/cycle-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";
import { type HookListener, startHookListener } from "#server/testing/hook-listener.ts";

const NOVEMBER = "2026-11";

describe("a task that proves its effect", () => {
  let database: TestDatabase;
  let listener: HookListener;
  beforeAll(async () => {
    database = await createTestDatabase();
    provideSetting("WEBHOOKS_INNER", "1");
    listener = await startHookListener();
    replaceScopeRuntime({ clock: { now: () => new Date("2026-11-28T12:00:00Z") } });
  });
  afterAll(async () => {
    replaceScopeRuntime({});
    provideSetting("WEBHOOKS_INNER", "");
    await listener.close();
    await database.drop();
  });

  it("[W10] goes from pain to done with its KPI before and after, a signed webhook and a file for Jira", async () => {
    const place = await make.makeWorkspace(database);
    const { workspaceId, departmentId } = place;
    const bram = await make.makeMember(database, workspaceId, "editor", { displayName: "Bram" });
    const { journeyId, ids } = await makeReviewedJourney(database, place);
    const api = callAs(place.owner);
    const { id: metricId } = await api.metrics.create({
      journeyId,
      metric: { name: "Boeking afgerond", unit: "percent", direction: "up" },
    });
    for (const [month, numerator] of [
      ["2026-10", 120],
      [NOVEMBER, 203],
    ] as const)
      await api.metrics.setReading({ journeyId, metricId, month, reading: { numerator, denominator: 350 } });

    // the pain becomes a task with an owner, a department, a month, and what it brings and asks
    const wanted = {
      title: "=Prijs bovenaan zetten",
      month: NOVEMBER,
      due: "2026-11-30",
      journeyId,
      insightId: ids.pain,
      touchpointId: ids.shop,
      assigneeId: bram.memberId,
      departmentId,
      metricId,
      impact: "large",
      effort: "small",
      expectedChange: 10,
    } as const;
    const { id: taskId } = await api.tasks.create({ workspaceId, task: wanted });
    await api.tasks.create({ workspaceId, task: { title: "Folder", month: NOVEMBER, journeyId } });
    const [row] = await database.everything`
      select insight_id, assignee_id, department_id, month, impact, effort from tasks where id = ${taskId}`;
    expect(row).toEqual({
      insight_id: ids.pain,
      assignee_id: bram.memberId,
      department_id: departmentId,
      month: NOVEMBER,
      impact: "large",
      effort: "small",
    });

    // it stands in the first cell of the matrix, what nobody sized beside it
    const list = () => api.tasks.listMonth({ workspaceId, month: NOVEMBER });
    const { rows, unsized } = taskMatrix(await list());
    expect(rows[0]?.[0]).toMatchObject({ impact: "large", effort: "small", tasks: [{ id: taskId }] });
    expect(unsized.map((task) => task.title)).toEqual(["Folder"]);

    // done, it shows where its KPI stood before the month, where it stands, and what may be said of that
    const { secret } = await api.webhooks.create({
      workspaceId,
      webhook: { url: `${listener.origin}/hook`, events: ["task.done"] },
    });
    await callAs(bram).tasks.setStatus({ workspaceId, taskId, status: "done" });
    const done = (await list()).find((task) => task.id === taskId);
    expect(done?.status).toBe("done");
    const [metric] = await api.metrics.listForJourney({ journeyId });
    if (!metric || !done) throw new Error("the task and its metric are there");
    const [before, after] = [
      latestReading(metric.readings, addMonths(done.month, -1)),
      latestReading(metric.readings),
    ];
    if (!before || !after) throw new Error("both months were measured");
    expect([before, after].map((reading) => Math.round(valueOf(reading, metric.unit) ?? 0))).toEqual([
      34, 58,
    ]);
    // a month that still runs is not judged; once it is over, it is
    expect(judge(metric, before, after, NOVEMBER)).toMatchObject({ kind: "none", reason: "running" });
    expect(judge(metric, before, after, addMonths(NOVEMBER, 1))).toMatchObject({
      kind: "higher",
      isBetter: true,
    });

    // the team's other systems hear of it, and can tell that it came from here
    expect(await sendDeliveries(workspaceId, { isInnerAllowed: true })).toBe(1);
    const [call] = listener.heard;
    const { headers = {}, body = "" } = call ?? {};
    const [, seconds = "", mark = ""] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["redthread-signature"])) ?? [];
    expect(createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")).toBe(mark);
    expect(JSON.parse(body)).toMatchObject({
      event: "task.done",
      data: { task: { id: taskId, title: wanted.title, month: NOVEMBER }, journeyId },
    });

    // and Jira reads the month as a file; what begins like a formula is text
    const named = {
      assignee: "Bram",
      department: "Marketing",
      involved: [],
      about: "1 Etalage",
      metric: metric.name,
    };
    const file = csvText(
      jiraRows([{ ...done, ...named, expected: "+10 punten", address: "https://redthread.example/x" }], {
        about: "Gaat over",
        involved: "Ook betrokken",
        metric: "KPI",
        expected: "Verwacht",
      }),
      "en",
    );
    const [head, line] = file.replace("\uFEFF", "").split("\r\n");
    expect(head).toBe(
      "Summary,Issue Type,Description,Assignee,Due date,Priority,Status,Labels,Labels,Labels",
    );
    expect(line).toContain("'=Prijs bovenaan zetten,Task,");
    expect(file).toContain(",Bram,2026-11-30,High,Done,2026-11,Marketing,effort-small");
  });

  it("may be tied to a transition of its journey and to the complaint it came of, and let go of both", async () => {
    const place = await make.makeWorkspace(database);
    const { workspaceId } = place;
    const { journeyId, ids } = await makeReviewedJourney(database, place);
    const transitionId = make.newId();
    await make.makeNode(database, workspaceId, journeyId, {
      nodeId: transitionId,
      kind: "transitions",
      data: { id: transitionId, fromPhaseId: ids.phase, toPhaseId: ids.phase },
    });
    const { evidenceId } = await make.makeEvidence(database, workspaceId, { kind: "ticket" });
    const { tasks } = callAs(place.owner);
    const { id: taskId } = await tasks.create({
      workspaceId,
      task: { title: "Uitleggen", month: NOVEMBER, journeyId },
    });
    const tied = async () => {
      const [row] = await database.everything`
        select transition_id, evidence_id from tasks where id = ${taskId}`;
      return row;
    };
    await tasks.update({ workspaceId, taskId, changes: { transitionId, evidenceId } });
    expect(await tied()).toEqual({ transition_id: transitionId, evidence_id: evidenceId });
    // neither another journey's transition nor another workspace's complaint
    const other = await makeReviewedJourney(database, place);
    const theirs = make.newId();
    await make.makeNode(database, workspaceId, other.journeyId, {
      nodeId: theirs,
      kind: "transitions",
      data: { id: theirs, fromPhaseId: other.ids.phase, toPhaseId: other.ids.phase },
    });
    const elsewhere = await make.makeWorkspace(database);
    const foreign = await make.makeEvidence(database, elsewhere.workspaceId, { kind: "ticket" });
    expect([
      await answerOf(tasks.update({ workspaceId, taskId, changes: { transitionId: theirs } })),
      await answerOf(tasks.update({ workspaceId, taskId, changes: { evidenceId: foreign.evidenceId } })),
    ]).toEqual(["NOT_FOUND", "NOT_FOUND"]);
    expect(await tied()).toEqual({ transition_id: transitionId, evidence_id: evidenceId });
    await tasks.update({ workspaceId, taskId, changes: { transitionId: null, evidenceId: null } });
    expect(await tied()).toEqual({ transition_id: null, evidence_id: null });
  });
});
