// The whole API: one line a noun.
import { accountRouter } from "#server/account/router.ts";
import { budgetsRouter } from "#server/channels/budgets/router.ts";
import { commitmentsRouter } from "#server/channels/commitments/router.ts";
import { calendarsRouter } from "#server/calendars/router.ts";
import { channelsRouter } from "#server/channels/router.ts";
import { commentsRouter } from "#server/comments/router.ts";
import { cyclesRouter } from "#server/cycles/router.ts";
import { dashboardRouter } from "#server/dashboard/router.ts";
import { libraryRouter } from "#server/evidence/library/router.ts";
import { evidenceRouter } from "#server/evidence/router.ts";
import { checklistsRouter } from "#server/health/checklists/router.ts";
import { healthRouter } from "#server/health/router.ts";
import { strategiesRouter } from "#server/health/strategies/router.ts";
import { importsRouter } from "#server/imports/router.ts";
import { journeyCopiesRouter } from "#server/journeys/copies/router.ts";
import { touchpointLibraryRouter } from "#server/journeys/library/router.ts";
import { journeysRouter } from "#server/journeys/router.ts";
import { metricDaysRouter } from "#server/metrics/days/router.ts";
import { interactionsRouter } from "#server/metrics/interactions/router.ts";
import { metricsRouter } from "#server/metrics/router.ts";
import { notificationsRouter } from "#server/notifications/router.ts";
import { webhooksRouter } from "#server/webhooks/router.ts";
import { customerGroupsRouter } from "#server/personas/customer-groups/router.ts";
import { personaJourneysRouter } from "#server/personas/journeys/router.ts";
import { productGroupsRouter } from "#server/personas/product-groups/router.ts";
import { personasRouter } from "#server/personas/router.ts";
import { portalRouter } from "#server/shares/router.ts";
import { statusRouter } from "#server/status/router.ts";
import { tasksRouter } from "#server/tasks/router.ts";
import { versionsRouter } from "#server/journeys/versions/router.ts";
import { clientsRouter } from "#server/workspaces/clients/router.ts";
import { departmentsRouter } from "#server/workspaces/departments/router.ts";
import { invitationsRouter } from "#server/workspaces/invitations/router.ts";
import { membersRouter } from "#server/workspaces/members/router.ts";
import { workspacesRouter } from "#server/workspaces/router.ts";
import { createRouter } from "./procedures.ts";

export const appRouter = createRouter({
  account: accountRouter,
  budgets: budgetsRouter,
  calendars: calendarsRouter,
  channels: channelsRouter,
  checklists: checklistsRouter,
  clients: clientsRouter,
  comments: commentsRouter,
  commitments: commitmentsRouter,
  customerGroups: customerGroupsRouter,
  cycles: cyclesRouter,
  dashboard: dashboardRouter,
  departments: departmentsRouter,
  evidence: evidenceRouter,
  health: healthRouter,
  imports: importsRouter,
  interactions: interactionsRouter,
  invitations: invitationsRouter,
  journeyCopies: journeyCopiesRouter,
  journeys: journeysRouter,
  library: libraryRouter,
  members: membersRouter,
  metricDays: metricDaysRouter,
  metrics: metricsRouter,
  notifications: notificationsRouter,
  personaJourneys: personaJourneysRouter,
  personas: personasRouter,
  portal: portalRouter,
  productGroups: productGroupsRouter,
  status: statusRouter,
  strategies: strategiesRouter,
  tasks: tasksRouter,
  touchpointLibrary: touchpointLibraryRouter,
  versions: versionsRouter,
  webhooks: webhooksRouter,
  workspaces: workspacesRouter,
});
export type AppRouter = typeof appRouter;
