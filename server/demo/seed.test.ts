// The demo as it really stands in the database after seeding: counts, strengths and what a guest may see.
import { readFileSync } from "node:fs";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { providePools } from "#db/client.ts";
import { users } from "#db/schema/accounts.ts";
import { comments } from "#db/schema/comments.ts";
import { cycleDecisions, cycleSnapshots, cycles } from "#db/schema/cycles.ts";
import { evidence, evidenceLinks, quotes } from "#db/schema/evidence.ts";
import { journeyNodes, journeys } from "#db/schema/journeys.ts";
import { channels, metrics, personas, tasks } from "#db/schema/research.ts";
import type { memberships } from "#db/schema/workspaces.ts";
import { journeyOfNodes } from "#document/nodes.ts";
import type { BudgetLine } from "#domain/budget.ts";
import { sampleSchema } from "#domain/demo.ts";
import { shiftSample } from "#domain/demo-dates.ts";
import { addMonths, monthOf, monthsBetween } from "#domain/month.ts";
import { replaceScopeRuntime, Scope } from "#server/auth/scope.ts";
import { getBudget, listBridges } from "#server/channels/budgets/queries.ts";
import { dayIn } from "#server/clock.ts";
import { listCycles } from "#server/cycles/queries.ts";
import { getReview, type MonthState } from "#server/cycles/snapshots/queries.ts";
import { listJourneyStrengths } from "#server/evidence/strengths/queries.ts";
import { getPortal, getPortalBoard } from "#server/shares/queries.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import salonFile from "./data/sample-krullenkapper.json" with { type: "json" };
import heatPumpFile from "./data/sample-warmtepomp.json" with { type: "json" };
import { DEMO_ZONE, isEmpty, seedDemo } from "./seed.ts";

interface Expected {
  as_of: string;
  files: Record<
    string,
    {
      counts: Record<string, unknown> & {
        levels: Record<string, number>;
        evidence: Record<string, number>;
        people: number;
      };
      strength: Record<string, string>;
      contested: string[];
      canaries: string[];
      necessary_channels_without_budget: Record<string, string[]>;
      guest: Record<string, unknown> & { levels: Record<string, number> };
    }
  >;
}
const expected = JSON.parse(
  readFileSync(new URL("./data/sample-expected.json", import.meta.url), "utf8"),
) as Expected;

const countBy = <T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
};

