// Writes of decisions: made in an open month, taken back while it is open. After closing they stand as they are.
import { and, eq, inArray, isNull } from "drizzle-orm";
import { cycleDecisions, decisionTasks } from "#db/schema/cycles.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { metrics, tasks } from "#db/schema/research.ts";
import { newId } from "#document/new-id.ts";
import type { DecisionInput } from "#domain/cycle.ts";
import { DomainError } from "#domain/errors.ts";
import type { Scope } from "#server/auth/scope.ts";
import { requireNode } from "#server/journeys/queries.ts";
import { holdCycle } from "#server/cycles/queries.ts";
import { listDecisions } from "./queries.ts";

/** Whose decision it is and on which day; the demo brings its own. */
export interface DecidedBy {
  readonly by: string | null;
  readonly on: string;
  readonly translations?: Record<string, string>;
}

/** Writes a decision down. @throws NOT_FOUND for anything it names that is not there; CONFLICT in a month that is over */
export async function makeDecision(
  scope: Scope,
  { journeyId, month }: { readonly journeyId: string; readonly month: string },
  decision: DecisionInput,
  decided: DecidedBy = { by: scope.memberId, on: scope.today },
) {
  await requireOpen(scope, journeyId, month);
  const { evidenceIds, taskIds, ...fields } = decision;
  if (decision.nodeId !== null) await requireNode(scope, journeyId, decision.nodeId);
  await requireAll(scope, journeyId, decision);
  const decisionId = newId();
  await scope.tx.insert(cycleDecisions).values({
    ...fields,
    workspaceId: scope.workspaceId,
    id: decisionId,
    journeyId,
    month,
    decidedBy: decided.by,
    decidedOn: decided.on,
    translations: decided.translations ?? {},
  });
  if (evidenceIds.length > 0) {
    await scope.tx.insert(evidenceLinks).values(
      [...new Set(evidenceIds)].map((evidenceId) => ({
        workspaceId: scope.workspaceId,
        id: newId(),
        evidenceId,
        target: "decision",
        targetId: decisionId,
        createdBy: scope.memberId,
      })),
    );
  }
  if (taskIds.length > 0) {
    await scope.tx
      .insert(decisionTasks)
      .values(
        [...new Set(taskIds)].map((taskId) => ({ workspaceId: scope.workspaceId, decisionId, taskId })),
      );
  }
  await said(scope, "decision.make", { journeyId, month, decisionId });
  return { id: decisionId };
}

/** Notes that a task came of a decision. */
export async function addDecisionTask(
  scope: Scope,
  place: { readonly journeyId: string; readonly month: string; readonly decisionId: string },
  taskId: string,
) {
  await requireOpen(scope, place.journeyId, place.month);
  await requireDecision(scope, place);
  await requireAll(scope, place.journeyId, { metricId: null, evidenceIds: [], taskIds: [taskId] });
  await scope.tx
    .insert(decisionTasks)
    .values({ workspaceId: scope.workspaceId, decisionId: place.decisionId, taskId })
    .onConflictDoNothing();
  await said(scope, "decision.task", place);
}

/** Takes a decision back and says what it was, so that it can be made again. */
export async function takeBackDecision(
  scope: Scope,
  place: { readonly journeyId: string; readonly month: string; readonly decisionId: string },
): Promise<DecisionInput> {
  await requireOpen(scope, place.journeyId, place.month);
  const was = await requireDecision(scope, place);
  await scope.tx
    .delete(evidenceLinks)
    .where(
      and(
        eq(evidenceLinks.workspaceId, scope.workspaceId),
        eq(evidenceLinks.target, "decision"),
        eq(evidenceLinks.targetId, was.id),
      ),
    );
  await scope.tx
    .delete(cycleDecisions)
    .where(and(eq(cycleDecisions.workspaceId, scope.workspaceId), eq(cycleDecisions.id, was.id)));
  await said(scope, "decision.takeBack", place);
  const { kind, sentence, reason, nodeId, metricId, evidenceIds, taskIds } = was;
  return { kind, sentence, reason, nodeId, metricId, evidenceIds, taskIds };
}

async function requireDecision(
  scope: Scope,
  { journeyId, month, decisionId }: { journeyId: string; month: string; decisionId: string },
) {
  const found = (await listDecisions(scope, journeyId, month)).find((one) => one.id === decisionId);
  if (!found) throw new DomainError("NOT_FOUND");
  return found;
}

async function requireOpen(scope: Scope, journeyId: string, month: string): Promise<void> {
  const { state } = await holdCycle(scope, journeyId, month, "share");
  if (state !== "open") throw new DomainError("CONFLICT", { sentence: "cycleMonthOver" });
}

/** What a decision names must be of this workspace, a task or metric of this journey or of the whole workspace. */
async function requireAll(
  scope: Scope,
  journeyId: string,
  named: Pick<DecisionInput, "metricId" | "evidenceIds" | "taskIds">,
): Promise<void> {
  if (named.metricId !== null) {
    const [metric] = await scope.tx
      .select({ journeyId: metrics.journeyId })
      .from(metrics)
      .where(
        and(
          eq(metrics.workspaceId, scope.workspaceId),
          eq(metrics.id, named.metricId),
          isNull(metrics.deletedAt),
        ),
      );
    if (!metric || (metric.journeyId !== null && metric.journeyId !== journeyId))
      throw new DomainError("NOT_FOUND");
  }
  if (named.evidenceIds.length > 0) {
    const found = await scope.tx
      .select({ id: evidence.id })
      .from(evidence)
      .where(
        and(
          eq(evidence.workspaceId, scope.workspaceId),
          inArray(evidence.id, [...named.evidenceIds]),
          isNull(evidence.deletedAt),
        ),
      );
    if (found.length !== new Set(named.evidenceIds).size) throw new DomainError("NOT_FOUND");
  }
  if (named.taskIds.length > 0) {
    const found = await scope.tx
      .select({ journeyId: tasks.journeyId })
      .from(tasks)
      .where(and(eq(tasks.workspaceId, scope.workspaceId), inArray(tasks.id, [...named.taskIds])));
    const isOwn = found.every((task) => task.journeyId === null || task.journeyId === journeyId);
    if (!isOwn || found.length !== new Set(named.taskIds).size) throw new DomainError("NOT_FOUND");
  }
}

async function said(
  scope: Scope,
  action: string,
  place: { readonly journeyId: string; readonly month: string; readonly decisionId: string },
) {
  const { journeyId, month, decisionId } = place;
  await scope.audit(action, { kind: "decision", id: decisionId }, { journeyId, month });
  scope.bell("cycle", journeyId);
}
