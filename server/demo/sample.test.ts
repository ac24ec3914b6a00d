import { describe, expect, it } from "vitest";
import { type Sample, sampleSchema, sampleStrengths } from "#domain/demo.ts";
import { shiftSample } from "#domain/demo-dates.ts";
import { addDays, daysBetween, isDay, monthOf, monthsBetween } from "#domain/month.ts";
import expectedFile from "./data/sample-expected.json";
import salonFile from "./data/sample-krullenkapper.json";
import heatPumpFile from "./data/sample-warmtepomp.json";

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

describe.each(samples)("the demo %s on any day", (_name, sample, expected) => {
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
