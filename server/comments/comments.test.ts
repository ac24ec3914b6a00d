// Comments over the API: threads on four kinds of subjects, names in them, settling, taking back, whom they concern, and who may.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comments } from "#db/schema/comments.ts";
import { journeys } from "#db/schema/journeys.ts";
import { memberships } from "#db/schema/workspaces.ts";
import type { CommentSubject } from "#domain/comment.ts";
import { createApiContext } from "#server/api/context.ts";
import { createCallerFactory } from "#server/api/procedures.ts";
import { appRouter } from "#server/api/root.ts";
import { Scope } from "#server/auth/scope.ts";
import { emptyTrash } from "#server/jobs/sweep.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";
import { recipientsOf } from "./mentions.ts";

const createCaller = createCallerFactory(appRouter);
const apiAs = ({ userId, email }: make.TestPerson) =>
  createCaller(
    createApiContext(
      { id: userId, email, name: "x", emailVerified: true, locale: "nl", theme: "system", sessionId: "s" },
      "127.0.0.1",
    ),
  );
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "OK",
    (error: unknown) => (error as { code: string }).code,
  );

describe("comments", () => {
  let database: TestDatabase;
  let workspaceId: string;
  let departmentId: string;
  let owner: make.TestPerson;
  let editor: make.TestPerson;
  let commenter: make.TestPerson;
  let journeyId: string;
  let nodeId: string;
  let taskId: string;
  let metricId: string;
  let touchpoint: CommentSubject;

  beforeAll(async () => {
    database = await createTestDatabase();
    ({ workspaceId, departmentId, owner } = await make.makeWorkspace(database));
    editor = await make.makeMember(database, workspaceId, "editor");
    commenter = await make.makeMember(database, workspaceId, "commenter", { departmentId });
    journeyId = await make.makeJourney(database, workspaceId);
    nodeId = make.newId();
    await make.makeNode(database, workspaceId, journeyId, { nodeId, kind: "touchpoints", data: {} });
    taskId = await make.makeTask(database, workspaceId, { journeyId, touchpointId: nodeId });
    metricId = await make.makeMetric(database, workspaceId, { journeyId });
    touchpoint = { kind: "touchpoint", journeyId, nodeId };
  });
  afterAll(() => database.drop());

  const begin = async (person: make.TestPerson, subject: CommentSubject, body: string) =>
    (await apiAs(person).comments.create({ workspaceId, thread: { subject, body } })).id;
  const answer = async (person: make.TestPerson, commentId: string, body: string) =>
    (await apiAs(person).comments.reply({ workspaceId, reply: { commentId, body } })).id;
  const list = (person: make.TestPerson, subject: CommentSubject) =>
    apiAs(person).comments.list({ workspaceId, subject });
  const open = async (person: make.TestPerson = editor) =>
    Object.fromEntries(
      (await apiAs(person).comments.countOpen({ workspaceId })).map((one) => [one.subject.kind, one.count]),
    );

  it("stand on a touchpoint, a task, a metric and a month, and are counted until they are settled", async () => {
    const subjects: CommentSubject[] = [
      touchpoint,
      { kind: "task", taskId },
      { kind: "metric", metricId },
      { kind: "cycle", journeyId, month: "2026-11" },
    ];
    const made = [];
    for (const subject of subjects) made.push(await begin(commenter, subject, `Over ${subject.kind}`));
    for (const [at, subject] of subjects.entries()) {
      const [found] = await list(editor, subject);
      expect(found).toMatchObject({
        id: made[at],
        threadId: made[at],
        subject,
        journeyId,
        authorId: commenter.memberId,
        body: `Over ${subject.kind}`,
        tasks: [],
      });
    }
    expect(await open()).toEqual({ touchpoint: 1, task: 1, metric: 1, cycle: 1 });
    for (const commentId of made.slice(1))
      expect(await apiAs(editor).comments.resolve({ workspaceId, commentId, isResolved: true })).toEqual({
        previous: false,
      });
    expect(await open()).toEqual({ touchpoint: 1 });
    expect((await list(editor, subjects[1] ?? touchpoint))[0]).toMatchObject({ resolvedBy: editor.memberId });
    for (const commentId of made) await apiAs(commenter).comments.remove({ workspaceId, commentId });
    expect(await open()).toEqual({});
    expect(await list(editor, touchpoint)).toEqual([]);
  });

  it("have one level of answers: who answers an answer speaks in the same thread and opens it again", async () => {
    const first = await begin(editor, touchpoint, "Wie belt er nu?");
    const second = await answer(commenter, first, "Vooral oudere toestellen");
    await apiAs(editor).comments.resolve({ workspaceId, commentId: second, isResolved: true });
    expect(await open()).toEqual({});
    const third = await answer(editor, second, "Dan meet ik het na");
    expect((await list(editor, touchpoint)).map((one) => [one.id, one.threadId, one.resolvedAt])).toEqual([
      [first, first, null],
      [second, first, null],
      [third, first, null],
    ]);
    expect(await open()).toEqual({ touchpoint: 1 });
    // of a beginning that is gone its place stays while there are answers
    await apiAs(editor).comments.remove({ workspaceId, commentId: first });
    expect((await list(editor, touchpoint)).map((one) => one.body)).toEqual([
      "",
      "Vooral oudere toestellen",
      "Dan meet ik het na",
    ]);
    await apiAs(editor).comments.restore({ workspaceId, commentId: first });
    expect((await list(editor, touchpoint))[0]?.body).toBe("Wie belt er nu?");
    for (const [person, commentId] of [
      [editor, first],
      [commenter, second],
      [editor, third],
    ] as const)
      await apiAs(person).comments.remove({ workspaceId, commentId });
    expect(await open()).toEqual({});
  });

  it("are changed by their author alone, and taken away by them or by who manages members", async () => {
    const api = apiAs(editor).comments;
    const commentId = await begin(editor, { kind: "task", taskId }, "Eerste woorden");
    await api.edit({ workspaceId, commentId, body: "Betere woorden\nop twee regels" });
    const [found] = await list(editor, { kind: "task", taskId });
    expect(found?.body).toBe("Betere woorden\nop twee regels");
    expect(found?.editedAt).toBeInstanceOf(Date);
    expect([
      await codeOf(apiAs(commenter).comments.edit({ workspaceId, commentId, body: "Nee" })),
      await codeOf(apiAs(commenter).comments.remove({ workspaceId, commentId })),
      await codeOf(apiAs(owner).comments.edit({ workspaceId, commentId, body: "Nee" })),
      await codeOf(api.edit({ workspaceId, commentId, body: "  " })),
      await codeOf(api.edit({ workspaceId, commentId, body: "x".repeat(4_001) })),
    ]).toEqual(["FORBIDDEN", "FORBIDDEN", "FORBIDDEN", "BAD_REQUEST", "BAD_REQUEST"]);
    await apiAs(owner).comments.remove({ workspaceId, commentId });
    expect([
      await codeOf(api.edit({ workspaceId, commentId, body: "Te laat" })),
      await codeOf(api.get({ workspaceId, commentId })),
      await codeOf(api.remove({ workspaceId, commentId })),
    ]).toEqual(["NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]);
  });

  it("name people and departments that are here, and nobody else", async () => {
    const guest = await make.makeGuest(database, workspaceId, [journeyId]);
    const former = await make.makeMember(database, workspaceId, "editor", { removedAt: new Date() });
    const other = await make.makeWorkspace(database);
    const named = (kind: string, id: string) =>
      codeOf(begin(editor, touchpoint, `@[${kind}:${id}] kijk eens`));
    expect([
      await named("person", guest.memberId),
      await named("person", former.memberId),
      await named("person", other.owner.memberId),
      await named("department", other.departmentId),
      await named("person", departmentId),
    ]).toEqual(Array.from({ length: 5 }, () => "NOT_FOUND"));
    const leaving = await make.makeMember(database, workspaceId, "editor");
    const body = `@[person:${leaving.memberId}] en @[department:${departmentId}]`;
    const commentId = await begin(editor, touchpoint, body);
    await database.rows
      .update(memberships)
      .set({ removedAt: new Date() })
      .where(eq(memberships.id, leaving.memberId));
    // who was named when it was written may stay in it
    await apiAs(editor).comments.edit({ workspaceId, commentId, body: `${body}, nog eens` });
    await apiAs(editor).comments.remove({ workspaceId, commentId });
  });

  it("concern whom they name, the departments they name and who spoke before; never their author", async () => {
    const inDepartment = await make.makeMember(database, workspaceId, "viewer", { departmentId });
    const named = await make.makeMember(database, workspaceId, "viewer");
    const without = make.newId();
    await database.rows.insert(memberships).values({
      workspaceId,
      id: without,
      role: "viewer",
      displayName: "Zonder account",
      departmentId,
    });
    const threadId = await begin(editor, touchpoint, "Wie weet dit?");
    const concerned = (person: make.TestPerson, body: string) =>
      Scope.open(person.actor, { workspaceId }, "comment.create", (scope) =>
        recipientsOf(scope, { threadId, authorId: scope.memberId, body }),
      );
    expect(await concerned(editor, "Niemand")).toEqual({ named: [], spoke: [] });
    expect(await concerned(commenter, "Ik")).toEqual({ named: [], spoke: [editor.userId] });
    const both = `@[person:${named.memberId}] @[department:${departmentId}] @[person:${without}]`;
    // the owner is of the same department; the author is too and hears nothing of it
    expect(await concerned(commenter, both)).toEqual({
      named: [named.userId, inDepartment.userId, owner.userId].toSorted(),
      spoke: [editor.userId],
    });
    await apiAs(editor).comments.remove({ workspaceId, commentId: threadId });
    expect(await concerned(commenter, "Ik")).toEqual({ named: [], spoke: [] });
  });

  it("become a task about the same, which stands with the comment until it is taken away", async () => {
    const api = apiAs(editor);
    const month = await Scope.open(editor.actor, { workspaceId }, "task.view", (scope) =>
      Promise.resolve(scope.month),
    );
    const wanted = [
      [touchpoint, { touchpointId: nodeId, metricId: null, journeyId }],
      [
        { kind: "task", taskId },
        { touchpointId: nodeId, journeyId },
      ],
      [
        { kind: "metric", metricId },
        { touchpointId: null, metricId, journeyId },
      ],
      [
        { kind: "cycle", journeyId, month: "2031-05" },
        { journeyId, month: "2031-05" },
      ],
    ] as const;
    for (const [subject, task] of wanted) {
      const commentId = await begin(commenter, subject, "Hier moet iets aan gebeuren");
      const made = await api.tasks.createForComment({ workspaceId, commentId, title: "Nameten" });
      const all = await api.tasks.listForJourney({ journeyId });
      expect(all.find((one) => one.id === made.id)).toMatchObject({
        month,
        title: "Nameten",
        commentId,
        ...task,
      });
      const stands = async () =>
        (await list(commenter, subject)).find((one) => one.id === commentId)?.tasks.map((one) => one.title);
      expect(await stands()).toEqual(["Nameten"]);
      await api.tasks.remove({ workspaceId, taskId: made.id });
      expect(await stands()).toEqual([]);
      expect(
        await codeOf(apiAs(commenter).tasks.createForComment({ workspaceId, commentId, title: "Nee" })),
      ).toBe("FORBIDDEN");
      await apiAs(commenter).comments.remove({ workspaceId, commentId });
    }
  });

  it("have an address, under which their subject is found", async () => {
    const [journey] = await database.rows.select().from(journeys).where(eq(journeys.id, journeyId));
    const commentId = await begin(editor, { kind: "cycle", journeyId, month: "2026-11" }, "Mooi");
    const found = await apiAs(editor).comments.get({ workspaceId, commentId });
    expect(found.subject).toEqual({ kind: "cycle", journeyId, month: "2026-11" });
    expect(found.path).toMatch(new RegExp(`/j/${journey?.slug}/review/2026-11\\?comment=${commentId}$`));
    await apiAs(editor).comments.remove({ workspaceId, commentId });
  });

  it("are read by every member and written by commenters up; guests and other workspaces find nothing", async () => {
    const viewer = await make.makeMember(database, workspaceId, "viewer");
    const guest = await make.makeGuest(database, workspaceId, [journeyId]);
    const other = await make.makeWorkspace(database);
    const commentId = await begin(editor, touchpoint, "Voor ons");
    expect((await list(viewer, touchpoint)).map((one) => one.body)).toEqual(["Voor ons"]);
    const tries = (person: make.TestPerson) => {
      const api = apiAs(person).comments;
      return Promise.all([
        codeOf(begin(person, touchpoint, "x")),
        codeOf(answer(person, commentId, "x")),
        codeOf(api.resolve({ workspaceId, commentId, isResolved: true })),
        codeOf(api.remove({ workspaceId, commentId })),
      ]);
    };
    expect(await tries(viewer)).toEqual(Array.from({ length: 4 }, () => "FORBIDDEN"));
    for (const [person, code] of [
      [guest, "FORBIDDEN"],
      [other.owner, "NOT_FOUND"],
    ] as const) {
      expect(await tries(person)).toEqual(Array.from({ length: 4 }, () => code));
      expect(await codeOf(list(person, touchpoint))).toBe(code);
      expect(await codeOf(apiAs(person).comments.countOpen({ workspaceId }))).toBe(code);
    }
    // nor does a comment of another workspace open by its id in one's own
    const { workspaceId: theirs } = other;
    const inTheirs = apiAs(other.owner).comments;
    expect([
      await codeOf(inTheirs.get({ workspaceId: theirs, commentId })),
      await codeOf(inTheirs.list({ workspaceId: theirs, subject: touchpoint })),
      await codeOf(inTheirs.reply({ workspaceId: theirs, reply: { commentId, body: "x" } })),
    ]).toEqual(["NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]);
    await apiAs(editor).comments.remove({ workspaceId, commentId });
  });

  it("of a journey for named members are theirs alone, and rest with what is in the trash", async () => {
    const closed = await make.makeJourney(database, workspaceId, {
      visibility: "named",
      named: [editor.memberId],
    });
    const hidden = await make.makeTask(database, workspaceId, { journeyId: closed });
    const subject = { kind: "task", taskId: hidden } as const;
    await begin(editor, subject, "Onder ons");
    expect(await open(editor)).toEqual({ task: 1 });
    expect(await open(commenter)).toEqual({});
    expect(await codeOf(list(commenter, subject))).toBe("NOT_FOUND");
    await apiAs(editor).tasks.remove({ workspaceId, taskId: hidden });
    expect(await open(editor)).toEqual({});
    expect(await codeOf(list(editor, subject))).toBe("NOT_FOUND");
  });

  it("that were taken away are forgotten after thirty days, of an answered one the words", async () => {
    const first = await begin(editor, touchpoint, "Vergeet dit");
    const second = await answer(commenter, first, "Dit blijft");
    const alone = await begin(editor, touchpoint, "Dit ook vergeten");
    for (const commentId of [first, alone]) await apiAs(editor).comments.remove({ workspaceId, commentId });
    const empty = () => Scope.system("empty_trash", workspaceId, emptyTrash);
    const rows = async () =>
      (await database.rows.select().from(comments))
        .filter((one) => [first, second, alone].includes(one.id))
        .map((one) => [one.id, one.body]);
    await empty();
    expect(await rows()).toHaveLength(3);
    for (const commentId of [first, alone])
      await database.rows
        .update(comments)
        .set({ deletedAt: new Date(Date.now() - 31 * 86_400_000) })
        .where(eq(comments.id, commentId));
    await empty();
    expect((await rows()).toSorted()).toEqual(
      [
        [first, ""],
        [second, "Dit blijft"],
      ].toSorted(),
    );
    await apiAs(commenter).comments.remove({ workspaceId, commentId: second });
  });

  it("are behind the second wall: a guest's own transaction reads none", async () => {
    const guest = await make.makeGuest(database, workspaceId, [journeyId]);
    const commentId = await begin(editor, touchpoint, "INTERN-CANARY-COMMENT");
    const seen = await Scope.open(guest.actor, { journeyId }, "portal.view", (scope) =>
      scope.tx.select({ id: comments.id }).from(comments).where(eq(comments.workspaceId, workspaceId)),
    );
    expect(seen).toEqual([]);
    await apiAs(editor).comments.remove({ workspaceId, commentId });
  });

  it("tell whom they name and who spoke before, once each, with the place where they are read", async () => {
    const threadId = await begin(editor, touchpoint, "Wie belt er terug?");
    const answerId = await answer(commenter, threadId, `Jij, @[person:${owner.memberId}]`);
    const told = async (person: make.TestPerson) =>
      (await apiAs(person).notifications.list({ workspaceId })).items
        .filter((one) => one.subjectId === answerId)
        .map(({ kind, path }) => ({ kind, path }));
    const { path } = await apiAs(owner).comments.get({ workspaceId, commentId: answerId });
    const place = path.split("/").slice(2).join("/");
    expect(await told(owner)).toEqual([{ kind: "mention", path: place }]);
    expect(await told(editor)).toEqual([{ kind: "reply", path: place }]);
    expect(await told(commenter)).toEqual([]);
  });
});
