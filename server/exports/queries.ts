// What the pages on paper are made of: the month's review, as frozen once the month is closed, with the headline of the dashboard;
// the dashboard of one journey with its health; and the one over several journeys with what it was narrowed to.
import type { MonthString } from "#domain/month.ts";
import type { Scope } from "#server/auth/scope.ts";
import { dayIn } from "#server/clock.ts";
import type { ApprovalView } from "#server/cycles/approvals/queries.ts";
import { getReview } from "#server/cycles/snapshots/queries.ts";
import { getDashboard } from "#server/dashboard/queries.ts";
import type { RollUpInput } from "#domain/roll-up.ts";
import { getRollUp } from "#server/dashboard/roll-ups/queries.ts";
import { getHealth } from "#server/health/queries.ts";
import { openJourneyWithin } from "#server/journeys/queries.ts";
import { listCustomerGroups } from "#server/personas/customer-groups/queries.ts";
import { listPersonas } from "#server/personas/queries.ts";
import { listDepartments } from "#server/workspaces/departments/queries.ts";
import { listMembers } from "#server/workspaces/members/queries.ts";

/** Who approved the month and on which day, and whether something changed since. */
export interface ApprovalOnPaper {
  readonly name: string | null;
  readonly on: string;
  readonly isChanged: boolean;
}

const approvalsOnPaper = (
  { workspace }: Scope,
  approvals: readonly ApprovalView[],
  members: Awaited<ReturnType<typeof listMembers>>,
): readonly ApprovalOnPaper[] =>
  approvals.map(({ by, at, change }) => ({
    name: members.find((member) => member.id === by)?.displayName ?? null,
    on: dayIn(workspace.timeZone, at),
    isChanged: change !== null,
  }));

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
    approvals: approvalsOnPaper(scope, review.approvals, members),
    endedOn: endedAt && dayIn(scope.workspace.timeZone, endedAt),
    madeOn: scope.today,
    madeAt: scope.now,
  };
}

export type MonthOnPaper = Awaited<ReturnType<typeof getMonthOnPaper>>;

const madeIn = ({ workspace, today, now }: Scope) => ({
  workspace: { name: workspace.name, slug: workspace.slug },
  madeOn: today,
  madeAt: now,
});

/** @throws NOT_FOUND for a journey this person does not see */
export async function getDashboardOnPaper(scope: Scope, journeyId: string, month: MonthString) {
  const [view, health, departments, members] = await Promise.all([
    getDashboard(scope, journeyId, month),
    getHealth(scope, journeyId),
    listDepartments(scope),
    listMembers(scope),
  ]);
  const approvals = approvalsOnPaper(scope, view.approvals, members);
  return { ...madeIn(scope), view, health, departments, approvals };
}

export type DashboardOnPaper = Awaited<ReturnType<typeof getDashboardOnPaper>>;

/** @throws NOT_FOUND where something is named that this person does not see or the workspace has not */
export async function getRollUpOnPaper(scope: Scope, asked: RollUpInput) {
  const [view, departments, personas, groups] = await Promise.all([
    getRollUp(scope, asked),
    listDepartments(scope),
    asked.personaId === null ? [] : listPersonas(scope),
    asked.customerGroupId === null ? [] : listCustomerGroups(scope),
  ]);
  const narrowed = [
    ...departments.flatMap(({ id, name, nameTranslations }) =>
      id === asked.departmentId ? [{ name, nameTranslations }] : [],
    ),
    ...personas.flatMap(({ id, name }) => (id === asked.personaId ? [{ name, nameTranslations: {} }] : [])),
    ...groups.flatMap(({ id, name }) =>
      id === asked.customerGroupId ? [{ name, nameTranslations: {} }] : [],
    ),
  ];
  return { ...madeIn(scope), asked, view, departments, narrowed };
}

export type RollUpOnPaper = Awaited<ReturnType<typeof getRollUpOnPaper>>;
