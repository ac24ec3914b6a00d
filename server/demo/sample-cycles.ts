// The demo's monthly rounds: their decisions with what each rests on (which the sample does not say), and the map of an earlier
// month, as far as the sample remembers it. Ids are the sample's own.
import type { Sample } from "#domain/demo.ts";
import type { DecisionInput, DecisionKind } from "#domain/cycle.ts";
import type { Journey } from "#domain/journey.ts";

const inEnglish = (field: string, words: string | undefined): Record<string, string> =>
  words === undefined ? {} : { [`${field}@en`]: words };

interface Grounds {
  readonly kind: DecisionKind;
  readonly nodeId?: string;
  readonly metricId?: string;
  readonly taskIds: readonly string[];
}

/** By workspace, in the order of the file. One decision of the second brand rests on nothing, and is shown so. */
const GROUNDS: Readonly<Record<string, readonly Grounds[]>> = {
  "ws-wervel": [
    { kind: "start", nodeId: "ins-1", metricId: "kpi-book", taskIds: ["task-01", "task-02"] },
    { kind: "continue", nodeId: "tp-10", metricId: "kpi-book", taskIds: ["task-05"] },
  ],
  "ws-warmelijn": [
    { kind: "start", metricId: "kpi-quote", taskIds: ["task-01"] },
    { kind: "start", taskIds: [] },
  ],
};

export interface DemoCycle {
  readonly month: string;
  readonly focus: string;
  readonly translations: Record<string, string>;
  readonly attendeeIds: string[];
  readonly reviewOn: string | null;
  /** Null for the month that is open. */
  readonly closed: {
    readonly on: string;
    readonly by: string | null;
    readonly decision: DecisionInput;
    readonly translations: Record<string, string>;
  } | null;
}

/** Months in their order: closed ones with their decision, the last one open with its focus. */
export const cyclesOf = (sample: Sample): DemoCycle[] =>
  sample.cycles.map((cycle, place) => {
    const { focus, decision, attendees } = cycle;
    const grounds = GROUNDS[sample.workspace.id]?.[place];
    const accessOf = new Map(sample.people.map((person) => [person.id, person.access]));
    const isMember = (id: string) => accessOf.get(id) !== "guest";
    const by = attendees.find(isMember) ?? sample.people.find(({ access }) => access === "owner")?.id ?? null;
    const taskIds = new Set(sample.tasks.map((task) => task.id));
    return {
      month: cycle.month,
      focus: focus?.nl ?? "",
      translations: inEnglish("focus", focus?.en),
      attendeeIds: [...attendees],
      reviewOn: cycle.review_on ?? null,
      closed:
        cycle.status === "closed" && cycle.closed_at && decision
          ? {
              on: cycle.closed_at,
              by,
              decision: {
                kind: grounds?.kind ?? "decide",
                sentence: decision.nl,
                reason: "",
                nodeId: grounds?.nodeId ?? null,
                metricId: grounds?.metricId ?? null,
                evidenceIds: [],
                taskIds: (grounds?.taskIds ?? []).filter((id) => taskIds.has(id)),
              },
              translations: inEnglish("sentence", decision.en),
            }
          : null,
    };
  });

/** The map as the first persona felt it in an earlier month: the last value the sample knows until then. */
export function journeyOfMonth(sample: Sample, month: string): (journey: Journey) => Journey {
  const persona = sample.personas.find((one) => one.primary)?.id;
  const felt = new Map(
    sample.journey.touchpoints.map(({ id, emotion_history: history }) => [
      id,
      history.findLast((past) => past.month <= month)?.value,
    ]),
  );
  return (journey) => ({
    ...journey,
    experiences: journey.experiences.map((one) => ({
      ...one,
      value: one.personaId === persona ? (felt.get(one.touchpointId) ?? one.value) : one.value,
    })),
  });
}
