// A world with one of everything, for the walk over the API: every kind of id that an input can name, in the state in which
// a procedure can use it.
import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import * as Y from "yjs";
import { comments } from "#db/schema/comments.ts";
import { cycleApprovals, cycleDecisions, cycleSnapshots } from "#db/schema/cycles.ts";
import { confirmations, rooms, roomUpdates, roomVersions } from "#db/schema/journeys.ts";
import { evidenceLinks } from "#db/schema/evidence.ts";
import { healthWaivers } from "#db/schema/health.ts";
import { metricLinks, personaChannels, personaLines, tasks } from "#db/schema/research.ts";
import { touchpointLibrary } from "#db/schema/touchpoint-library.ts";
import { invitations, memberships } from "#db/schema/workspaces.ts";
import { createJourneyDoc } from "#document/create.ts";
import { nodesOf } from "#document/nodes.ts";
import { readJourney } from "#document/read.ts";
import { encodeVersion } from "#document/version-state.ts";
import { hashSecret } from "#server/auth/secret.ts";
import { provideSetting } from "#server/env.ts";
import { makeUnsubscribeToken } from "#server/notifications/unsubscribe.ts";
import type { TestDatabase } from "./database.ts";
import {
  linkEvidence,
  makeAgencyAccess,
  makeChannel,
  makeChecklist,
  makeCommitment,
  makeCustomerGroup,
  makeCycle,
  makeDepartment,
  makeEvidence,
  makeFile,
  makeGuest,
  makeImportBatch,
  makeImportSource,
  makeJourney,
  makeMember,
  makeMetric,
  makeNode,
  makePersona,
  makeProductGroup,
  makeStrategy,
  makeTask,
  makeWorkspace,
  newId,
} from "./factories.ts";
import { makeNotification, makeWebhook } from "./notice-rows.ts";

export type AccessWorld = Awaited<ReturnType<typeof makeAccessWorld>>;
/** Every id an input may name. */
export type Ids = AccessWorld["ids"];

const DELETED = { deletedAt: new Date() };
const CLOSED = new Date("2025-09-02T09:00:00Z");

/** A journey with one touchpoint: the first state of its log, and its read model. */
function journeyOf(touchpointId: string) {
  const phase = { id: newId(), name: "Ontdekken" };
  const touchpoint = {
    id: touchpointId,
    phaseId: phase.id,
    title: "Etalage",
    medium: "physical",
    mediaKind: "owned",
  } as const;
  const meta = { title: "Reis", contentLocale: "nl" } as const;
  const doc = createJourneyDoc({ meta, phases: [phase], touchpoints: [touchpoint] });
  const journey = readJourney(doc);
  const nodes = nodesOf(journey).map(({ nodeId, kind, parentId, data }) => ({
    nodeId,
    kind,
    parentId,
    data: { ...data },
  }));
  const state = Buffer.from(Y.encodeStateAsUpdate(doc));
  return { state, version: Buffer.from(encodeVersion(doc)), nodes, journey };
}

