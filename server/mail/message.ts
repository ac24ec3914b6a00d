// What a mail is before it has words: a template's name, a language, and the data the words need.
import { z } from "zod";
import { LOCALES } from "#domain/vocabulary.ts";

const link = z.url().max(2_000);
/** In every mail that may be turned off: where that is done, and the address a mail program POSTs to (RFC 8058). */
const stoppable = { name: z.string(), workspace: z.string(), link, stop: link, oneClick: link };

/** Data of each template. Links always begin with APP_URL: the caller makes them, a request's host never does. */
export const MAIL_DATA = {
  signInLink: z.object({ link }),
  verifyEmail: z.object({ name: z.string(), link }),
  resetPassword: z.object({ name: z.string(), link }),
  passwordChanged: z.object({ name: z.string(), link }),
  alreadyRegistered: z.object({ name: z.string(), link }),
  invitation: z.object({ inviter: z.string(), workspace: z.string(), link, days: z.number() }),
  guestInvitation: z.object({ inviter: z.string(), workspace: z.string(), link, days: z.number() }),
  reviewDue: z.object({ ...stoppable, journey: z.string(), month: z.string(), day: z.string() }),
  monthClosed: z.object({
    ...stoppable,
    by: z.string(),
    journey: z.string(),
    month: z.string(),
    next: z.string(),
    decisions: z.number(),
    carried: z.number(),
    /** Journey and month (`2026-11`) whose page goes with the mail. */
    paperOf: z.string().optional(),
    paperMonth: z.string().optional(),
  }),
  monthApproved: z.object({ ...stoppable, by: z.string(), journey: z.string(), month: z.string() }),
  assignment: z.object({ ...stoppable, by: z.string(), task: z.string(), when: z.string() }),
  mention: z.object({ ...stoppable, by: z.string(), journey: z.string() }),
  reply: z.object({ ...stoppable, by: z.string(), journey: z.string() }),
  journeyStale: z.object({ ...stoppable, journey: z.string(), days: z.number() }),
  weeklyDigest: z.object({
    ...stoppable,
    tasks: z.array(z.string()),
    reviews: z.array(z.string()),
    changed: z.array(z.string()),
  }),
  webhookDisabled: z.object({ ...stoppable, host: z.string() }),
} as const;

export type MailTemplate = keyof typeof MAIL_DATA;

const templates = Object.keys(MAIL_DATA) as [MailTemplate, ...MailTemplate[]];

export const mailMessage = z.object({
  recipient: z.string().max(254),
  template: z.enum(templates),
  locale: z.enum(LOCALES).catch("nl"),
  data: z.record(z.string(), z.unknown()),
});

/** A mail that waits to be sent. */
export type MailMessage = { [T in MailTemplate]: Typed<T> }[MailTemplate];

interface Typed<T extends MailTemplate> {
  readonly recipient: string;
  readonly template: T;
  readonly locale: z.infer<typeof mailMessage>["locale"];
  readonly data: z.input<(typeof MAIL_DATA)[T]>;
}
