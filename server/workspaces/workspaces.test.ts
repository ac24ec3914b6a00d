// Workspaces and who may come in: departments, the last owner, invitations.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memberships } from "#db/schema/workspaces.ts";
import type { Action } from "#domain/permissions.ts";
import { Scope } from "#server/auth/scope.ts";
import type { SessionUser } from "#server/auth/session.ts";
import { listWorkspaces } from "#server/account/queries.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import {
  makeJourney,
  makeMember,
  makeTask,
  makeUser,
  makeWorkspace,
  newId,
  type TestPerson,
} from "#server/testing/factories.ts";
import * as commands from "./commands.ts";
import * as departments from "./departments/commands.ts";
import { listDepartments } from "./departments/queries.ts";
import * as invitations from "./invitations/commands.ts";
import { previewInvitation } from "./invitations/queries.ts";
import * as members from "./members/commands.ts";
import { listMembers } from "./members/queries.ts";
import { getWorkspace } from "./queries.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const as = <T>(person: TestPerson, workspaceId: string, action: Action, run: (scope: Scope) => Promise<T>) =>
  Scope.open(person.actor, { workspaceId }, action, run);

const sessionOf = (person: TestPerson, extra: Partial<SessionUser> = {}): SessionUser => ({
  id: person.userId,
  email: person.email,
  name: "Noor",
  emailVerified: true,
  locale: "nl",
  theme: "system",
  sessionId: newId(),
  ...extra,
});

const found = async (person: TestPerson, name = "Atelier Wervel") =>
  commands.createWorkspace({ userId: person.userId, displayName: "Noor" }, { name, kind: "brand" });