export async function makeAccessWorld(database: TestDatabase) {
  const { workspaceId, slug, departmentId, owner } = await makeWorkspace(database);
  const agency = await makeWorkspace(database, { kind: "agency" });
  // the owner runs both, so that granting access to the agency's people can succeed
  const second = await makeMember(database, agency.workspaceId, "owner", { userId: owner.userId });
  await makeMember(database, workspaceId, "owner");
  const editor = await makeMember(database, workspaceId, "editor");
  const viewer = await makeMember(database, workspaceId, "viewer");
  const formerMemberId = newId();
  await database.rows.insert(memberships).values({
    workspaceId,
    id: formerMemberId,
    role: "viewer",
    displayName: "Joris",
    removedAt: new Date(),
  });
  const journeySlug = `reis-${randomBytes(6).toString("hex")}`;
  const journeyId = await makeJourney(database, workspaceId, { slug: journeySlug });
  const trashedJourneyId = await makeJourney(database, workspaceId, DELETED);
  const guest = await makeGuest(database, workspaceId, [journeyId]);
  const agencyPerson = await makeMember(database, agency.workspaceId, "editor");
  const lent = await makeMember(database, agency.workspaceId, "editor");
  await makeAgencyAccess(database, workspaceId, agency.workspaceId, lent.userId, "editor");
  const sharedTouchpointId = newId();
  await database.rows
    .insert(touchpointLibrary)
    .values({ workspaceId, id: sharedTouchpointId, title: "Website", medium: "digital", mediaKind: "owned" });
  const nodeId = newId();
  const { state, version, nodes, journey } = journeyOf(nodeId);
  for (const node of nodes) await makeNode(database, workspaceId, journeyId, node);
  await database.rows
    .insert(roomUpdates)
    .values({ workspaceId, roomId: journeyId, seq: 1, payload: state, actor: owner.userId });
  await database.rows.update(rooms).set({ lastSeq: 1 }).where(eq(rooms.id, journeyId));
  const versionId = newId();
  await database.rows
    .insert(roomVersions)
    .values({ workspaceId, id: versionId, roomId: journeyId, seq: 1, payload: version });
  const { evidenceId, quoteId } = await makeEvidence(database, workspaceId);
  const trashed = await makeEvidence(database, workspaceId, DELETED);
  const linkId = await linkEvidence(database, workspaceId, evidenceId, journeyId, nodeId);
  const personaId = await makePersona(database, workspaceId);
  const [lineId, lineLinkId] = [newId(), newId()];
  await database.rows
    .insert(personaLines)
    .values({ workspaceId, id: lineId, personaId, field: "pains", text: "Wacht te lang" });
  await database.rows
    .insert(evidenceLinks)
    .values({ workspaceId, id: lineLinkId, evidenceId, target: "persona_line", targetId: lineId });
  const quotedLineId = newId();
  const said = await makeEvidence(database, workspaceId);
  await database.rows
    .insert(personaLines)
    .values({ workspaceId, id: quotedLineId, personaId, field: "goals", text: "Sneller aan de beurt" });
  await database.rows.insert(evidenceLinks).values({
    workspaceId,
    id: newId(),
    evidenceId: said.evidenceId,
    quoteId: said.quoteId,
    target: "persona_line",
    targetId: quotedLineId,
  });
  const channelId = await makeChannel(database, workspaceId);
  const usedChannelId = await makeChannel(database, workspaceId);
  await database.rows.insert(personaChannels).values({ workspaceId, personaId, channelId: usedChannelId });
  // far ahead, so that it holds whenever the walk runs
  const commitmentId = await makeCommitment(database, workspaceId, usedChannelId, { startMonth: "2090-01" });
  const endedCommitmentId = await makeCommitment(database, workspaceId, usedChannelId, {
    endedMonth: "2026-11",
    endReason: "te duur",
  });
  const metricId = await makeMetric(database, workspaceId, { journeyId });
  await database.rows.insert(metricLinks).values({ workspaceId, metricId, journeyId, nodeId });
  await database.rows
    .insert(confirmations)
    .values({ workspaceId, journeyId, nodeId, confirmedBy: owner.memberId, confirmedOn: "2026-11-02" });
  const taskId = await makeTask(database, workspaceId, { journeyId });
  const [commentId, removedCommentId] = [newId(), newId()];
  const spoken = { workspaceId, kind: "task", taskId, journeyId, authorId: owner.memberId, body: "Meten?" };
  await database.rows.insert(comments).values([
    { ...spoken, id: commentId, threadId: commentId },
    { ...spoken, id: removedCommentId, threadId: removedCommentId, ...DELETED },
  ]);
  const carriedTaskId = await makeTask(database, workspaceId, { journeyId, status: "carried_over" });
  const carriedToId = await makeTask(database, workspaceId, {
    journeyId,
    month: "2026-12",
    carriedFromId: carriedTaskId,
  });
  await database.rows.update(tasks).set({ carriedToId }).where(eq(tasks.id, carriedTaskId));
  // long past, so that they have begun whenever the walk runs
  for (const month of ["2025-09", "2025-10"])
    await makeCycle(database, workspaceId, journeyId, { month, reviewOn: "2025-11-01" });
  await makeCycle(database, workspaceId, journeyId, {
    month: "2025-08",
    reviewOn: "2025-09-01",
    state: "closed",
    closedAt: CLOSED,
  });
  const frozen = { workspaceId, journeyId, month: "2025-08", takenAt: CLOSED };
  await database.rows.insert(cycleSnapshots).values({
    ...frozen,
    logSeq: 0,
    journey,
    figures: [],
    strengths: {},
    tasks: [],
    decisions: [],
    channels: [],
  });
  const [approvalId, endedApprovalId] = [newId(), newId()];
  await database.rows.insert(cycleApprovals).values([
    { ...frozen, id: approvalId, approvedBy: editor.memberId, approvedAt: CLOSED },
    {
      ...frozen,
      id: endedApprovalId,
      approvedBy: owner.memberId,
      approvedAt: CLOSED,
      endedAt: CLOSED,
      endedBy: owner.memberId,
    },
  ]);
  const decisionId = newId();
  await database.rows.insert(cycleDecisions).values({
    workspaceId,
    id: decisionId,
    journeyId,
    month: "2025-09",
    kind: "continue",
    sentence: "Doorgaan met de keuzehulp",
    decidedOn: "2025-09-30",
  });
  const interview = await makeEvidence(database, workspaceId, { kind: "interview" });
  await database.rows
    .insert(healthWaivers)
    .values({ workspaceId, journeyId, checkId: "ownData", reason: "Nog geen data", givenOn: "2026-11-02" });
  const { checklistId, itemId: checklistItemId } = await makeChecklist(database, workspaceId, journeyId);
  const trashedChecklist = await makeChecklist(database, workspaceId, journeyId, DELETED);
  const importSourceId = await makeImportSource(database, workspaceId, "readings");
  const batchId = await makeImportBatch(database, workspaceId, "open");
  const readyBatchId = await makeImportBatch(database, workspaceId, "ready");
  const invitationId = newId();
  const token = randomBytes(32).toString("base64url");
  await database.rows.insert(invitations).values({
    workspaceId,
    id: invitationId,
    email: null,
    role: "viewer",
    tokenHash: hashSecret(token),
    invitedBy: owner.memberId,
    expiresAt: new Date(Date.now() + 86_400_000),
  });
  // what a link in a mail is signed with
  provideSetting("SESSION_SECRET", "a secret for tests, of more than thirty-two characters");
  const { webhookId, deliveryId } = await makeWebhook(database, workspaceId);
  const trashedWebhook = await makeWebhook(database, workspaceId, DELETED);
  const deleted = await makeWorkspace(database, DELETED);
  await makeMember(database, deleted.workspaceId, "owner", { userId: owner.userId });
  return {
    owner,
    agencyOwner: second,
    editor,
    viewer,
    guest,
    ids: {
      workspaceId,
      slug,
      departmentId,
      successorId: await makeDepartment(database, workspaceId),
      agencyId: agency.workspaceId,
      agencyMemberId: agencyPerson.memberId,
      memberId: editor.memberId,
      formerMemberId,
      guestId: guest.memberId,
      invitationId,
      token,
      journeyId,
      journeySlug,
      trashedJourneyId,
      nodeId,
      versionId,
      evidenceId,
      trashedEvidenceId: trashed.evidenceId,
      quoteId,
      linkId,
      personaId,
      lineId,
      lineLinkId,
      quotedLineId,
      lineQuoteId: said.quoteId,
      customerGroupId: await makeCustomerGroup(database, workspaceId),
      removedCustomerGroupId: await makeCustomerGroup(database, workspaceId, DELETED),
      productGroupId: await makeProductGroup(database, workspaceId),
      removedProductGroupId: await makeProductGroup(database, workspaceId, DELETED),
      fileId: await makeFile(database, workspaceId),
      trashedPersonaId: await makePersona(database, workspaceId, DELETED),
      channelId,
      usedChannelId,
      commitmentId,
      endedCommitmentId,
      trashedChannelId: await makeChannel(database, workspaceId, DELETED),
      metricId,
      trashedMetricId: await makeMetric(database, workspaceId, { journeyId, ...DELETED }),
      interviewId: interview.evidenceId,
      strategyId: await makeStrategy(database, workspaceId, journeyId),
      trashedStrategyId: await makeStrategy(database, workspaceId, journeyId, DELETED),
      approvalId,
      endedApprovalId,
      checklistId,
      checklistItemId,
      trashedChecklistId: trashedChecklist.checklistId,
      taskId,
      trashedTaskId: await makeTask(database, workspaceId, { journeyId, ...DELETED }),
      carriedTaskId,
      commentId,
      removedCommentId,
      decisionId,
      deletedWorkspaceId: deleted.workspaceId,
      sharedTouchpointId,
      notificationId: await makeNotification(database, workspaceId, owner.userId),
      unsubscribeToken: makeUnsubscribeToken({ workspaceId, userId: owner.userId, kind: "assignment" }),
      webhookId,
      deliveryId,
      trashedWebhookId: trashedWebhook.webhookId,
      importSourceId,
      batchId,
      readyBatchId,
    },
  };
}
