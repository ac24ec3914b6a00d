// Everything of the demo that is a row and not part of the document, in the words of the product's commands. Pure: ids are the
// sample's own, dates those of the sample that was passed in.
import type { BudgetFigure } from "#domain/budget.ts";
import { channelLibrary } from "#domain/channel.ts";
import { storedText } from "#domain/comment.ts";
import type { Sample, Words } from "#domain/demo.ts";
import { sampleLinks } from "#domain/demo-strength.ts";
import { type EvidenceInput, evidenceInput, type QuoteInput, quoteInput } from "#domain/evidence.ts";
import type { TaskStatus } from "#domain/task.ts";
import { sizesOf } from "./sample-tasks.ts";

type InEnglish = Record<string, string>;

/** Translation of a record with one text: by locale. */
const named = (words: Words): InEnglish => (words.en === undefined ? {} : { en: words.en });

/** Translations of a record with several texts: by `<field>@<locale>`. */
export function fielded(fields: Readonly<Record<string, Words | undefined>>): InEnglish {
  const texts = Object.entries(fields).flatMap(([field, words]) =>
    words?.en === undefined ? [] : [[`${field}@en`, words.en]],
  );
  return Object.fromEntries(texts) as InEnglish;
}

/** Departments in the order of the file. */
export const departmentsOf = (sample: Sample) =>
  sample.departments.map(({ id, name, color }) => ({
    id,
    name: name.nl,
    nameTranslations: named(name),
    color,
  }));

/** People: with an address they can sign in, without one they are members without an account. */
export const peopleOf = (sample: Sample) =>
  sample.people.map((person) => ({
    id: person.id,
    name: person.name,
    access: person.access,
    jobTitle: person.role.nl,
    jobTitleTranslations: named(person.role),
    departmentId: person.department,
    email: person.email ?? null,
    hasAccount: person.account,
    /** Slug of the agency through which they came. */
    via: person.via ?? null,
  }));

/** Channels; `key` names the library's entry where the name is the library's own. */
export const channelsOf = (sample: Sample) =>
  sample.channels.map((channel) => ({
    id: channel.id,
    key: channelLibrary.find((one) => one.name.nl === channel.name.nl)?.id ?? null,
    name: channel.name.nl,
    nameTranslations: named(channel.name),
    icon: channel.icon,
    medium: channel.medium,
    mediaKind: channel.default_ownership,
    necessary: channel.necessary,
  }));

/** Money of the channels as cells: what was not filled in stands in none. */
export const budgetCellsOf = (sample: Sample) =>
  sample.channels.flatMap(({ id: channelId, budget }) =>
    budget.flatMap(({ month, planned_cents: planned, committed_cents: committed, spent_cents: spent }) =>
      Object.entries({ planned, committed, spent }).flatMap(([figure, cents]) =>
        cents === null ? [] : [{ channelId, month, figure: figure as BudgetFigure, cents }],
      ),
    ),
  );

/** Commitments; the money they promise stands in the cells. */
export const commitmentsOf = (sample: Sample) =>
  sample.channels.flatMap(({ id: channelId, commitment }) =>
    commitment
      ? [
          {
            channelId,
            startMonth: commitment.start,
            months: commitment.months,
            stopRule: commitment.stop_rule.nl,
            stopRuleTranslations: named(commitment.stop_rule),
            centsPerMonth: null,
          },
        ]
      : [],
  );

export interface DemoEvidence {
  readonly id: string;
  readonly item: EvidenceInput;
  readonly quotes: readonly (QuoteInput & { readonly id: string })[];
}

/** A note in which each quote stands as a paragraph of its own, and where each begins and ends. */
function noteOf(quotes: readonly { readonly id: string; readonly text: Words }[]) {
  let body = "";
  const placed = quotes.map(({ id, text }) => {
    const startsAt = body === "" ? 0 : body.length + 2;
    body = body === "" ? text.nl : `${body}\n\n${text.nl}`;
    return {
      id,
      ...quoteInput.parse({ text: text.nl, translations: fielded({ text }), startsAt, endsAt: body.length }),
    };
  });
  const english = quotes.every(({ text }) => text.en !== undefined)
    ? quotes.map(({ text }) => text.en).join("\n\n")
    : undefined;
  return { body: { nl: body, ...(english !== undefined && { en: english }) }, placed };
}

