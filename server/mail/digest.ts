// What stands in somebody's weekly mail: their own open tasks, the reviews that come, and what others changed in the journeys they
// work in. Read in their own scope.
import { sql } from "drizzle-orm";
import type { Locale } from "#domain/journey.ts";
import { addDays } from "#domain/month.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listOwnReviews } from "#server/cycles/queries.ts";
import { listVisibleJourneys } from "#server/journeys/queries.ts";
import { listOwnTasks } from "#server/tasks/queries.ts";
import { dayWords } from "./words.ts";

/** Lines of each list; who has more finds them behind the button. */
const MOST_LINES = 8;
/** Days ahead in which a review is named, and days back in which a change is. */
const WEEK = 7;
/** Somebody who wrote in a journey this recently works in it. */
const WORKS_IN_DAYS = 30;

export interface Digest {
  readonly tasks: string[];
  readonly reviews: string[];
  readonly changed: string[];
}

/** The digest of this scope's person; null where there is nothing to say. */
export async function collectDigest(scope: Scope, locale: Locale): Promise<Digest | null> {
  const visible = new Map(
    (await listVisibleJourneys(scope)).map((one) => [one.id, one.titleTranslations[locale] ?? one.title]),
  );
  const own = await listOwnTasks(scope);
  const tasks = own
    .filter((task) => task.month <= scope.month)
    .map(({ title, titleTranslations, due }) => {
      const words = titleTranslations[locale] ?? title;
      return due === null ? words : `${words} (${dayWords(due, locale)})`;
    });
  const reviews = (await listOwnReviews(scope))
    .filter(({ reviewOn }) => reviewOn >= scope.today && reviewOn <= addDays(scope.today, WEEK))
    .flatMap(({ journeyId, reviewOn }) => {
      const title = visible.get(journeyId);
      return title === undefined ? [] : [`${title} (${dayWords(reviewOn, locale)})`];
    });
  const changed = (await listChanged(scope)).flatMap((journeyId) => visible.get(journeyId) ?? []);
  if (tasks.length + reviews.length + changed.length === 0) return null;
  const first = (lines: string[]) => lines.slice(0, MOST_LINES);
  return { tasks: first(tasks), reviews: first(reviews), changed: first(changed) };
}

/** Journeys this person owns, has a task in or wrote in lately, and in which somebody else wrote this week. */
async function listChanged(scope: Scope): Promise<string[]> {
  const at = (days: number) => new Date(scope.now.getTime() - days * 86_400_000).toISOString();
  const rows = await scope.tx.execute<{ id: string }>(sql`
    select j.id from journeys j
    where j.workspace_id = ${scope.workspaceId} and j.deleted_at is null
      and exists (select 1 from room_updates u where u.workspace_id = j.workspace_id and u.room_id = j.id
        and u.at > ${at(WEEK)}::timestamptz and u.at <= ${at(0)}::timestamptz and u.actor <> ${scope.userId ?? ""})
      and (j.owner_id = ${scope.memberId}
        or exists (select 1 from tasks t where t.workspace_id = j.workspace_id and t.journey_id = j.id
          and t.deleted_at is null and t.assignee_id = ${scope.memberId})
        or exists (select 1 from room_updates u where u.workspace_id = j.workspace_id and u.room_id = j.id
          and u.at > ${at(WORKS_IN_DAYS)}::timestamptz and u.actor = ${scope.userId ?? ""}))
    order by j.updated_at desc, j.id`);
  return rows.map((row) => row.id);
}
