// The calendar behind a secret address: what its person may see at that moment, for as long as the address holds.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callAs } from "#server/testing/cycle-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";
import { handleCalendar } from "./http.ts";

let database: TestDatabase;
let place: make.TestWorkspace;
let bram: make.TestPerson;
let journeyId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  place = await make.makeWorkspace(database, { name: "Wervel; & Zn" });
  bram = await make.makeMember(database, place.workspaceId, "manager");
  journeyId = await make.makeJourney(database, place.workspaceId, { title: "Reis, met komma" });
  await make.makeCycle(database, place.workspaceId, journeyId, { month: "2026-11", reviewOn: "2026-12-01" });
});
afterAll(() => database.drop());

function read(url: string): Promise<Response> {
  const [, , , workspaceId = "", secret = ""] = new URL(url).pathname.split("/");
  return handleCalendar(new Request(url), { workspaceId, secret });
}
const linesOf = async (url: string) => (await (await read(url)).text()).replaceAll("\r\n ", "").split("\r\n");
const makeFor = async ({ workspaceId }: make.TestWorkspace, person: make.TestPerson) =>
  (await callAs(person).calendars.make({ workspaceId })).url;

describe("a person's calendar", () => {
  it("holds their own tasks with a day and the reviews they hold, as whole days", async () => {
    const { workspaceId } = place;
    const own = { assigneeId: bram.memberId, journeyId };
    const taskId = await make.makeTask(database, workspaceId, {
      ...own,
      title: "Bellen; dan mailen",
      due: "2026-11-28",
    });
    await make.makeTask(database, workspaceId, { ...own, title: "Zonder dag" });
    await make.makeTask(database, workspaceId, {
      ...own,
      title: "Al klaar",
      due: "2026-11-27",
      status: "done",
    });
    await make.makeTask(database, workspaceId, { title: "Van een ander", due: "2026-11-26" });
    const url = await makeFor(place, bram);
    const answer = await read(url);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      200,
      "text/calendar; charset=utf-8",
    ]);
    const lines = await linesOf(url);
    expect(lines.filter((line) => line.startsWith("SUMMARY"))).toEqual([
      "SUMMARY:Maandreview: Reis\\, met komma",
      "SUMMARY:Taak: Bellen\\; dan mailen",
    ]);
    expect(lines).toContain("DTSTART;VALUE=DATE:20261201");
    expect(lines).toContain("DTSTART;VALUE=DATE:20261128");
    expect(lines).toContain("X-WR-CALNAME:Redthread: Wervel\\; & Zn");
    expect(lines).toContain(`UID:task-${taskId}@localhost`);
    expect(lines).toContain(`UID:review-${journeyId}-2026-11@localhost`);
    for (const stamp of lines.filter((line) => line.startsWith("DTSTAMP")))
      expect(stamp).toMatch(/^DTSTAMP:\d{8}T\d{6}Z$/);
    // moved to another day it is the same thing, on another day
    await database.everything`update tasks set due = '2026-11-30' where id = ${taskId}`;
    const moved = await linesOf(url);
    expect(moved.filter((line) => line === `UID:task-${taskId}@localhost`)).toHaveLength(1);
    expect(moved).toContain("DTSTART;VALUE=DATE:20261130");
  });

  it("stops at once when its address is made anew or taken back, and of each secret only the hash is kept", async () => {
    const { workspaceId } = place;
    const first = await makeFor(place, bram);
    expect((await read(first)).status).toBe(200);
    const second = await makeFor(place, bram);
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
    const secret = second.split("/").at(-1)?.replace(".ics", "") ?? "";
    const kept = await database.everything<{ row: string }[]>`select t::text as row from calendar_feeds t`;
    expect(kept.filter(({ row }) => row.includes(secret))).toEqual([]);
    await callAs(bram).calendars.revoke({ workspaceId });
    expect((await read(second)).status).toBe(404);
    expect(await callAs(bram).calendars.get({ workspaceId })).toBeNull();
  });

  it("shows no journey that its person may not see any more, and nothing to who has left", async () => {
    const { workspaceId } = place;
    const closed = await make.makeJourney(database, workspaceId, {
      title: "Besloten",
      visibility: "named",
      named: [bram.memberId],
    });
    await make.makeCycle(database, workspaceId, closed, { month: "2026-11", reviewOn: "2026-12-02" });
    await make.makeTask(database, workspaceId, {
      journeyId: closed,
      assigneeId: bram.memberId,
      title: "Besloten werk",
      due: "2026-12-02",
    });
    const url = await makeFor(place, bram);
    expect((await linesOf(url)).filter((line) => line.includes("Besloten")).length).toBeGreaterThan(2);
    await database.everything`delete from journey_members where journey_id = ${closed}`;
    expect((await linesOf(url)).filter((line) => line.includes("Besloten"))).toEqual([]);
    await database.everything`update memberships set removed_at = now() where id = ${bram.memberId}`;
    expect((await read(url)).status).toBe(404);
    await database.everything`update memberships set removed_at = null where id = ${bram.memberId}`;
  });

  it("opens under no other workspace, and under nothing that is no secret", async () => {
    const url = await makeFor(place, bram);
    const other = await make.makeWorkspace(database);
    expect((await read(url.replace(place.workspaceId, other.workspaceId))).status).toBe(404);
    const file = url.split("/").at(-1) ?? "";
    for (const name of ["x.ics", file.replace(".ics", ""), `${"a".repeat(43)}.ics`, `${file}x`, ""])
      expect([name, (await read(url.replace(file, name))).status]).toEqual([name, 404]);
  });
});
