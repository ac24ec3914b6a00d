// Reads behind a person's calendar: whose secret it is, and the days of this person, read in their own scope.
import { and, eq } from "drizzle-orm";
import { createTranslator } from "next-intl";
import { users } from "#db/schema/accounts.ts";
import { calendarFeeds } from "#db/schema/notifications.ts";
import type { Calendar, CalendarDay } from "#domain/calendar.ts";
import type { Locale } from "#domain/journey.ts";
import { LOCALES } from "#domain/vocabulary.ts";
import { hashSecret } from "#server/auth/secret.ts";
import type { Scope } from "#server/auth/scope.ts";
import { env } from "#server/env.ts";
import { listVisibleJourneys } from "#server/journeys/queries.ts";
import { listOwnReviews } from "#server/cycles/queries.ts";
import { listOwnTasks } from "#server/tasks/queries.ts";
import en from "../../messages/en.json";
import nl from "../../messages/nl.json";

const WORDS = { nl: nl.calendar, en: en.calendar };

/** When the reader's address was made; null where there is none. The secret itself is never shown again. */
export async function getFeed(scope: Scope): Promise<{ createdAt: Date } | null> {
  const [row] = await scope.tx
    .select({ createdAt: calendarFeeds.createdAt })
    .from(calendarFeeds)
    .where(
      and(eq(calendarFeeds.workspaceId, scope.workspaceId), eq(calendarFeeds.userId, scope.userId ?? "")),
    );
  return row ?? null;
}

/** For the feed: whose secret this is, and in which language they read; null for one that opens nothing. */
export async function findFeedOwner(
  scope: Scope,
  secret: string,
): Promise<{ userId: string; locale: Locale } | null> {
  const [row] = await scope.tx
    .select({ userId: calendarFeeds.userId, locale: users.locale })
    .from(calendarFeeds)
    .innerJoin(users, eq(users.id, calendarFeeds.userId))
    .where(
      and(eq(calendarFeeds.workspaceId, scope.workspaceId), eq(calendarFeeds.tokenHash, hashSecret(secret))),
    );
  if (!row) return null;
  const locale = LOCALES.find((one) => one === (row.locale ?? scope.workspace.contentLocale)) ?? "nl";
  return { userId: row.userId, locale };
}

const stampOf = (at: Date): string => `${at.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;

/** The reader's own tasks with a day, and the reviews they hold: what they may see at this moment, and nothing else. */
export async function collectCalendar(scope: Scope, locale: Locale): Promise<Calendar> {
  const t = createTranslator({ locale, messages: WORDS[locale] });
  const { appUrl } = env();
  const { slug, name } = scope.workspace;
  const at = (path: string) => new URL(`/${slug}/${path}`, appUrl).href;
  const visible = new Map((await listVisibleJourneys(scope)).map((one) => [one.id, one]));
  const titleOf = (one: { title: string; titleTranslations: Record<string, string> }) =>
    one.titleTranslations[locale] ?? one.title;
  const tasks = (await listOwnTasks(scope)).flatMap((task): CalendarDay[] => {
    if (task.due === null) return [];
    const title = task.titleTranslations[locale] ?? task.title;
    const journey = task.journeyId === null ? undefined : visible.get(task.journeyId);
    return [
      {
        uid: `task-${task.id}@${appUrl.hostname}`,
        day: task.due,
        title: t("task", { title }),
        description: journey ? titleOf(journey) : name,
        url: at(`tasks/${task.month}#task-${task.id}`),
        stamp: stampOf(task.updatedAt),
      },
    ];
  });
  const reviews = (await listOwnReviews(scope)).flatMap((review): CalendarDay[] => {
    const journey = visible.get(review.journeyId);
    if (!journey) return [];
    return [
      {
        uid: `review-${review.journeyId}-${review.month}@${appUrl.hostname}`,
        day: review.reviewOn,
        title: t("review", { journey: titleOf(journey) }),
        description: name,
        url: at(`j/${journey.slug}/review/${review.month}`),
        stamp: stampOf(review.openedAt),
      },
    ];
  });
  return { name: t("name", { workspace: name }), days: [...reviews, ...tasks] };
}
