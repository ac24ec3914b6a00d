// The mails about a month of a journey: its review is due, and it was closed. One to each person, in their language.
import type { Locale } from "#domain/journey.ts";
import { LOCALES } from "#domain/vocabulary.ts";
import type { Scope } from "#server/auth/scope.ts";
import { env } from "#server/env.ts";
import { queueMail } from "./workspace-queue.ts";

interface Recipient {
  readonly email: string;
  readonly locale: string | null;
  readonly name: string;
}

/** The month a mail is about. */
export interface MailedMonth {
  readonly month: string;
  readonly title: string;
  readonly slug: string;
}

const localeOf = (scope: Scope, { locale }: Recipient): Locale =>
  LOCALES.find((one) => one === (locale ?? scope.workspace.contentLocale)) ?? "nl";

const words = (date: string, locale: Locale, style: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" }).format(new Date(`${date}T12:00:00Z`));
const monthWords = (month: string, locale: Locale): string =>
  words(`${month}-01`, locale, { month: "long", year: "numeric" });

const common = (scope: Scope, { month, title, slug }: MailedMonth, locale: Locale) => ({
  journey: title,
  workspace: scope.workspace.name,
  month: monthWords(month, locale),
  link: new URL(`/${scope.workspace.slug}/j/${slug}/review/${month}`, env().appUrl).href,
});

/** "De maandreview van november is op 1 december." */
export async function mailReviewDue(
  scope: Scope,
  month: MailedMonth & { readonly reviewOn: string },
  recipients: readonly Recipient[],
): Promise<void> {
  for (const person of recipients) {
    const locale = localeOf(scope, person);
    await queueMail(scope, {
      recipient: person.email,
      template: "reviewDue",
      locale,
      data: {
        ...common(scope, month, locale),
        name: person.name,
        day: words(month.reviewOn, locale, { weekday: "long", day: "numeric", month: "long" }),
      },
    });
  }
}

/** "November is gesloten", with what was decided and carried on; the month's page goes with it. */
export async function mailMonthClosed(
  scope: Scope,
  month: MailedMonth & {
    readonly journeyId: string;
    readonly next: string;
    readonly decisions: number;
    readonly carried: number;
  },
  recipients: readonly Recipient[],
): Promise<void> {
  for (const person of recipients) {
    const locale = localeOf(scope, person);
    const { next, decisions, carried } = month;
    await queueMail(scope, {
      recipient: person.email,
      template: "monthClosed",
      locale,
      data: {
        ...common(scope, month, locale),
        name: person.name,
        by: scope.displayName ?? scope.workspace.name,
        next: monthWords(next, locale),
        decisions,
        carried,
        paperOf: month.journeyId,
        paperMonth: month.month,
      },
    });
  }
}
