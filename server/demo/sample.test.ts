import { describe, expect, it } from "vitest";
import { createJourneyDoc } from "#document/create.ts";
import { readJourney } from "#document/read.ts";
import { missingMonths } from "#domain/bridge.ts";
import type { BudgetLine } from "#domain/budget.ts";
import { type Sample, sampleSchema } from "#domain/demo.ts";
import { shiftSample } from "#domain/demo-dates.ts";
import { sampleStrengths } from "#domain/demo-strength.ts";
import { addDays, daysBetween, isDay, monthOf, monthsBetween } from "#domain/month.ts";
import { clientView } from "#domain/portal.ts";
import expectedFile from "./data/sample-expected.json";
import salonFile from "./data/sample-krullenkapper.json";
import heatPumpFile from "./data/sample-warmtepomp.json";
import {
  budgetCellsOf,
  channelsOf,
  commitmentsOf,
  confirmationsOf,
  departmentsOf,
  evidenceOf,
  linksOf,
  peopleOf,
  tasksOf,
} from "./sample.ts";
import { journeySeedOf } from "./sample-journey.ts";
import { metricsOf } from "./sample-metrics.ts";
import { customerGroupsOf, dreamOf, livesOf, personasOf, productGroupsOf } from "./sample-personas.ts";

const AS_OF = expectedFile.as_of;
const samples = [
  ["krullenkapper", sampleSchema.parse(salonFile), expectedFile.files["sample-krullenkapper.json"]],
  ["warmtepomp", sampleSchema.parse(heatPumpFile), expectedFile.files["sample-warmtepomp.json"]],
] as const;

const levels = (sample: Sample, asOf: string) =>
  Object.fromEntries([...sampleStrengths(sample, asOf)].map(([id, report]) => [id, report.level]));
const contested = (sample: Sample, asOf: string) =>
  [...sampleStrengths(sample, asOf)].filter(([, report]) => report.contested).map(([id]) => id);

describe.each(samples)("the demo %s", (_name, sample, expected) => {
  it("[E13] has exactly the expected strengths, computed from its evidence", () => {
    expect(levels(sample, AS_OF)).toEqual(expected.strength);
    expect(contested(sample, AS_OF)).toEqual(expected.contested);
  });

  it("does not depend on the strengths that are stored in the file", () => {
    const lying = structuredClone(sample);
    for (const touchpoint of lying.journey.touchpoints) {
      Object.assign(touchpoint.evidence, {
        strength: "validated",
        interviews: [],
        reviews: [],
        contested: true,
        latest: null,
      });
    }
    expect(levels(lying, AS_OF)).toEqual(expected.strength);
  });

  it("asks nobody to check again: what was confirmed too early never counted", () => {
    expect([...sampleStrengths(sample, AS_OF).values()].filter((report) => report.recheck)).toEqual([]);
  });
});

describe("the salon's past", () => {
  it("has the levels of each month's end that the file tells", () => {
    const [, salon] = samples[0];
    for (const past of salon.journey.evidence_history) {
      const counts = { assumption: 0, anecdotal: 0, supported: 0, validated: 0 };
      for (const report of sampleStrengths(salon, past.as_of).values()) counts[report.level] += 1;
      const { month: _month, as_of: _asOf, ...told } = past;
      expect(counts, past.as_of).toEqual(told);
    }
  });
});

/** The budget as the commands keep it: one line a channel and month. */
function linesOf(sample: Sample): BudgetLine[] {
  const lines = new Map<string, BudgetLine>();
  for (const { channelId, month, figure, cents } of budgetCellsOf(sample)) {
    const empty = { channelId, month, plannedCents: null, committedCents: null, spentCents: null };
    const line = lines.get(`${channelId} ${month}`) ?? empty;
    lines.set(`${channelId} ${month}`, { ...line, [`${figure}Cents`]: cents });
  }
  return [...lines.values()];
}
const agreedOf = (sample: Sample) =>
  commitmentsOf(sample).map(({ channelId, startMonth, months }) => ({
    id: channelId,
    channelId,
    startMonth,
    months,
    endedMonth: null,
    endReason: null,
  }));

/** Every day and month in the sample but due dates and the next review, with where it stands. */
function pastDates(sample: Sample): { days: string[]; months: string[] } {
  const { evidence, journey } = sample;
  return {
    days: [
      ...[...evidence.interviews, ...evidence.reviews, ...evidence.tickets, ...evidence.surveys].map(
        (one) => one.date,
      ),
      ...journey.touchpoints.flatMap((one) =>
        [one.evidence.latest ?? [], one.evidence.confirmed_on ?? []].flat(),
      ),
      ...sample.comments.map((one) => one.at.slice(0, 10)),
      ...sample.cycles.flatMap((one) => one.closed_at ?? []),
      sample.generated,
    ],
    months: [
      ...sample.kpis.flatMap((one) => one.series.map((reading) => reading.month)),
      ...sample.cycles.map((one) => one.month),
      ...sample.tasks.map((one) => one.cycle),
      ...journey.touchpoints.flatMap((one) => one.emotion_history.map((past) => past.month)),
      journey.current_cycle,
    ],
  };
}

