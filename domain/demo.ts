// The demo's files: the shape `redthread.sample/1`.
import { z } from "zod";
import { convenience, dayString, emotion, monthString } from "./journey.ts";
import { MEDIA, MEDIA_KINDS, ROUTE_KINDS } from "./vocabulary.ts";
import { METRIC_DIRECTIONS, METRIC_UNITS } from "./metric.ts";

/** Dutch always; English where it was written. One sentence per file has none, to show the fallback. */
const words = z.strictObject({ nl: z.string().min(1), en: z.string().min(1).optional() });
export type Words = z.infer<typeof words>;

const key = z.string().min(1);
const keys = z.array(key);
const internal = z.boolean().default(false);
const severity = z.enum(["low", "medium", "high"]);
const link = z.strictObject({ touchpoint: key, stance: z.enum(["supports", "contradicts"]) });

const channel = z.strictObject({
  id: key,
  name: words,
  icon: key,
  medium: z.enum(MEDIA),
  default_ownership: z.enum(MEDIA_KINDS),
  budget: z.array(
    z.strictObject({
      month: monthString,
      planned_cents: z.number().int(),
      committed_cents: z.number().int(),
      spent_cents: z.number().int().nullable(),
    }),
  ),
  necessary: z.boolean().default(false),
  commitment: z.strictObject({ start: monthString, months: z.number().int(), stop_rule: words }).optional(),
});

const persona = z.strictObject({
  id: key,
  name: key,
  age: z.number().int(),
  primary: z.boolean(),
  status: key,
  thread: key,
  tagline: words,
  occupation: words,
  lifestyle: words,
  goals: z.array(words),
  pains: z.array(words),
  needs: z.array(words),
  orientation: words,
  channels: keys,
  motives: words,
  evidence: z.strictObject({ interviews: keys }),
});

const touchpoint = z.strictObject({
  id: key,
  n: z.number().int(),
  phase: key,
  internal,
  title: words,
  description: words,
  channel: key,
  medium: z.enum(MEDIA),
  ownership: z.enum(MEDIA_KINDS),
  owner_department: key.nullable(),
  emotion,
  emotion_note: words,
  question: words,
  convenience,
  moment_of_truth: z.boolean(),
  /** The stored strength is an illustration: nothing reads it. */
  evidence: z.strictObject({
    strength: z.string(),
    contested: z.boolean().optional(),
    interviews: keys,
    reviews: keys,
    tickets: keys,
    surveys: keys,
    contradicts: keys.optional(),
    kpis: keys,
    latest: dayString.nullable(),
    confirmed_by: key.nullable(),
    confirmed_on: dayString.nullable(),
  }),
  emotion_history: z.array(z.strictObject({ month: monthString, value: emotion })).default([]),
});

const share = z.strictObject({ numerator: z.number().int(), denominator: z.number().int() });

const journey = z.strictObject({
  id: key,
  slug: key,
  title: words,
  goal: words,
  model: key,
  status: key,
  current_cycle: monthString,
  primary_persona: key,
  owner: key,
  phases: z.array(
    z.strictObject({
      id: key,
      order: z.number().int(),
      name: words,
      stdc: key,
      description: words,
      customer_goal: words,
      duration: words,
    }),
  ),
  lanes: z.array(z.strictObject({ id: key, kind: key, name: words, order: z.number().int() })),
  touchpoints: z.array(touchpoint),
  experiences: z.array(
    z.strictObject({ touchpoint: key, persona: key, value: emotion, note: words.optional() }),
  ),
  routes: z.array(
    z.strictObject({
      id: key,
      persona: key,
      kind: z.enum(ROUTE_KINDS),
      name: words,
      steps: keys,
      share_percent: z.number().optional(),
    }),
  ),
  transitions: z.array(
    z.strictObject({
      id: key,
      from: key,
      to: key,
      drop_off: share,
      reason: words,
      calls: z.number().int().optional(),
      returns: z.number().int().optional(),
      outcome: z.enum(["drops_out", "stays_dissatisfied"]),
    }),
  ),
  goals: z.array(
    z.strictObject({
      id: key,
      phase: key,
      title: words,
      kpi: key,
      smart: z.boolean(),
      baseline: z.union([z.strictObject({ value: z.number() }), share]),
      target: z.number(),
      due: monthString,
    }),
  ),
  insights: z.array(
    z.strictObject({
      id: key,
      kind: z.enum(["pain", "opportunity", "strength"]),
      touchpoint: key,
      internal,
      severity,
      title: words,
      status: z.enum(["open", "in_progress", "solved"]),
    }),
  ),
  evidence_history: z
    .array(
      z.strictObject({
        month: monthString,
        as_of: dayString,
        assumption: z.number().int(),
        anecdotal: z.number().int(),
        supported: z.number().int(),
        validated: z.number().int(),
      }),
    )
    .default([]),
});

