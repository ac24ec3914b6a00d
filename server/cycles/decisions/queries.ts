// Reads of a month's decisions, with what each rests on and what came of it.
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { cycleDecisions, decisionTasks } from "#db/schema/cycles.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { type DecisionKind, isProvenDecision } from "#domain/cycle.ts";
import type { Scope } from "#server/auth/scope.ts";

/** Decisions of one month in the order in which they were made. */
export async function listDecisions(scope: Scope, journeyId: string, month: string) {
  const rows = await scope.tx
    .select({
      id: cycleDecisions.id,
      kind: cycleDecisions.kind,
      sentence: cycleDecisions.sentence,
      reason: cycleDecisions.reason,
      translations: cycleDecisions.translations,
      decidedBy: cycleDecisions.decidedBy,
      decidedOn: cycleDecisions.decidedOn,
      nodeId: cycleDecisions.nodeId,
      metricId: cycleDecisions.metricId,
    })
    .from(cycleDecisions)
    .where(
      and(
        eq(cycleDecisions.workspaceId, scope.workspaceId),
        eq(cycleDecisions.journeyId, journeyId),
        eq(cycleDecisions.month, month),
      ),
    )
    .orderBy(asc(cycleDecisions.createdAt), asc(cycleDecisions.id));
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const [links, tasks] = await Promise.all([
    scope.tx
      .select({ decisionId: evidenceLinks.targetId, evidenceId: evidence.id })
      .from(evidenceLinks)
      .innerJoin(
        evidence,
        and(eq(evidence.workspaceId, evidenceLinks.workspaceId), eq(evidence.id, evidenceLinks.evidenceId)),
      )
      .where(
        and(
          eq(evidenceLinks.workspaceId, scope.workspaceId),
          eq(evidenceLinks.target, "decision"),
          inArray(evidenceLinks.targetId, ids),
          isNull(evidence.deletedAt),
        ),
      )
      .orderBy(asc(evidenceLinks.createdAt), asc(evidence.id)),
    scope.tx
      .select({ decisionId: decisionTasks.decisionId, taskId: decisionTasks.taskId })
      .from(decisionTasks)
      .where(and(eq(decisionTasks.workspaceId, scope.workspaceId), inArray(decisionTasks.decisionId, ids)))
      .orderBy(asc(decisionTasks.taskId)),
  ]);
  return rows.map((row) => {
    const evidenceIds = links.filter((one) => one.decisionId === row.id).map((one) => one.evidenceId);
    const taskIds = tasks.filter((one) => one.decisionId === row.id).map((one) => one.taskId);
    return {
      ...row,
      kind: row.kind as DecisionKind,
      evidenceIds,
      taskIds,
      isProven: isProvenDecision({ metricId: row.metricId, evidenceIds }),
    };
  });
}

export type DecisionView = Awaited<ReturnType<typeof listDecisions>>[number];
