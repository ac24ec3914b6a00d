// People beside the members who sign in: an agency's people in its clients' workspaces, staff without an account, guests.
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { journeyShares } from "#db/schema/journeys.ts";
import { memberships } from "#db/schema/workspaces.ts";
import type { Action } from "#domain/permissions.ts";
import { Scope } from "#server/auth/scope.ts";
import type { SessionUser } from "#server/auth/session.ts";
import { createTask, taskFields } from "#server/tasks/commands.ts";
import { listMonthTasks } from "#server/tasks/queries.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import {
  makeJourney,
  makeMember,
  makeUser,
  makeWorkspace,
  newId,
  type TestPerson,
} from "#server/testing/factories.ts";
import * as clients from "./clients/commands.ts";
import { listClients, listGuests, listLentWorkspaces } from "./clients/queries.ts";
import * as invitations from "./invitations/commands.ts";
import * as members from "./members/commands.ts";
import { listFormerMembers, listMembers } from "./members/queries.ts";

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

it("keeps people without an account: named, moved, taken out with what they hold, and back again", async () => {
  const home = await makeWorkspace(database);
  const inHome = <T>(run: (scope: Scope) => Promise<T>) =>
    as(home.owner, home.workspaceId, "member.manage", run);
  const { id } = await inHome((scope) =>
    members.addStaff(scope, { displayName: "Joris", role: "viewer", departmentId: null }),
  );
  await inHome((scope) =>
    members.updateMember(scope, id, { displayName: "Joris B.", departmentId: home.departmentId }),
  );
  const seen = async () => (await inHome(listMembers)).find((one) => one.id === id);
  expect(await seen()).toMatchObject({
    displayName: "Joris B.",
    departmentId: home.departmentId,
    hasAccount: false,
  });
  await inHome((scope) =>
    createTask(scope, taskFields.parse({ title: "Bellen", month: "2026-11", assigneeId: id })),
  );
  await inHome((scope) => members.removeMember(scope, id));
  expect(await inHome(listFormerMembers)).toMatchObject([{ id, hasAccount: false, openTasks: 1 }]);
  await inHome((scope) => members.restoreStaff(scope, id));
  expect(await seen()).toMatchObject({ removedAt: null });
  const gone = await makeMember(database, home.workspaceId, "editor", { removedAt: new Date() });
  await expect(inHome((scope) => members.restoreStaff(scope, gone.memberId))).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

describe("an agency", () => {
  async function makeAgency() {
    const agency = await makeWorkspace(database, { kind: "agency" });
    const boss = sessionOf(agency.owner);
    const client = await clients.createClient(boss, agency.workspaceId, { name: "De Warme Lijn" });
    return { agency, boss, client };
  }

  it("makes client workspaces; its owner sees all of them, its other people those they work in", async () => {
    const { agency, boss, client } = await makeAgency();
    const editor = await makeMember(database, agency.workspaceId, "editor");
    const seenBy = async (person: TestPerson) => {
      const lent = await listLentWorkspaces(person.userId, agency.workspaceId);
      const list = await as(person, agency.workspaceId, "client.view", (scope) => listClients(scope, lent));
      return list.map((one) => one.id);
    };
    expect(await seenBy(agency.owner)).toEqual([client.id]);
    expect(await seenBy(editor)).toEqual([]);
    await expect(
      clients.createClient(sessionOf(editor), agency.workspaceId, { name: "Niet" }),
    ).rejects.toMatchObject({
      code: "NOT_FOUND",
    });

    const person = await clients.findAgencyPerson(boss, agency.workspaceId, editor.memberId);
    const open = () => as(editor, client.id, "journey.edit", () => Promise.resolve("open"));
    await expect(open()).rejects.toMatchObject({ code: "NOT_FOUND" });
    const access = await as(agency.owner, client.id, "member.manage", (scope) =>
      clients.grantAccess(scope, person, "editor"),
    );
    expect(await open()).toBe("open");
    expect(await seenBy(editor)).toEqual([client.id]);
    await as(agency.owner, client.id, "member.manage", (scope) => members.removeMember(scope, access.id));
    await expect(open()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("gives an agency's person work like anybody else, and keeps their name on it when the agency is no more", async () => {
    const { agency, boss, client } = await makeAgency();
    const editor = await makeMember(database, agency.workspaceId, "editor");
    const person = await clients.findAgencyPerson(boss, agency.workspaceId, editor.memberId);
    const inClient = <T>(run: (scope: Scope) => Promise<T>) =>
      as(agency.owner, client.id, "member.manage", run);
    const { id } = await inClient((scope) => clients.grantAccess(scope, person, "viewer"));
    await inClient((scope) => members.setRole(scope, id, "editor"));
    const again = await inClient((scope) => clients.grantAccess(scope, person, "commenter"));
    expect(again.id).toBe(id);
    const task = { title: "Offerte herschrijven", month: "2026-11", assigneeId: id };
    await inClient((scope) => createTask(scope, taskFields.parse(task)));
    const seen = async () => (await inClient(listMembers)).find((one) => one.id === id);
    expect(await seen()).toMatchObject({ role: "commenter", agencyId: agency.workspaceId, removedAt: null });

    await database.everything`delete from workspaces where id = ${agency.workspaceId}`;
    const list = await Scope.system("test", client.id, listMembers);
    expect(list.find((one) => one.id === id)).toMatchObject({ agencyId: null, removedAt: expect.any(Date) });
    await expect(as(editor, client.id, "workspace.view", () => Promise.resolve())).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const held = await Scope.system("test", client.id, (scope) => listMonthTasks(scope, "2026-11"));
    expect(held.map((one) => one.assigneeId)).toEqual([id]);
  });

  it("leaves who is a member already as they are", async () => {
    const { agency, boss, client } = await makeAgency();
    const editor = await makeMember(database, agency.workspaceId, "editor");
    await makeMember(database, client.id, "viewer", { userId: editor.userId });
    const person = await clients.findAgencyPerson(boss, agency.workspaceId, editor.memberId);
    await expect(
      as(agency.owner, client.id, "member.manage", (scope) => clients.grantAccess(scope, person, "admin")),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await as(editor, client.id, "workspace.view", (scope) => Promise.resolve(scope.role))).toBe(
      "viewer",
    );
  });

  it("comes into a workspace that owns itself by that workspace's invitation", async () => {
    const { agency } = await makeAgency();
    const brand = await makeWorkspace(database);
    const editor = await makeMember(database, agency.workspaceId, "editor");
    const invite = () =>
      as(brand.owner, brand.workspaceId, "invitation.manage", (scope) =>
        invitations.createInvitation(scope, { email: null, role: "editor", locale: "nl" }),
      );
    const { link } = await invite();
    const token = link?.split("/").at(-1) ?? "";
    const outsider = invitations.acceptInvitation(
      sessionOf(await makeUser(database)),
      token,
      agency.workspaceId,
    );
    await expect(outsider).rejects.toMatchObject({ code: "NOT_FOUND" });
    await invitations.acceptInvitation(sessionOf(editor), token, agency.workspaceId);
    const rows = await database.rows
      .select()
      .from(memberships)
      .where(and(eq(memberships.workspaceId, brand.workspaceId), eq(memberships.userId, editor.userId)));
    expect(rows).toMatchObject([{ agencyId: agency.workspaceId, role: "editor" }]);
    // who leaves the agency loses what it lent
    await as(agency.owner, agency.workspaceId, "member.manage", (scope) =>
      members.removeMember(scope, editor.memberId),
    );
    await expect(
      as(editor, brand.workspaceId, "journey.view", () => Promise.resolve()),
    ).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("shows a guest one journey and nothing else, until it is taken away", async () => {
    const { agency, client } = await makeAgency();
    const [shown, hidden] = [await makeJourney(database, client.id), await makeJourney(database, client.id)];
    await as(agency.owner, client.id, "invitation.manage", (scope) =>
      clients.inviteGuest(scope, { email: "karin@warm.example", journeyId: shown, locale: "nl" }),
    );
    const [mail] = await database.everything<{ template: string; data: { link: string } }[]>`
      select template, data from mail_outbox where recipient = 'karin@warm.example'`;
    expect(mail?.template).toBe("guestInvitation");
    const karin = await makeUser(database, { email: "karin@warm.example" });
    const joined = await invitations.acceptInvitation(
      sessionOf(karin),
      mail?.data.link.split("/").at(-1) ?? "",
      null,
    );
    const look = (journeyId: string) =>
      Scope.open(karin.actor, { journeyId }, "portal.view", () => Promise.resolve("seen"));
    expect(await look(shown)).toBe("seen");
    await expect(look(hidden)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(as(karin, client.id, "workspace.view", () => Promise.resolve())).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const share = (
      journeyId: string,
      run: (scope: Parameters<typeof clients.shareJourney>[0]) => Promise<void>,
    ) => Scope.open(agency.owner.actor, { journeyId }, "journey.share", run);
    await share(hidden, (scope) => clients.shareJourney(scope, joined.memberId, false));
    expect(await look(hidden)).toBe("seen");
    const [guest] = await as(agency.owner, client.id, "member.manage", listGuests);
    expect(guest?.journeys.map((one) => one.journeyId).sort()).toEqual([shown, hidden].sort());
    await share(shown, (scope) => clients.unshareJourney(scope, joined.memberId));
    await expect(look(shown)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await as(agency.owner, client.id, "member.manage", (scope) =>
      clients.removeGuest(scope, joined.memberId),
    );
    await expect(look(hidden)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(
      await database.rows.select().from(journeyShares).where(eq(journeyShares.userId, karin.userId)),
    ).toEqual([]);
  });
});