const sentiment = z.enum(["positive", "neutral", "negative"]);
const written = {
  id: key,
  date: dayString,
  language: key,
  source: key,
  touchpoints: keys,
  links: z.array(link).default([]),
  sentiment,
  text: words,
};

const evidence = z.strictObject({
  interviews: z.array(
    z.strictObject({
      id: key,
      kind: z.literal("interview"),
      date: dayString,
      respondent: key,
      internal_note: words.optional(),
      segment: words,
      interviewer: key,
      consent: z.boolean(),
      duration_min: z.number().int(),
      summary: words,
      quotes: z.array(z.strictObject({ id: key, touchpoint: key, text: words })),
      tags: keys,
    }),
  ),
  reviews: z.array(
    z.strictObject({
      ...written,
      kind: z.literal("review"),
      rating: z.number().int(),
      author: key,
      title: words,
      url: z.url(),
    }),
  ),
  tickets: z.array(
    z.strictObject({
      ...written,
      kind: z.literal("ticket"),
      respondent: key,
      status: key,
      handled_by: key,
      title: words,
    }),
  ),
  surveys: z.array(
    z.strictObject({
      ...written,
      kind: z.literal("survey"),
      respondent: key,
      survey: words,
      question: words,
    }),
  ),
});

export const sampleSchema = z.strictObject({
  schema: z.literal("redthread.sample/1"),
  id: key,
  default_locale: z.literal("nl"),
  fictional: z.literal(true),
  generated: dayString,
  workspace: z.strictObject({ id: key, slug: key, name: key, kind: key, agency: key, tagline: words }),
  departments: z.array(z.strictObject({ id: key, name: words, color: key })),
  people: z.array(
    z.strictObject({
      id: key,
      name: key,
      role: words,
      department: key,
      access: z.enum(["owner", "admin", "manager", "editor", "commenter", "viewer", "guest"]),
      email: z.email().optional(),
      account: z.boolean().default(true),
      via: key.optional(),
    }),
  ),
  channels: z.array(channel),
  personas: z.array(persona),
  journey,
  evidence,
  kpis: z.array(
    z.strictObject({
      id: key,
      name: words,
      unit: z.enum(METRIC_UNITS),
      direction: z.enum(METRIC_DIRECTIONS),
      phase: key,
      touchpoint: key,
      target: z.number(),
      series: z.array(
        z.strictObject({
          month: monthString,
          value: z.number(),
          numerator: z.number().int().optional(),
          denominator: z.number().int().optional(),
        }),
      ),
    }),
  ),
  cycles: z.array(
    z.strictObject({
      month: monthString,
      status: z.enum(["open", "closed"]),
      decision: words.optional(),
      focus: words.optional(),
      attendees: keys,
      closed_at: dayString.optional(),
      review_on: dayString.optional(),
    }),
  ),
  tasks: z.array(
    z.strictObject({
      id: key,
      cycle: monthString,
      touchpoint: key,
      internal,
      title: words,
      assignee: key,
      department: key,
      status: z.enum(["todo", "doing", "done", "moved"]),
      kpi: key.nullable(),
      insight: key.nullable(),
      due: dayString,
    }),
  ),
  comments: z.array(
    z.strictObject({
      id: key,
      touchpoint: key,
      internal,
      author: key,
      at: z.iso.datetime({ offset: true }),
      text: words,
      resolved: z.boolean(),
      reply_to: key.optional(),
    }),
  ),
  health: z.array(z.looseObject({ id: key })),
});
export type Sample = z.infer<typeof sampleSchema>;
