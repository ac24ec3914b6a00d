// Valid inputs for what is done with months: the rounds and the dashboard. The other half of `access-fixtures.ts`.
import type { inferRouterInputs } from "@trpc/server";
import type { AppRouter } from "#server/api/root.ts";
import type { Ids } from "./access-world.ts";

type Inputs = inferRouterInputs<AppRouter>;
type Nouns = "cycles" | "dashboard";

const journey = ({ journeyId }: Ids) => ({ journeyId });

export const monthFixtures: {
  [Noun in Nouns]: { [Name in keyof Inputs[Noun]]: (ids: Ids) => Inputs[Noun][Name] };
} = {
  cycles: {
    list: journey,
    get: ({ journeyId }) => ({ journeyId, month: "2025-09" }),
    compare: ({ journeyId }) => ({ journeyId, a: "2025-09", b: "2025-10" }),
    open: ({ journeyId }) => ({ journeyId, month: "2025-07" }),
    update: ({ journeyId, memberId }) => ({
      journeyId,
      month: "2025-09",
      changes: { focus: "Vertrouwen na de stoel", attendeeIds: [memberId] },
    }),
    decide: ({ journeyId, nodeId, metricId, evidenceId, taskId }) => ({
      journeyId,
      month: "2025-09",
      decision: {
        kind: "continue",
        sentence: "Doorgaan met de keuzehulp",
        nodeId,
        metricId,
        evidenceIds: [evidenceId],
        taskIds: [taskId],
      },
    }),
    addDecisionTask: ({ journeyId, decisionId, taskId }) => ({
      journeyId,
      month: "2025-09",
      decisionId,
      taskId,
    }),
    takeBackDecision: ({ journeyId, decisionId }) => ({ journeyId, month: "2025-09", decisionId }),
    markChannel: ({ journeyId, channelId }) => ({
      journeyId,
      month: "2025-09",
      word: { channelId, mark: "current" },
    }),
    close: ({ journeyId }) => ({ journeyId, month: "2025-09", note: "Alles besproken" }),
    skip: ({ journeyId }) => ({ journeyId, month: "2025-09", reason: "Iedereen was op vakantie" }),
    reopen: ({ journeyId }) => ({ journeyId, month: "2025-08" }),
  },
  dashboard: {
    get: ({ journeyId }) => ({ journeyId, month: "2026-11" }),
    writeHeadline: ({ journeyId }) => ({
      journeyId,
      headline: { month: "2026-11", sentence: "Boeken loopt weer." },
    }),
  },
};
