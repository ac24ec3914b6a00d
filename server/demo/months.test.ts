// The months of the demo's first brand: September and October compare as its story tells them, and two of its people run the open
// month's review to the end.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMonths } from "#domain/month.ts";
import { Scope } from "#server/auth/scope.ts";
import { provideSetting } from "#server/env.ts";
import { sendOutbox } from "#server/jobs/mail.ts";
import { mailNotices } from "#server/jobs/notices.ts";
import { callAs, snapshotOf, statesOf } from "#server/testing/cycle-world.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import { catchMails, openMail } from "#server/testing/mail-catch.ts";
import krullenkapper from "./data/sample-krullenkapper.json" with { type: "json" };
import { seedDemo } from "./seed.ts";

const WORKSPACE = "ws-wervel";
const JOURNEY = "jr-krul";
const LEVELS = ["assumption", "anecdotal", "supported", "validated"] as const;

describe("the months of Atelier Wervel", () => {
  let database: TestDatabase;
  let post: Awaited<ReturnType<typeof catchMails>>;
  let month = "";
  /** The API in a demo person's name. */
  const as = async (email: string) => {
    const [user] = await database.everything<{ id: string }[]>`select id from users where email = ${email}`;
    const userId = user?.id ?? "";
    return callAs({ userId, memberId: "", email, actor: { kind: "user", userId } });
  };
  beforeAll(async () => {
    database = await createTestDatabase();
    post = await catchMails();
    provideSetting("SMTP_URL", post.url);
    provideSetting("SESSION_SECRET", "a secret for tests, of more than thirty-two characters");
    await seedDemo(new Date());
    month = await Scope.system("test", WORKSPACE, async (scope) => scope.month);
  }, 120_000);
  afterAll(async () => {
    post.stop();
    await database.drop();
  });

  it("compare September with October as the story tells: prices are clicked on, booking is not shown to rise, feelings mend", async () => {
    const api = await as("kijk@wervel.example");
    const [september, october] = [addMonths(month, -2), addMonths(month, -1)];
    const compared = await api.cycles.compare({ journeyId: JOURNEY, a: september, b: october });
    expect([compared.before, compared.after].map((side) => [side.month, side.isFrozen])).toEqual([
      [september, true],
      [october, true],
    ]);

    // figures: 311 of 1,150 to 407 of 1,235 is shown; 174 of 335 to 203 of 350 is six points and may be chance; no counts, no verdict
    const said = Object.fromEntries(
      compared.figures.map(({ metricId, verdict }) => [
        metricId,
        verdict?.kind === "none" ? verdict.reason : verdict?.kind,
      ]),
    );
    expect(said).toMatchObject({
      "kpi-price": "higher",
      "kpi-book": "not_shown",
      "kpi-noshow": "not_shown",
      "kpi-return": "not_shown",
      "kpi-blog": "bare",
    });
    expect(compared.figures.find((one) => one.metricId === "kpi-book")).toMatchObject({
      before: { reading: { numerator: 174, denominator: 335 } },
      after: { reading: { numerator: 203, denominator: 350 } },
    });
    expect(compared.figures).toHaveLength(krullenkapper.kpis.length);

    // certainty: evidence came in and none grew old, so nothing became less sure, and something surer
    const sizes = [compared.before, compared.after].map((side) => LEVELS.map((level) => side.levels[level]));
    const known = krullenkapper.journey.touchpoints.length;
    expect(sizes.map((counts) => counts.reduce((sum, count) => sum + count, 0))).toEqual([known, known]);
    expect(compared.levels.length).toBeGreaterThan(0);
    for (const { from, to } of compared.levels)
      expect(LEVELS.indexOf(to)).toBeGreaterThan(LEVELS.indexOf(from));
    const [was = [], is = []] = sizes;
    for (const [at, level] of LEVELS.entries()) {
      const came = compared.levels.filter(({ to }) => to === level).length;
      const went = compared.levels.filter(({ from }) => from === level).length;
      expect([level, (is[at] ?? 0) - (was[at] ?? 0)]).toEqual([level, came - went]);
    }

    // the map: what its first persona felt in September she felt since August; eight touchpoints felt otherwise in October
    const mended = krullenkapper.journey.touchpoints.flatMap(({ id, emotion_history: [then, later] }) =>
      then && later && then.value !== later.value ? [`${id}: ${then.value} → ${later.value}`] : [],
    );
    expect(mended).toHaveLength(8);
    const lines = compared.lines.map(({ change, collection, id, personaId, fields: [field] }) => {
      expect([change, collection, personaId]).toEqual(["changed", "experiences", "per-yara"]);
      return `${id.split(":")[0]}: ${field?.before} → ${field?.after}`;
    });
    expect(lines.toSorted()).toEqual(mended.toSorted());
  });

  it("of which two people run the open one to the end: snapshot, page, mails and the next month are right", async () => {
    const [lotte, ruben] = [await as("lotte@wervel.example"), await as("ruben@wervel.example")];
    const place = { journeyId: JOURNEY, month };
    const next = addMonths(month, 1);
    const before = await ruben.cycles.get(place);
    expect(before.cycle).toMatchObject({ state: "open", focus: "Balie en reviews: vertrouwen na de stoel" });
    // 1 figures: she enters one, the others stay away
    await lotte.metrics.setReading({
      journeyId: JOURNEY,
      metricId: "kpi-book",
      month,
      reading: { numerator: 236, denominator: 360 },
    });
    // 2 new evidence: he says of a channel that it still holds
    const channelId = before.channels[0]?.channelId ?? "";
    await ruben.cycles.markChannel({ ...place, word: { channelId, mark: "current" } });
    // 3 tasks: she finishes one
    const open = before.tasks.filter((task) => task.status !== "done");
    const [first] = open;
    await lotte.tasks.setStatus({ workspaceId: WORKSPACE, taskId: first?.id ?? "", status: "done" });
    // 4 and 5: she decides, he closes with a word on what is missing
    await lotte.cycles.decide({
      ...place,
      decision: {
        kind: "start",
        sentence: "De krulanalyse als losse afspraak aanbieden",
        reason: "Het sterkste moment van de reis",
        metricId: "kpi-book",
      },
    });
    const closed = await ruben.cycles.close({ ...place, note: "De agenda levert de rest in december" });
    expect(closed).toEqual({ next, carried: open.length - 1, missing: krullenkapper.kpis.length - 1 });

    const kept = await snapshotOf(database, JOURNEY, month);
    expect(kept?.journey.touchpoints).toHaveLength(18);
    expect(kept?.decisions).toMatchObject([
      { sentence: "De krulanalyse als losse afspraak aanbieden", isProven: true },
    ]);
    expect(kept?.figures.find((one) => one.metricId === "kpi-book")?.reading?.numerator).toBe(236);
    expect(kept?.channels.find((one) => one.channelId === channelId)?.mark).toBe("current");
    expect(kept?.tasks.filter((task) => task.status === "done")).toHaveLength(
      before.tasks.length - open.length + 1,
    );
    expect((await statesOf(database, JOURNEY))[next]).toBe("open");
    const carried = (await lotte.tasks.listMonth({ workspaceId: WORKSPACE, month: next })).filter(
      (task) => task.journeyId === JOURNEY,
    );
    expect(carried.map((task) => task.title).sort()).toEqual(
      open
        .slice(1)
        .map((task) => task.title)
        .sort(),
    );

    await mailNotices(WORKSPACE);
    await sendOutbox(WORKSPACE);
    // the demo's people are told of other things too
    const mails = post.mails.map(openMail).filter((mail) => mail.name !== null);
    expect(mails.map((mail) => mail.to).sort()).toEqual(
      ["bram", "farah", "ilse", "lotte", "ruben"].map((name) => `${name}@wervel.example`),
    );
    for (const { pdf } of mails) {
      expect(pdf).toMatchObject({ pages: 1, lang: "nl", isTagged: true });
      for (const words of [
        "Atelier Wervel · Op zoek naar een krullenkapper",
        "door Ruben",
        "Bij het sluiten: De agenda levert de rest in december",
        "Boeking afgerond 65,6% 58% 65%",
        "Bezoekers blog geen cijfer",
        "De krulanalyse als losse afspraak aanbieden Het sterkste moment van de reis Rust op Boeking afgerond.",
        "3 aanname 3 anekdotisch 9 onderbouwd 3 gevalideerd",
        "Behouden",
        "Verbeteren",
      ])
        expect(pdf?.text).toContain(words);
      expect(pdf?.text).toMatch(/Nog te toetsen 3\. .+ aanname/);
    }
  });
});