describe("the demo", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    expect(await isEmpty()).toBe(true);
    await seedDemo(new Date());
  }, 120_000);
  afterAll(() => database.drop());

  const brands = [
    {
      file: "sample-krullenkapper.json",
      sample: salonFile,
      workspaceId: "ws-wervel",
      journeyId: "jr-krul",
      email: "ruben@wervel.example",
    },
    {
      file: "sample-warmtepomp.json",
      sample: heatPumpFile,
      workspaceId: "ws-warmelijn",
      journeyId: "jr-warmtepomp",
      email: "eva@steek.example",
    },
  ] as const;

  it("is filled once", async () => {
    expect(await isEmpty()).toBe(false);
  });

  for (const { file, sample, workspaceId, email } of brands) {
    describe(file, () => {
      const wanted = expected.files[file];
      if (!wanted) throw new Error(`nothing is expected of ${file}`);
      const { counts } = wanted;

      const openBoard = async () => {
        const rows = await database.rows
          .select()
          .from(journeyNodes)
          .where(eq(journeyNodes.workspaceId, workspaceId));
        const journey = journeyOfNodes(rows.filter((row) => row.removedAt === null));
        if (!journey) throw new Error("the journey was not projected");
        return {
          journey,
          journeyId: rows[0]?.journeyId ?? "",
          internal: new Set(rows.filter((row) => row.internal).map((row) => row.nodeId)),
        };
      };

      it("holds what the sample counts", async () => {
        const { journey, internal } = await openBoard();
        const ofWorkspace = { workspaceId };
        const all = async (
          table:
            | typeof evidence
            | typeof quotes
            | typeof channels
            | typeof personas
            | typeof metrics
            | typeof memberships,
        ) =>
          (await database.rows.select().from(table).where(eq(table.workspaceId, ofWorkspace.workspaceId)))
            .length;
        const items = await database.rows
          .select()
          .from(evidence)
          .where(eq(evidence.workspaceId, workspaceId));
        const work = await database.rows.select().from(tasks).where(eq(tasks.workspaceId, workspaceId));
        const said = await database.rows.select().from(comments).where(eq(comments.workspaceId, workspaceId));
        expect({
          phases: journey.phases.length,
          touchpoints: journey.touchpoints.length,
          touchpoints_internal: journey.touchpoints.filter((one) => internal.has(one.id)).length,
          insights: journey.insights.length,
          insights_internal: journey.insights.filter((one) => internal.has(one.id)).length,
          evidence: countBy(items, (item) => item.kind),
          quotes: await all(quotes),
          tasks: work.length,
          tasks_internal: work.filter((task) => task.internal).length,
          comments: said.length,
          comments_internal: said.filter((one) => one.internal).length,
          transitions: journey.transitions.length,
          routes: journey.routes.length,
          goals: journey.goals.length,
          kpis: await all(metrics),
          personas: await all(personas),
          channels: await all(channels),
          experiences: countBy(
            journey.experiences.filter((one) => one.value !== null),
            (one) => one.personaId,
          ),
        }).toEqual({
          phases: counts.phases,
          touchpoints: counts.touchpoints,
          touchpoints_internal: counts.touchpoints_internal,
          insights: counts.insights,
          insights_internal: counts.insights_internal,
          evidence: counts.evidence,
          quotes: counts.quotes,
          tasks: counts.tasks,
          tasks_internal: counts.tasks_internal,
          comments: counts.comments,
          comments_internal: counts.comments_internal,
          transitions: counts.transitions,
          routes: counts.routes,
          goals: counts.goals,
          kpis: counts.kpis,
          personas: counts.personas,
          channels: counts.channels,
          experiences: counts.experiences,
        });
      });

      it("[E13] has the strengths of the sample, computed from what was linked", async () => {
        const { journey, journeyId } = await openBoard();
        const [user] = await database.rows.select().from(users).where(eq(users.email, email));
        const strengths = await Scope.open(
          { kind: "user", userId: user?.id ?? "" },
          { journeyId },
          "evidence.view",
          (scope) => listJourneyStrengths(scope, journeyId),
        );
        const ofTouchpoints = journey.touchpoints.map((one) => [one.id, strengths[one.id]] as const);
        expect(Object.fromEntries(ofTouchpoints.map(([id, report]) => [id, report?.level]))).toEqual(
          wanted.strength,
        );
        expect(ofTouchpoints.filter(([, report]) => report?.contested).map(([id]) => id)).toEqual(
          wanted.contested,
        );
      });

      it("has the budgets and commitments of the sample, moved by whole months", async () => {
        const [user] = await database.rows.select().from(users).where(eq(users.email, email));
        const actor = { kind: "user", userId: user?.id ?? "" } as const;
        const { budget, bridges, today } = await Scope.open(
          actor,
          { workspaceId },
          "budget.view",
          async (scope) => ({
            budget: await getBudget(scope),
            bridges: await listBridges(scope),
            today: scope.today,
          }),
        );
        const { channels: shown } = shiftSample(sampleSchema.parse(sample), today);
        const lines = shown.flatMap(({ id: channelId, budget: own }) =>
          own.map((line) => ({
            channelId,
            month: line.month,
            plannedCents: line.planned_cents,
            committedCents: line.committed_cents,
            spentCents: line.spent_cents,
          })),
        );
        const inOrder = (a: BudgetLine, b: BudgetLine) =>
          `${a.month} ${a.channelId}` < `${b.month} ${b.channelId}` ? -1 : 1;
        expect(budget.lines.toSorted(inOrder)).toEqual(lines.toSorted(inOrder));
        expect(
          budget.commitments.map(({ channelId, startMonth, months, stopRule, stopRuleTranslations }) => ({
            channelId,
            commitment: { start: startMonth, months, stop_rule: { nl: stopRule, ...stopRuleTranslations } },
          })),
        ).toEqual(
          shown.flatMap(({ id: channelId, commitment }) => (commitment ? [{ channelId, commitment }] : [])),
        );
        // what a necessary channel lacks is a broken bridge, in the months the file names
        const shift = monthsBetween(expected.as_of.slice(0, 7), budget.month);
        const missing = Object.entries(wanted.necessary_channels_without_budget).flatMap(
          ([channelId, months]) =>
            months.length === 0 ? [] : [{ channelId, months: months.map((one) => addMonths(one, shift)) }],
        );
        expect(bridges.map(({ channelId, months }) => ({ channelId, months }))).toEqual(missing);
      });

      it("has links for every item", async () => {
        const links = await database.rows
          .select()
          .from(evidenceLinks)
          .where(eq(evidenceLinks.workspaceId, workspaceId));
        expect(links.length).toBeGreaterThan(0);
        expect(links.every(({ target }) => target === "node" || target === "strategy")).toBe(true);
      });

      it("has the months of the sample: two closed with their decision and snapshot, one open", async () => {
        const months = monthsBetween("2026-11", monthOf(dayIn(DEMO_ZONE, new Date())));
        const rows = await database.rows
          .select()
          .from(cycles)
          .where(eq(cycles.workspaceId, workspaceId))
          .orderBy(asc(cycles.month));
        const told = sample.cycles.map((cycle) => [addMonths(cycle.month, months), cycle.status]);
        expect(rows.map((row) => [row.month, row.state])).toEqual(told);
        expect(rows.map((row) => row.attendeeIds)).toEqual(sample.cycles.map((cycle) => cycle.attendees));
        const decisions = await database.rows
          .select()
          .from(cycleDecisions)
          .where(eq(cycleDecisions.workspaceId, workspaceId))
          .orderBy(asc(cycleDecisions.month));
        expect(decisions.map((one) => one.sentence)).toEqual(
          sample.cycles.flatMap((cycle) => cycle.decision?.nl ?? []),
        );
        const snapshots = await database.rows
          .select()
          .from(cycleSnapshots)
          .where(eq(cycleSnapshots.workspaceId, workspaceId))
          .orderBy(asc(cycleSnapshots.month));
        expect(snapshots.map((one) => one.month)).toEqual(told.slice(0, 2).map(([month]) => month));
        for (const snapshot of snapshots) {
          const { figures, tasks: kept, journey } = snapshot as unknown as MonthState;
          const readings = sample.kpis.map((kpi) =>
            kpi.series.find((one) => addMonths(one.month, months) === snapshot.month),
          );
          expect(figures.map((figure) => figure.reading?.numerator ?? figure.reading?.value)).toEqual(
            readings.map((one) => (one && "numerator" in one ? one.numerator : one?.value)),
          );
          expect(kept.map((task) => task.id)).toEqual(
            sample.tasks
              .filter((task) => addMonths(task.cycle, months) === snapshot.month)
              .map((task) => task.id),
          );
          // the first persona feels on the map of then what the sample remembers of that month
          const primary = sample.personas.find((persona) => persona.primary)?.id;
          const felt = new Map(
            journey?.experiences
              .filter((one) => one.personaId === primary)
              .map((one) => [one.touchpointId, one.value]),
          );
          for (const { id, emotion_history: history } of sampleSchema.parse(sample).journey.touchpoints) {
            const then = history.findLast((past) => addMonths(past.month, months) <= snapshot.month);
            if (then) expect([id, felt.get(id)]).toEqual([id, then.value]);
          }
        }
      });

      it("has changed nothing of its closed months since they were closed", async () => {
        const [user] = await database.rows.select().from(users).where(eq(users.email, email));
        const actor = { kind: "user", userId: user?.id ?? "" } as const;
        await Scope.open(actor, { journeyId: sample.journey.id }, "cycle.view", async (scope) => {
          for (const cycle of await listCycles(scope, sample.journey.id)) {
            if (cycle.state !== "closed") continue;
            const { changed } = await getReview(scope, sample.journey.id, cycle.month);
            expect(changed).toEqual({ map: 0, figures: [], claims: 0, tasks: 0 });
          }
        });
      });
    });
  }

  for (const day of ["2027-01-31", "2028-02-29"]) {
    it(`has the same strengths when it is filled in on ${day}`, { timeout: 120_000 }, async () => {
      const other = await createTestDatabase();
      const noon = new Date(`${day}T12:00:00Z`);
      const before = replaceScopeRuntime({ clock: { now: () => noon } });
      try {
        await seedDemo(noon);
        for (const { file, workspaceId, email } of brands) {
          const [user] = await other.rows.select().from(users).where(eq(users.email, email));
          const [journey] = await other.rows
            .select()
            .from(journeys)
            .where(eq(journeys.workspaceId, workspaceId));
          const journeyId = journey?.id ?? "";
          const actor = { kind: "user", userId: user?.id ?? "" } as const;
          const strengths = await Scope.open(actor, { journeyId }, "evidence.view", (scope) =>
            listJourneyStrengths(scope, journeyId),
          );
          const wanted = expected.files[file]?.strength ?? {};
          expect(Object.fromEntries(Object.keys(wanted).map((id) => [id, strengths[id]?.level]))).toEqual(
            wanted,
          );
          const items = await other.rows.select().from(evidence).where(eq(evidence.workspaceId, workspaceId));
          expect(items.every((item) => item.observedOn <= day)).toBe(true);
        }
      } finally {
        replaceScopeRuntime(before);
        await other.drop();
        providePools(database.pools);
      }
    });
  }

  it("[U10] shows the client no internal item", async () => {
    const wanted = expected.files["sample-warmtepomp.json"];
    const [karin] = await database.rows
      .select()
      .from(users)
      .where(eq(users.email, "karin@dewarmelijn.example"));
    const actor = { kind: "user", userId: karin?.id ?? "" } as const;
    const portal = await Scope.open(actor, { workspaceSlug: "de-warme-lijn" }, "portal.view", getPortal);
    expect(portal.journeys).toHaveLength(1);
    const journeyId = portal.journeys[0]?.id ?? "";
    const board = await Scope.open(actor, { journeyId }, "portal.view", (scope) =>
      getPortalBoard(scope, journeyId),
    );
    const levels = countBy(
      board.journey.touchpoints,
      (one) => board.strengths[one.id]?.level ?? "assumption",
    );
    expect({
      phases: board.journey.phases.length,
      touchpoints: board.journey.touchpoints.length,
      insights: board.journey.insights.length,
      evidence: countBy(board.evidence, (item) => item.kind),
      quotes: board.evidence.flatMap((item) => item.quotes).length,
      tasks: board.tasks.length,
      transitions: board.journey.transitions.length,
      routes: board.journey.routes.length,
      goals: board.journey.goals.length,
      kpis: board.metrics.length,
      personas: board.personas.length,
      channels: board.channels.length,
      experiences: countBy(
        board.journey.experiences.filter((one) => one.value !== null),
        (one) => one.personaId,
      ),
      levels: { assumption: 0, anecdotal: 0, supported: 0, validated: 0, ...levels },
    }).toEqual({
      phases: wanted?.guest.phases,
      touchpoints: wanted?.guest.touchpoints,
      insights: wanted?.guest.insights,
      evidence: wanted?.guest.evidence,
      quotes: wanted?.guest.quotes,
      tasks: wanted?.guest.tasks,
      transitions: wanted?.guest.transitions,
      routes: wanted?.guest.routes,
      goals: wanted?.guest.goals,
      kpis: wanted?.guest.kpis,
      personas: wanted?.guest.personas,
      channels: wanted?.guest.channels,
      experiences: wanted?.guest.experiences,
      levels: wanted?.guest.levels,
    });
    const told = JSON.stringify(board);
    for (const canary of wanted?.canaries ?? []) expect(told).not.toMatch(new RegExp(`\\b${canary}\\b`));
  });
});
