// Moves the demo to today. Cycles, readings and the months of tasks and money move by whole months; evidence, confirmations and
// comments by whole days, so that every strength stays what it is. Only due dates and the next review lie in the future.
import type { Sample } from "./demo.ts";
import {
  addDays,
  addMonths,
  addMonthsClamped,
  type DayString,
  daysBetween,
  earlierOf,
  type MonthString,
  monthOf,
  monthsBetween,
} from "./month.ts";

/** The sample as if it had been written on `today`. Its texts stay as they are. */
export function shiftSample(sample: Sample, today: DayString): Sample {
  const months = monthsBetween(monthOf(sample.generated), monthOf(today));
  const days = daysBetween(sample.generated, today);
  const month = (value: MonthString): MonthString => addMonths(value, months);
  const day = (value: DayString): DayString => addDays(value, days);
  const dated = <T extends { readonly date: DayString }>(records: readonly T[]): T[] =>
    records.map((record) => ({ ...record, date: day(record.date) }));
  const { evidence, journey } = sample;
  return {
    ...sample,
    generated: today,
    channels: sample.channels.map((channel) => ({
      ...channel,
      budget: channel.budget.map((line) => ({ ...line, month: month(line.month) })),
      commitment: channel.commitment && { ...channel.commitment, start: month(channel.commitment.start) },
    })),
    journey: {
      ...journey,
      current_cycle: month(journey.current_cycle),
      touchpoints: journey.touchpoints.map((touchpoint) => ({
        ...touchpoint,
        evidence: {
          ...touchpoint.evidence,
          latest: touchpoint.evidence.latest && day(touchpoint.evidence.latest),
          confirmed_on: touchpoint.evidence.confirmed_on && day(touchpoint.evidence.confirmed_on),
        },
        emotion_history: touchpoint.emotion_history.map((past) => ({ ...past, month: month(past.month) })),
      })),
      goals: journey.goals.map((goal) => ({ ...goal, due: month(goal.due) })),
      // The levels of past months rest on days, and days and months do not move alike: so they are worked out anew where needed.
      evidence_history: [],
    },
    evidence: {
      interviews: dated(evidence.interviews),
      reviews: dated(evidence.reviews),
      tickets: dated(evidence.tickets),
      surveys: dated(evidence.surveys),
    },
    kpis: sample.kpis.map((kpi) => ({
      ...kpi,
      series: kpi.series.map((reading) => ({ ...reading, month: month(reading.month) })),
    })),
    cycles: sample.cycles.map((cycle) => ({
      ...cycle,
      month: month(cycle.month),
      // A month is closed early in the next one, which on the first of a month would still be to come.
      ...(cycle.closed_at && { closed_at: earlierOf(addMonthsClamped(cycle.closed_at, months), today) }),
      ...(cycle.review_on && { review_on: addMonthsClamped(cycle.review_on, months) }),
    })),
    tasks: sample.tasks.map((task) => ({
      ...task,
      cycle: month(task.cycle),
      due: addMonthsClamped(task.due, months),
    })),
    comments: sample.comments.map((comment) => ({
      ...comment,
      at: `${day(comment.at.slice(0, 10))}${comment.at.slice(10)}`,
    })),
  };
}