describe("a fresh workspace", () => {
  it("[R1] lists five departments; a new name shows everywhere; one in use asks for a successor", async () => {
    const person = await makeUser(database);
    const { id } = await found(person);
    const list = () => as(person, id, "workspace.view", listDepartments);
    const before = await list();
    expect(before.map((department) => department.name)).toEqual([
      "Marketing",
      "Klantenservice",
      "Techniek",
      "Design/UX",
      "Overig",
    ]);
    const [marketing, service] = before;
    if (!marketing || !service) throw new Error("unreachable");
    await as(person, id, "department.manage", (scope) =>
      departments.renameDepartment(scope, marketing.id, { name: "Merk" }),
    );
    expect((await list())[0]?.name).toBe("Merk");

    const taskId = await makeTask(database, id, { departmentId: marketing.id });
    const member = await makeMember(database, id, "editor", { departmentId: marketing.id });
    const remove = (successorId: string | null) =>
      as(person, id, "department.manage", (scope) =>
        departments.removeDepartment(scope, marketing.id, successorId),
      );
    await expect(remove(null)).rejects.toMatchObject({ code: "IN_USE" });
    await expect(remove(marketing.id)).rejects.toMatchObject({ code: "INVALID" });
    await remove(service.id);
    expect((await list()).map((department) => department.id)).not.toContain(marketing.id);
    const [task] = await database.everything`select department_id from tasks where id = ${taskId}`;
    const [moved] =
      await database.everything`select department_id from memberships where id = ${member.memberId}`;
    expect([task?.["department_id"], moved?.["department_id"]]).toEqual([service.id, service.id]);
  });

  it("keeps an address for itself, also one it no longer uses", async () => {
    const person = await makeUser(database);
    const name = `Merk ${newId().slice(0, 8)}`;
    const { id, slug } = await found(person, name);
    const after = `nieuw-${slug}`;
    await as(person, id, "workspace.update", (scope) => commands.changeSlug(scope, after));
    const opened = await Scope.open(person.actor, { workspaceSlug: slug }, "portal.view", (scope) =>
      Promise.resolve(getWorkspace(scope, slug)),
    );
    expect(opened).toMatchObject({ id, slug: after, movedTo: after });
    const other = await makeUser(database);
    const taken = commands.createWorkspace(
      { userId: other.userId, displayName: "Sam" },
      { name, slug, kind: "brand" },
    );
    await expect(taken).rejects.toMatchObject({ code: "SLUG_TAKEN" });
    const mine = await found(other);
    const steal = (wanted: string) =>
      as(other, mine.id, "workspace.update", (scope) => commands.changeSlug(scope, wanted));
    await expect(steal(slug)).rejects.toMatchObject({ code: "SLUG_TAKEN" });
    await expect(steal(after)).rejects.toMatchObject({ code: "SLUG_TAKEN" });
    // from a name a free one is made
    expect((await found(other, name)).slug).not.toBe(slug);
  });

  it("goes to the trash and comes back for its owner only", async () => {
    const { workspaceId, owner } = await makeWorkspace(database);
    const admin = await makeMember(database, workspaceId, "admin");
    await expect(as(admin, workspaceId, "workspace.delete", commands.removeWorkspace)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await as(owner, workspaceId, "workspace.delete", commands.removeWorkspace);
    await expect(as(owner, workspaceId, "workspace.view", () => Promise.resolve())).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await listWorkspaces(admin.userId)).toEqual([]);
    await expect(commands.restoreWorkspace(admin.userId, workspaceId)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await commands.restoreWorkspace(owner.userId, workspaceId);
    await as(owner, workspaceId, "workspace.view", () => Promise.resolve());
  });
});

describe("the last owner", () => {
  it("cannot leave, be made less or be removed; with a second owner all of that works", async () => {
    const { workspaceId, owner } = await makeWorkspace(database);
    const leave = () => as(owner, workspaceId, "workspace.leave", commands.leaveWorkspace);
    const demote = () =>
      as(owner, workspaceId, "member.manage", (scope) => members.setRole(scope, owner.memberId, "editor"));
    const remove = () =>
      as(owner, workspaceId, "member.manage", (scope) => members.removeMember(scope, owner.memberId));
    for (const act of [leave, demote, remove])
      await expect(act()).rejects.toMatchObject({ code: "LAST_OWNER" });
    // staff without an account own nothing
    await as(owner, workspaceId, "member.manage", (scope) =>
      members.addStaff(scope, { displayName: "Papier", role: "owner" }),
    );
    await expect(leave()).rejects.toMatchObject({ code: "LAST_OWNER" });
    await makeMember(database, workspaceId, "owner");
    await leave();
    await expect(as(owner, workspaceId, "workspace.view", () => Promise.resolve())).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("is one also when two leave at the same moment", async () => {
    const { workspaceId, owner } = await makeWorkspace(database);
    const second = await makeMember(database, workspaceId, "owner");
    const outcomes = await Promise.allSettled(
      [owner, second].map((person) => as(person, workspaceId, "workspace.leave", commands.leaveWorkspace)),
    );
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is out of an admin's reach", async () => {
    const { workspaceId, owner } = await makeWorkspace(database);
    const admin = await makeMember(database, workspaceId, "admin");
    const try_ = (run: (scope: Scope) => Promise<unknown>) => as(admin, workspaceId, "member.manage", run);
    for (const attempt of [
      (scope: Scope) => members.setRole(scope, owner.memberId, "viewer"),
      (scope: Scope) => members.setRole(scope, admin.memberId, "owner"),
      (scope: Scope) => members.removeMember(scope, owner.memberId),
      (scope: Scope) => invitations.createInvitation(scope, { email: null, role: "owner", locale: "nl" }),
    ]) {
      await expect(try_(attempt)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });
});

describe("an invitation", () => {
  const invite = (person: TestPerson, workspaceId: string, extra: Partial<invitations.NewInvitation> = {}) =>
    as(person, workspaceId, "invitation.manage", (scope) =>
      invitations.createInvitation(scope, { email: null, role: "editor", locale: "nl", ...extra }),
    );
  const tokenOf = (link: string | null) => link?.split("/").at(-1) ?? "";
  const mailedToken = async (email: string) => {
    const [mail] = await database.everything<{ data: { link: string } }[]>`
      select data from mail_outbox where recipient = ${email} order by created_at desc limit 1`;
    return tokenOf(mail?.data.link ?? null);
  };

  it("[U11] opens by looking ten times and is used by accepting once; the first screen is the journey", async () => {
    const { workspaceId, owner, departmentId } = await makeWorkspace(database);
    const journeyId = await makeJourney(database, workspaceId, { slug: "de-reis" });
    const { link } = await invite(owner, workspaceId, { departmentId, journeyId });
    const token = tokenOf(link);
    for (let looked = 0; looked < 10; looked += 1) {
      expect(await previewInvitation(token)).toMatchObject({ state: "open", role: "editor", email: null });
    }
    const person = await makeUser(database);
    const joined = await invitations.acceptInvitation(sessionOf(person), token, null);
    expect(joined).toMatchObject({ journeySlug: "de-reis", role: "editor" });
    const [member] = (await as(owner, workspaceId, "member.view", listMembers)).filter(
      (one) => one.id === joined.memberId,
    );
    expect(member).toMatchObject({ role: "editor", departmentId, email: person.email });
    expect(await previewInvitation(token)).toMatchObject({ state: "used" });
    const again = invitations.acceptInvitation(sessionOf(await makeUser(database)), token, null);
    await expect(again).rejects.toMatchObject({ code: "ALREADY_USED" });
  });

  it("by mail is for its address, proven, and holds no secret in the table", async () => {
    const { workspaceId, owner } = await makeWorkspace(database);
    const invited = await makeUser(database);
    const { link } = await invite(owner, workspaceId, { email: ` ${invited.email.toUpperCase()}` });
    expect(link).toBeNull();
    const token = await mailedToken(invited.email);
    const [row] =
      await database.everything`select row_to_json(i)::text as text from invitations i where workspace_id = ${workspaceId}`;
    expect(row?.["text"]).not.toContain(token);
    const wrong = invitations.acceptInvitation(sessionOf(await makeUser(database)), token, null);
    await expect(wrong).rejects.toMatchObject({ code: "WRONG_ACCOUNT" });
    const unproven = invitations.acceptInvitation(sessionOf(invited, { emailVerified: false }), token, null);
    await expect(unproven).rejects.toMatchObject({ code: "EMAIL_UNVERIFIED" });
    await invitations.acceptInvitation(sessionOf(invited), token, null);
  });

  it("ends when it is taken back or fourteen days old", async () => {
    const { workspaceId, owner } = await makeWorkspace(database);
    const [revoked, old] = [await invite(owner, workspaceId), await invite(owner, workspaceId)];
    await as(owner, workspaceId, "invitation.manage", (scope) =>
      invitations.revokeInvitation(scope, revoked.id),
    );
    await database.everything`update invitations set expires_at = now() - interval '1 second' where id = ${old.id}`;
    const person = sessionOf(await makeUser(database));
    for (const { link } of [revoked, old]) {
      await expect(invitations.acceptInvitation(person, tokenOf(link), null)).rejects.toMatchObject({
        code: "EXPIRED",
      });
    }
    await expect(previewInvitation("A".repeat(43))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is used by one of two who accept at the same moment", async () => {
    const { workspaceId, owner } = await makeWorkspace(database);
    const token = tokenOf((await invite(owner, workspaceId)).link);
    const people = [await makeUser(database), await makeUser(database)];
    const outcomes = await Promise.allSettled(
      people.map((one) => invitations.acceptInvitation(sessionOf(one), token, null)),
    );
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is sent at most twenty times an hour; another workspace is not held up", async () => {
    const { workspaceId, owner } = await makeWorkspace(database);
    for (let sent = 0; sent < 20; sent += 1) await invite(owner, workspaceId);
    await expect(invite(owner, workspaceId)).rejects.toMatchObject({
      code: "RATE_LIMITED",
      detail: { retryAfter: expect.any(Number) },
    });
    const other = await makeWorkspace(database);
    await invite(other.owner, other.workspaceId);
  });

  it("gives a member who is there already no other role, and brings a former member back", async () => {
    const { workspaceId, owner } = await makeWorkspace(database);
    const member = await makeMember(database, workspaceId, "viewer");
    const accept = async () =>
      invitations.acceptInvitation(sessionOf(member), tokenOf((await invite(owner, workspaceId)).link), null);
    const roleOf = async () =>
      (await database.rows.select().from(memberships).where(eq(memberships.id, member.memberId)))[0];
    expect((await accept()).memberId).toBe(member.memberId);
    expect(await roleOf()).toMatchObject({ role: "viewer" });
    await as(owner, workspaceId, "member.manage", (scope) => members.removeMember(scope, member.memberId));
    await expect(as(member, workspaceId, "workspace.view", () => Promise.resolve())).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await accept()).memberId).toBe(member.memberId);
    expect(await roleOf()).toMatchObject({ role: "editor", removedAt: null });
  });
});
