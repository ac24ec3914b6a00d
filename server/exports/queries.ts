// What the month's page on paper is made of: the review, as frozen once the month is closed, with the headline of the dashboard.
import type { MonthString } from "#domain/month.ts";
import type { Scope } from "#server/auth/scope.ts";
import { dayIn } from "#server/clock.ts";
import { getReview } from "#server/cycles/snapshots/queries.ts";
import { getDashboard } from "#server/dashboard/queries.ts";
import { openJourneyWithin } from "#server/journeys/queries.ts";
import { listDepartments } from "#server/workspaces/departments/queries.ts";
import { listMembers } from "#server/workspaces/members/queries.ts";

/** @throws NOT_FOUND for a journey this person does not see */
export async function getMonthOnPaper(scope: Scope, journeyId: string, month: MonthString) {
  const journey = await openJourneyWithin(scope, journeyId);
  const review = await getReview(scope, journeyId, month);
  const { headline, figures, counts } = await getDashboard(scope, journeyId, month);
  const departments = await listDepartments(scope);
  const members = await listMembers(scope);
  const { closedAt, skippedAt } = review.cycle ?? {};
  const endedAt = closedAt ?? skippedAt ?? null;
  const names = Object.fromEntries(members.map((member) => [member.id, member.displayName]));
  return {
    workspace: { name: scope.workspace.name, slug: scope.workspace.slug },
    journey: {
      slug: journey.slug,
      title: journey.title,
      titleTranslations: journey.titleTranslations,
    },
    month,
    review,
    dashboard: { headline, figures, counts },
    departments,
    names,
    /** Who approved the month and on which day, and whether something changed since. */
    approvals: review.approvals.map(({ by, at, change }) => ({
      name: names[by] ?? null,
      on: dayIn(scope.workspace.timeZone, at),
      isChanged: change !== null,
    })),
    endedOn: endedAt && dayIn(scope.workspace.timeZone, endedAt),
    madeOn: scope.today,
    madeAt: scope.now,
  };
}

export type MonthOnPaper = Awaited<ReturnType<typeof getMonthOnPaper>>;
