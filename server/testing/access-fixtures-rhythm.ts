// Valid inputs for the monthly rhythm: rounds, tasks, comments, dashboard, health and what its fixes need. The other half of `access-fixtures.ts`.
import type { inferRouterInputs } from "@trpc/server";
import type { AppRouter } from "#server/api/root.ts";
import type { Ids } from "./access-world.ts";

type Inputs = inferRouterInputs<AppRouter>;
type Nouns =
  | "calendars"
  | "checklists"
  | "comments"
  | "cycles"
  | "dashboard"
  | "health"
  | "interactions"
  | "notifications"
  | "strategies"
  | "tasks"
  | "touchpointLibrary"
  | "webhooks";

const journey = ({ journeyId }: Ids) => ({ journeyId });
const workspace = ({ workspaceId }: Ids) => ({ workspaceId });

export const rhythmFixtures: {
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
    approve: ({ journeyId }) => ({ journeyId, month: "2025-08" }),
    takeBackApproval: ({ journeyId, approvalId }) => ({ journeyId, month: "2025-08", approvalId }),
    restoreApproval: ({ journeyId, endedApprovalId }) => ({
      journeyId,
      month: "2025-08",
      approvalId: endedApprovalId,
    }),
    restoreMap: ({ journeyId }) => ({ journeyId, month: "2025-08" }),
  },
  comments: {
    list: ({ workspaceId, taskId }) => ({ workspaceId, subject: { kind: "task", taskId } }),
    get: ({ workspaceId, commentId }) => ({ workspaceId, commentId }),
    countOpen: workspace,
    create: ({ workspaceId, journeyId, nodeId, memberId, departmentId }) => ({
      workspaceId,
      thread: {
        subject: { kind: "touchpoint", journeyId, nodeId },
        body: `@[person:${memberId}] en @[department:${departmentId}]: kijk hier eens naar`,
      },
    }),
    reply: ({ workspaceId, commentId }) => ({ workspaceId, reply: { commentId, body: "Zit in de taken" } }),
    edit: ({ workspaceId, commentId }) => ({ workspaceId, commentId, body: "Kijk hier eens naar" }),
    resolve: ({ workspaceId, commentId }) => ({ workspaceId, commentId, isResolved: true }),
    remove: ({ workspaceId, commentId }) => ({ workspaceId, commentId }),
    restore: ({ workspaceId, removedCommentId }) => ({ workspaceId, commentId: removedCommentId }),
  },
  dashboard: {
    get: ({ journeyId }) => ({ journeyId, month: "2026-11" }),
    rollUp: ({ workspaceId, journeyId, departmentId, personaId, customerGroupId }) => ({
      workspaceId,
      asked: { month: "2026-11", journeyIds: [journeyId], departmentId, personaId, customerGroupId },
    }),
    writeHeadline: ({ journeyId }) => ({
      journeyId,
      headline: { month: "2026-11", sentence: "Boeken loopt weer." },
    }),
  },
  checklists: {
    list: journey,
    create: ({ journeyId }) => ({
      journeyId,
      checklist: { name: "5 performers in commercie", items: ["Klant"] },
    }),
    tick: ({ journeyId, checklistId, checklistItemId }) => ({
      journeyId,
      checklistId,
      itemId: checklistItemId,
      isDone: true,
    }),
    remove: ({ journeyId, checklistId }) => ({ journeyId, checklistId }),
    restore: ({ journeyId, trashedChecklistId }) => ({ journeyId, checklistId: trashedChecklistId }),
  },
  health: {
    get: journey,
    list: workspace,
    getSettings: workspace,
    waive: ({ journeyId, memberId }) => ({
      journeyId,
      waiver: { check: "strategies" },
      words: { reason: "Geen budget", ownerId: memberId, reviewOn: "2099-12-31" },
    }),
    unwaive: ({ journeyId }) => ({ journeyId, waiver: { check: "ownData" } }),
    updateSettings: ({ workspaceId }) => ({ workspaceId, changes: { solo: true } }),
  },
  interactions: {
    get: journey,
    setPurchaseKind: ({ journeyId }) => ({ journeyId, kind: "quote" }),
    setBand: ({ workspaceId }) => ({ workspaceId, kind: "quote", band: { from: 8, to: 20 } }),
  },
  calendars: { get: workspace, make: workspace, revoke: workspace },
  notifications: {
    list: workspace,
    countUnread: workspace,
    setRead: ({ workspaceId, notificationId }) => ({ workspaceId, ids: [notificationId], isRead: true }),
    markAllRead: workspace,
    getSettings: workspace,
    updateSettings: ({ workspaceId }) => ({
      workspaceId,
      settings: { ways: {}, quiet: { from: 1_320, to: 420 }, digestWeekday: 1, timeZone: null },
    }),
    previewUnsubscribe: ({ unsubscribeToken }) => ({ token: unsubscribeToken }),
    unsubscribe: ({ unsubscribeToken }) => ({ token: unsubscribeToken, isOn: false }),
  },
  webhooks: {
    list: workspace,
    listDeliveries: ({ workspaceId, webhookId }) => ({ workspaceId, webhookId }),
    create: ({ workspaceId }) => ({
      workspaceId,
      webhook: { url: "https://hooks.test.example/redthread", events: ["task.done"] },
    }),
    update: ({ workspaceId, webhookId }) => ({ workspaceId, webhookId, changes: { enabled: false } }),
    remove: ({ workspaceId, webhookId }) => ({ workspaceId, webhookId }),
    restore: ({ workspaceId, trashedWebhookId }) => ({ workspaceId, webhookId: trashedWebhookId }),
    resend: ({ workspaceId, deliveryId }) => ({ workspaceId, deliveryId }),
  },
  strategies: {
    list: journey,
    create: ({ journeyId, channelId, nodeId, interviewId }) => ({
      journeyId,
      strategy: { name: "Zoeken", channelIds: [channelId], routeIds: [nodeId], interviewIds: [interviewId] },
    }),
    update: ({ journeyId, strategyId, channelId, nodeId, interviewId }) => ({
      journeyId,
      strategyId,
      strategy: { name: "Vinden", channelIds: [channelId], routeIds: [nodeId], interviewIds: [interviewId] },
    }),
    remove: ({ journeyId, strategyId }) => ({ journeyId, strategyId }),
    restore: ({ journeyId, trashedStrategyId }) => ({ journeyId, strategyId: trashedStrategyId }),
  },
  tasks: {
    listMonth: ({ workspaceId }) => ({ workspaceId, month: "2026-11" }),
    listMonths: workspace,
    listForJourney: journey,
    create: ({ workspaceId, journeyId, departmentId, memberId, metricId, nodeId }) => ({
      workspaceId,
      task: {
        title: "Wachttijd meten",
        month: "2026-11",
        journeyId,
        touchpointId: nodeId,
        departmentId,
        assigneeId: memberId,
        metricId,
      },
    }),
    createForComplaint: ({ workspaceId, evidenceId }) => ({
      workspaceId,
      evidenceId,
      title: "Uitleggen wat het kost",
    }),
    createForComment: ({ workspaceId, commentId }) => ({ workspaceId, commentId, title: "Meten" }),
    update: ({ workspaceId, taskId, departmentId, memberId, metricId }) => ({
      workspaceId,
      taskId,
      changes: { departmentId, assigneeId: memberId, metricId },
    }),
    listBetween: ({ workspaceId }) => ({ workspaceId, from: "2026-10", to: "2026-12" }),
    changeMany: ({ workspaceId, taskId, departmentId, memberId }) => ({
      workspaceId,
      taskIds: [taskId],
      changes: {
        departmentId,
        assigneeId: memberId,
        month: "2026-12",
        status: "in_progress",
        involve: departmentId,
        release: departmentId,
      },
    }),
    putBack: ({ workspaceId, taskId, departmentId, memberId }) => ({
      workspaceId,
      stands: [
        {
          taskId,
          departmentId,
          assigneeId: memberId,
          involvedDepartmentIds: [departmentId],
          month: "2026-11",
          due: null,
          status: "open",
        },
      ],
    }),
    setStatus: ({ workspaceId, taskId }) => ({ workspaceId, taskId, status: "done" }),
    carry: ({ workspaceId, taskId }) => ({ workspaceId, taskId }),
    uncarry: ({ workspaceId, carriedTaskId }) => ({ workspaceId, taskId: carriedTaskId }),
    remove: ({ workspaceId, taskId }) => ({ workspaceId, taskId }),
    restore: ({ workspaceId, trashedTaskId }) => ({ workspaceId, taskId: trashedTaskId }),
  },
  touchpointLibrary: {
    list: workspace,
    share: ({ journeyId, nodeId }) => ({ journeyId, nodeId }),
    unshare: ({ journeyId, nodeId }) => ({ journeyId, nodeId }),
    rename: ({ workspaceId, sharedTouchpointId }) => ({
      workspaceId,
      entryId: sharedTouchpointId,
      title: "Website van de salon",
    }),
  },
};
