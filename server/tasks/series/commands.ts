// Tasks that come back every month: when a month opens, the next one of each series stands in it. Whoever asks, and how often, a
// series has one task a month: the key on (workspace, series, month) sees to that.
import { and, asc, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { tasks } from "#db/schema/research.ts";
import { newId } from "#document/new-id.ts";
import { dueIn, goesOnRepeating } from "#domain/task.ts";
import type { Scope } from "#server/auth/scope.ts";

/**
 * Makes what is due in a month out of the last one of each series before it, as new work. Says how many it made.
 * @param journeyId null: the tasks of the whole workspace
 */
export async function repeatTasks(scope: Scope, journeyId: string | null, month: string): Promise<number> {
  const last = await scope.tx
    .selectDistinctOn([tasks.seriesId])
    .from(tasks)
    .where(
      and(
        eq(tasks.workspaceId, scope.workspaceId),
        journeyId === null ? isNull(tasks.journeyId) : eq(tasks.journeyId, journeyId),
        isNotNull(tasks.seriesId),
        lt(tasks.month, month),
      ),
    )
    .orderBy(asc(tasks.seriesId), desc(tasks.month));
  const due = last.filter(goesOnRepeating);
  if (due.length === 0) return 0;
  const next = due.map((task) => ({ task, id: newId() }));
  const made = await scope.tx
    .insert(tasks)
    .values(
      next.map(({ task, id }) => ({
        ...task,
        id,
        month,
        due: dueIn(month, task.due),
        status: "open",
        doneAt: null,
        carriedToId: null,
        carriedFromId: null,
        carryReason: null,
        createdBy: scope.memberId,
        createdAt: sql`now()`,
        updatedAt: sql`now()`,
      })),
    )
    .onConflictDoNothing({ target: [tasks.workspaceId, tasks.seriesId, tasks.month] })
    .returning({ id: tasks.id });
  const ids = new Set(made.map((one) => one.id));
  for (const { task, id } of next)
    if (ids.has(id))
      await scope.tx.execute(sql`
        insert into task_departments (workspace_id, task_id, department_id)
        select workspace_id, ${id}, department_id from task_departments
        where workspace_id = ${scope.workspaceId} and task_id = ${task.id}`);
  if (made.length > 0) scope.bell("task", journeyId);
  return made.length;
}