// Hundreds of whole samples: generous time for a busy machine.
describe.each(samples)("the demo %s on any day", { timeout: 120_000 }, (_name, sample, expected) => {
  const days = Array.from({ length: 400 }, (_, offset) => addDays("2026-11-21", offset));

  it("keeps every strength, for 400 days on end", () => {
    for (const today of days) {
      const shifted = shiftSample(sample, today);
      expect(levels(shifted, today), today).toEqual(expected.strength);
      expect(contested(shifted, today), today).toEqual(expected.contested);
    }
  });

  it("has nothing in the future but due dates and the next review", () => {
    for (const today of days) {
      const shifted = shiftSample(sample, today);
      const dates = pastDates(shifted);
      expect(
        dates.days.filter((day) => day > today || !isDay(day)),
        today,
      ).toEqual([]);
      expect(
        dates.months.filter((month) => month > monthOf(today)),
        today,
      ).toEqual([]);
      const reviews = shifted.cycles.flatMap((cycle) => cycle.review_on ?? []);
      expect(
        reviews.every((day) => day > today),
        today,
      ).toBe(true);
    }
  });

  it("keeps due dates in their month and months in their distance", () => {
    for (const today of days) {
      const shifted = shiftSample(sample, today);
      for (const [index, task] of shifted.tasks.entries()) {
        expect(isDay(task.due), today).toBe(true);
        expect(monthOf(task.due)).toBe(task.cycle);
        expect(monthsBetween(task.cycle, monthOf(today))).toBe(
          monthsBetween(sample.tasks[index]?.cycle ?? "", "2026-11"),
        );
      }
      for (const [index, interview] of shifted.evidence.interviews.entries()) {
        expect(daysBetween(interview.date, today)).toBe(
          daysBetween(sample.evidence.interviews[index]?.date ?? "", AS_OF),
        );
      }
    }
  });

  it("is the file itself on the day it was written, but for the told past", () => {
    const shifted = shiftSample(sample, AS_OF);
    expect({
      ...shifted,
      journey: { ...shifted.journey, evidence_history: sample.journey.evidence_history },
    }).toEqual(sample);
  });

  it("can be moved back too", () => {
    for (const today of ["2024-02-29", "2026-01-31"])
      expect(levels(shiftSample(sample, today), today)).toEqual(expected.strength);
  });
});