/** Interviews with their quotes, reviews, tickets and survey answers. */
export function evidenceOf(sample: Sample): DemoEvidence[] {
  const { interviews, reviews, tickets, surveys } = sample.evidence;
  const whole = (id: string, item: Partial<EvidenceInput>): DemoEvidence => ({
    id,
    item: evidenceInput.parse(item),
    quotes: [],
  });
  return [
    ...interviews.map((interview): DemoEvidence => {
      const { body, placed } = noteOf(interview.quotes);
      const item = evidenceInput.parse({
        kind: "interview",
        title: interview.segment.nl,
        body: body.nl,
        summary: interview.summary.nl,
        segment: interview.segment.nl,
        translations: fielded({
          title: interview.segment,
          segment: interview.segment,
          summary: interview.summary,
          body,
        }),
        observedOn: interview.date,
        personaId: sample.personas.find((one) => one.evidence.interviews.includes(interview.id))?.id ?? null,
        source: "interview",
        consent: interview.consent ? "yes" : "no",
        respondent: interview.respondent,
        internalNote: interview.internal_note?.nl ?? "",
        interviewer: interview.interviewer,
      });
      return { id: interview.id, item, quotes: placed };
    }),
    ...reviews.map((review) =>
      whole(review.id, {
        kind: "review",
        title: review.title.nl,
        body: review.text.nl,
        translations: fielded({ title: review.title, body: review.text }),
        language: review.language,
        observedOn: review.date,
        source: review.source,
        url: review.url,
        rating: review.rating,
        ratingMax: 5,
        sentiment: review.sentiment,
      }),
    ),
    ...tickets.map((ticket) =>
      whole(ticket.id, {
        kind: "ticket",
        title: ticket.title.nl,
        body: ticket.text.nl,
        translations: fielded({ title: ticket.title, body: ticket.text }),
        language: ticket.language,
        observedOn: ticket.date,
        source: ticket.source,
        sentiment: ticket.sentiment,
        respondent: ticket.respondent,
      }),
    ),
    ...surveys.map((answer) =>
      whole(answer.id, {
        kind: "survey",
        title: answer.survey.nl,
        summary: answer.question.nl,
        body: answer.text.nl,
        translations: fielded({ title: answer.survey, summary: answer.question, body: answer.text }),
        language: answer.language,
        observedOn: answer.date,
        source: answer.source,
        sentiment: answer.sentiment,
        respondent: answer.respondent,
      }),
    ),
  ];
}

/** Ties between evidence and touchpoints. */
export const linksOf = (sample: Sample) =>
  sampleLinks(sample).map(({ evidenceId, quoteId, touchpointId, stance }) => ({
    evidenceId,
    quoteId,
    nodeId: touchpointId,
    stance,
  }));

/** Who confirmed which touchpoint, and when. */
export const confirmationsOf = (sample: Sample) =>
  sample.journey.touchpoints.flatMap(({ id, evidence: { confirmed_by: by, confirmed_on: on } }) =>
    by && on ? [{ nodeId: id, by, on }] : [],
  );

const STATUS = {
  todo: "open",
  doing: "in_progress",
  done: "done",
  moved: "carried_over",
} as const satisfies Record<string, TaskStatus>;

/** Tasks of all months. */
export const tasksOf = (sample: Sample) =>
  sample.tasks.map((task) => ({
    id: task.id,
    title: task.title.nl,
    titleTranslations: named(task.title),
    touchpointId: task.touchpoint,
    insightId: task.insight,
    month: task.cycle,
    due: task.due,
    status: STATUS[task.status],
    departmentId: task.department,
    assigneeId: task.assignee,
    metricId: task.kpi,
    ...sizesOf(sample.workspace.id, task.id),
    internal: task.internal,
  }));

/** Comments in the order in which they were made; "@Ilse" is said by name in the file and stored by id. */
export function commentsOf(sample: Sample) {
  const people = sample.people.map((person) => ({
    kind: "person" as const,
    id: person.id,
    name: person.name,
  }));
  return sample.comments.map((comment) => ({
    id: comment.id,
    nodeId: comment.touchpoint,
    replyTo: comment.reply_to ?? null,
    by: comment.author,
    at: new Date(comment.at),
    internal: comment.internal,
    body: storedText(comment.text.nl, people),
    isResolved: comment.resolved,
  }));
}
