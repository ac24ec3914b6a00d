// The month's page as it leaves the house: over HTTP for who may read the month, and with the mail that it was closed, in each
// reader's own language.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { replaceScopeRuntime, Scope } from "#server/auth/scope.ts";
import { createSession, sessionCookie } from "#server/auth/session.ts";
import { env, provideSetting } from "#server/env.ts";
import { sendOutbox } from "#server/jobs/mail.ts";
import { mailNotices } from "#server/jobs/notices.ts";
import { turnMonths } from "#server/jobs/cycles.ts";
import { answerOf, callAs, makeReviewedJourney } from "#server/testing/cycle-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import * as make from "#server/testing/factories.ts";
import { catchMails, openMail } from "#server/testing/mail-catch.ts";
import { readPdf } from "#server/testing/pdf-text.ts";
import { makeDashboardPdf } from "./dashboard-pdf.ts";
import { handleDashboardPdf, handleMonthPdf, handleRollUpPdf } from "./http.ts";
import { makeMonthPdf } from "./month-pdf.ts";
import { getDashboardOnPaper, getMonthOnPaper } from "./queries.ts";

const [OCTOBER, NOVEMBER] = ["2026-10", "2026-11"] as const;

describe("the page of a month", () => {
  let database: TestDatabase;
  let place: make.TestWorkspace;
  let manager: make.TestPerson;
  let post: Awaited<ReturnType<typeof catchMails>>;
  let now = new Date("2026-11-28T12:00:00Z");
  beforeAll(async () => {
    database = await createTestDatabase();
    replaceScopeRuntime({ clock: { now: () => now } });
    post = await catchMails();
    provideSetting("SMTP_URL", post.url);
    provideSetting("SESSION_SECRET", "a secret for tests, of more than thirty-two characters");
    place = await make.makeWorkspace(database, { name: "Atelier Wervel" });
    manager = await make.makeMember(database, place.workspaceId, "manager");
    await database.everything`update users set locale = 'en' where id = ${manager.userId}`;
    await database.everything`update users set locale = 'nl' where id = ${place.owner.userId}`;
  });
  afterAll(async () => {
    replaceScopeRuntime({});
    post.stop();
    await database.drop();
  });

  const paperFor = async (person: make.TestPerson, journeyId: string, month: string) =>
    readPdf(
      (
        await makeMonthPdf(
          await Scope.open(person.actor, { journeyId }, "cycle.view", (scope) =>
            getMonthOnPaper(scope, journeyId, month),
          ),
          "nl",
        )
      ).content,
    );

  /** October is open, with a figure, a decision and a task that is done. */
  async function ready(): Promise<{ journeyId: string; metricId: string }> {
    const { journeyId, ids } = await makeReviewedJourney(database, place);
    const api = callAs(manager);
    now = new Date("2026-10-01T08:00:00Z");
    await Scope.system("turn_months", place.workspaceId, turnMonths);
    now = new Date("2026-11-03T10:00:00Z");
    const { id: metricId } = await api.metrics.create({
      journeyId,
      metric: { name: "Boeking afgerond", unit: "percent", direction: "up", target: 60, phaseId: ids.phase },
    });
    for (const [month, numerator] of [
      ["2026-09", 120],
      [OCTOBER, 203],
    ] as const)
      await api.metrics.setReading({ journeyId, metricId, month, reading: { numerator, denominator: 350 } });
    const task = await api.tasks.create({
      workspaceId: place.workspaceId,
      task: { title: "Keuzehulp bouwen", month: OCTOBER, journeyId, departmentId: place.departmentId },
    });
    await api.tasks.setStatus({ workspaceId: place.workspaceId, taskId: task.id, status: "done" });
    await api.cycles.decide({
      journeyId,
      month: OCTOBER,
      decision: {
        kind: "continue",
        sentence: "Doorgaan met de keuzehulp",
        reason: "Meer boekingen",
        metricId,
      },
    });
    return { journeyId, metricId };
  }

  it("goes with the mail once, to each in their language, where two close the month at once; what was frozen stays on it", async () => {
    const { journeyId, metricId } = await ready();
    const close = (person: make.TestPerson) =>
      answerOf(callAs(person).cycles.close({ journeyId, month: OCTOBER, note: "" }));
    expect((await Promise.all([close(manager), close(place.owner)])).sort()).toEqual([
      "CONFLICT cycleClosed",
      "OK",
    ]);
    await mailNotices(place.workspaceId);
    await sendOutbox(place.workspaceId);
    expect(await mailNotices(place.workspaceId)).toBe(0);
    expect(await sendOutbox(place.workspaceId)).toBe(0);
    const sent = post.mails.map(openMail);
    expect(sent.map((one) => one.to).sort()).toEqual([manager.email, place.owner.email].sort());
    expect(sent.map((one) => one.pdf?.lang).sort()).toEqual(["en", "nl"]);
    for (const { name, pdf } of sent) {
      expect(name).toMatch(/-2026-10\.pdf$/);
      expect(pdf?.pages).toBe(1);
      expect(pdf?.text).toContain("Doorgaan met de keuzehulp Meer boekingen");
      expect(pdf?.text).toMatch(/Boeking afgerond 58% 34[.,]3% 60% (Hoger|Higher)/);
    }
    const dutch = sent.find((one) => one.pdf?.lang === "nl")?.pdf?.text;
    expect(dutch).toContain("Overweging loopt weer: Boeking afgerond steeg naar 58%.");
    expect(dutch).toContain("Marketing 1 van 1 gedaan");
    expect(dutch).toContain("2 aanname 0 anekdotisch");
    expect(dutch).toContain("Behouden 1. Warm ontvangst aanname");

    // what changes later is said beside it, and changes nothing on it
    await callAs(manager).metrics.setReading({
      journeyId,
      metricId,
      month: OCTOBER,
      reading: { numerator: 70, denominator: 350 },
    });
    const later = await paperFor(manager, journeyId, OCTOBER);
    expect(later.text).toContain("Sinds het sluiten veranderd: een ander cijfer bij Boeking afgerond.");
    expect(later.text).toContain("Boeking afgerond 58% 34,3% 60% Hoger");
    // an open month says so
    expect((await paperFor(manager, journeyId, NOVEMBER)).text).toContain("Deze maand is nog open");
  });

  it("says who approved the month, and what was changed after that, as the dashboard on paper does", async () => {
    const { journeyId, metricId } = await ready();
    const api = callAs(manager);
    await api.cycles.close({ journeyId, month: OCTOBER, note: "" });
    const read = async () => {
      const paper = await Scope.open(manager.actor, { journeyId }, "dashboard.view", (scope) =>
        getDashboardOnPaper(scope, journeyId, OCTOBER),
      );
      const [dashboard, page] = await Promise.all([
        makeDashboardPdf(paper, "nl"),
        paperFor(manager, journeyId, OCTOBER),
      ]);
      return [readPdf(dashboard.content).text, page.text];
    };
    for (const text of await read()) expect(text).not.toMatch(/akkoord van/i);
    await api.cycles.approve({ journeyId, month: OCTOBER });
    const [dashboard] = await read();
    expect(dashboard).toContain("Oktober 2026 · Deze maand is afgesloten");
    for (const text of await read()) {
      expect(text).toMatch(/akkoord van \S.* op 3 november/i);
      expect(text).not.toContain("gewijzigd na akkoord");
    }
    const reading = { numerator: 70, denominator: 350 };
    await api.metrics.setReading({ journeyId, metricId, month: OCTOBER, reading });
    for (const text of await read())
      expect(text).toMatch(/akkoord van \S.* op 3 november.* gewijzigd na akkoord/i);
  });

  it("is not in the mail to who may not read the month any more when it is sent", async () => {
    const { journeyId } = await ready();
    const before = post.mails.length;
    expect(await answerOf(callAs(manager).cycles.close({ journeyId, month: OCTOBER, note: "" }))).toBe("OK");
    await mailNotices(place.workspaceId);
    await database.everything`update journeys set visibility = 'named' where id = ${journeyId}`;
    await sendOutbox(place.workspaceId);
    const sent = post.mails.slice(before).map(openMail);
    expect(sent.find((one) => one.to === manager.email)?.name).toBeNull();
    expect(sent.find((one) => one.to === place.owner.email)?.pdf?.pages).toBe(1);
    const stranger = (await make.makeWorkspace(database)).owner;
    for (const person of [manager, stranger])
      await expect(paperFor(person, journeyId, OCTOBER)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is answered to members alone, the dashboard's pages too: to guests and strangers nothing is there", async () => {
    const { journeyId } = await makeReviewedJourney(database, place);
    const { workspaceId } = place;
    const guest = await make.makeGuest(database, workspaceId, [journeyId]);
    const stranger = (await make.makeWorkspace(database)).owner;
    const ask = async (person: make.TestPerson | null, at: (request: Request) => Promise<Response>) => {
      const cookie = person
        ? `${sessionCookie(env().appUrl).name}=${(await createSession(person.userId, null)).secret}`
        : "";
      return at(new Request("http://localhost/file.pdf", { headers: { cookie } }));
    };
    const file = `${NOVEMBER}.pdf`;
    const pages = [
      (request: Request) => handleMonthPdf(request, { journeyId, file }),
      (request: Request) => handleDashboardPdf(request, { journeyId, file }),
      (request: Request) => handleRollUpPdf(request, { workspaceId, file }),
    ];
    for (const page of pages) {
      const answer = await ask(manager, page);
      expect(answer.status).toBe(200);
      expect(readPdf(Buffer.from(await answer.arrayBuffer())).lang).toBe("en");
      expect((await ask(stranger, page)).status).toBe(404);
      expect([403, 404]).toContain((await ask(guest, page)).status);
      expect((await ask(null, page)).status).toBe(401);
    }
    expect(
      (await handleRollUpPdf(new Request("http://localhost/"), { workspaceId, file: "nu.pdf" })).status,
    ).toBe(404);
  });
});
