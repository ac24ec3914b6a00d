// The whole API: one line a noun.
import { channelsRouter } from "#server/channels/router.ts";
import { evidenceRouter } from "#server/evidence/router.ts";
import { journeysRouter } from "#server/journeys/router.ts";
import { metricsRouter } from "#server/metrics/router.ts";
import { personasRouter } from "#server/personas/router.ts";
import { portalRouter } from "#server/shares/router.ts";
import { tasksRouter } from "#server/tasks/router.ts";
import { createRouter } from "./procedures.ts";

export const appRouter = createRouter({
  channels: channelsRouter,
  evidence: evidenceRouter,
  journeys: journeysRouter,
  metrics: metricsRouter,
  personas: personasRouter,
  portal: portalRouter,
  tasks: tasksRouter,
});
export type AppRouter = typeof appRouter;