describe.each(samples)("the demo %s in the product's own words", (_name, sample, expected) => {
  const seed = journeySeedOf(sample);
  const { counts } = expected;

  it("has the expected number of everything", () => {
    const count = (records: readonly unknown[] | undefined) => records?.length ?? 0;
    expect({
      phases: count(seed.phases),
      touchpoints: count(seed.touchpoints),
      insights: count(seed.insights),
      transitions: count(seed.transitions),
      routes: count(seed.routes),
      goals: count(seed.goals),
      questions: count(seed.questions),
    }).toEqual({
      phases: counts.phases,
      touchpoints: counts.touchpoints,
      insights: counts.insights,
      transitions: counts.transitions,
      routes: counts.routes,
      goals: counts.goals,
      questions: counts.touchpoints,
    });
    expect([
      metricsOf(sample).length,
      personasOf(sample).length,
      channelsOf(sample).length,
      peopleOf(sample).length,
    ]).toEqual([counts.kpis, counts.personas, counts.channels, counts.people]);
    const kinds = evidenceOf(sample).map((one) => one.item.kind);
    for (const [kind, number] of Object.entries(counts.evidence))
      expect(kinds.filter((one) => one === kind)).toHaveLength(number);
    expect(evidenceOf(sample).flatMap((one) => one.quotes)).toHaveLength(counts.quotes);
    expect(tasksOf(sample)).toHaveLength(counts.tasks);
  });

  it("puts every persona in a segment and under product groups that are there, and gives her a place in the journey", () => {
    const [segments, products] = [customerGroupsOf(sample), productGroupsOf(sample)].map((groups) =>
      groups.map((group) => group.id),
    );
    for (const persona of personasOf(sample)) {
      if (!("customerGroupId" in persona)) throw new Error(`${persona.id} has no profile`);
      expect(segments).toContain(persona.customerGroupId);
      for (const product of persona.productGroupIds ?? []) expect(products).toContain(product);
    }
    // one group of customers was interviewed and has no persona yet
    expect(segments).toHaveLength(personasOf(sample).length + 1);
    expect(livesOf(sample).map((one) => one.personaId)).toEqual(sample.personas.map((one) => one.id));
    expect(dreamOf(sample)).toBe(sample.journey.primary_persona);
  });

  it("becomes a document that reads as it was given", () => {
    const journey = readJourney(createJourneyDoc(seed));
    expect(journey.hidden).toEqual({});
    expect(journey.touchpoints.map((one) => [one.number, one.id])).toEqual(
      sample.journey.touchpoints.map((one) => [one.n, one.id]),
    );
    expect(journey.meta.translations).toEqual({
      "title@en": sample.journey.title.en,
      "goal@en": sample.journey.goal.en,
    });
    const felt = (persona: string) => journey.experiences.filter((one) => one.personaId === persona).length;
    for (const [persona, number] of Object.entries(counts.experiences)) expect(felt(persona)).toBe(number);
    expect(journey.experiences[0]?.translations?.["note@en"]).toBeDefined();
  });

  it("[U10] shows a guest what the file says, and no canary", () => {
    const view = clientView(readJourney(createJourneyDoc(seed)), { internalNodeIds: new Set() });
    const { guest } = expected;
    expect([
      view.touchpoints.length,
      view.insights.length,
      view.transitions.length,
      view.routes.length,
      view.goals.length,
    ]).toEqual([guest.touchpoints, guest.insights, guest.transitions, guest.routes, guest.goals]);
    for (const [persona, number] of Object.entries(guest.experiences)) {
      expect(view.experiences.filter((one) => one.personaId === persona)).toHaveLength(number);
    }
    expect(JSON.stringify(view)).not.toMatch(/CANARY/);
  });

  it("keeps what is internal so", () => {
    const flagged = [...seed.touchpoints, ...(seed.insights ?? []), ...tasksOf(sample)].filter(
      (one) => one.internal,
    );
    const { touchpoints, insights, tasks } = expected.internal;
    expect(flagged.map((one) => one.id)).toEqual([...touchpoints, ...insights, ...tasks]);
  });

  it("stands in Dutch with English beside every text but the one that has none", () => {
    const texts = (
      records: readonly { readonly id: string }[] | undefined,
      collection: string,
      field: string,
    ) =>
      (records ?? [])
        .filter((one) => seed.translations?.[`${collection}/${one.id}/${field}@en`] === undefined)
        .map((one) => one.id);
    expect(texts(seed.touchpoints, "touchpoints", "title")).toEqual([]);
    expect(texts(seed.phases, "phases", "name")).toEqual([]);
    expect(texts(seed.insights, "insights", "title")).toEqual([]);
    const untranslated = texts(seed.questions, "questions", "text").map((id) => id.replace("q-", ""));
    expect(untranslated.map((id) => `journey.touchpoints[${id}].question`)).toEqual(
      expected.without_translation,
    );
  });

  it("has every quote at its place in the note", () => {
    for (const { item, quotes } of evidenceOf(sample)) {
      for (const quote of quotes)
        expect(item.body.slice(quote.startsAt ?? -1, quote.endsAt ?? -1)).toBe(quote.text);
    }
  });

  it("has money in every month that a necessary channel needs, but for those that the file names", () => {
    const missing = channelsOf(sample).flatMap((channel) => {
      if (!channel.necessary) return [];
      const months = missingMonths(channel, linesOf(sample), agreedOf(sample), monthOf(AS_OF));
      return [[channel.id, months] as const];
    });
    expect(Object.fromEntries(missing)).toEqual(expected.necessary_channels_without_budget);
  });

  it("ties a metric to the touchpoint under which the file counts it", () => {
    const tied = metricsOf(sample).map(({ id, touchpointId }) => `${touchpointId} ${id}`);
    const counted = sample.journey.touchpoints.flatMap((one) =>
      one.evidence.kpis.map((kpi) => `${one.id} ${kpi}`),
    );
    expect(tied.sort()).toEqual(counted.sort());
  });

  it("has ids that mean something: nothing refers to what is not there", () => {
    const ids = (records: readonly { readonly id: string }[]) => new Set(records.map((one) => one.id));
    const [touchpoints, channels, departments, people] = [
      ids(seed.touchpoints),
      ids(channelsOf(sample)),
      ids(departmentsOf(sample)),
      ids(peopleOf(sample)),
    ];
    for (const one of seed.touchpoints) {
      expect(channels).toContain(one.channelId);
      if (one.departmentId) expect(departments).toContain(one.departmentId);
    }
    for (const link of linksOf(sample)) expect(touchpoints).toContain(link.nodeId);
    for (const task of tasksOf(sample)) {
      expect([people.has(task.assigneeId), departments.has(task.departmentId)]).toEqual([true, true]);
      // the matrix of the demo shows all of them
      expect([task.id, task.impact, task.effort]).not.toContain(null);
    }
    for (const confirmation of confirmationsOf(sample)) expect(people).toContain(confirmation.by);
  });
});
