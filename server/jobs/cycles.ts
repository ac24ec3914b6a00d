// The rhythm of the months: what is due is found by asking the rows what day it is in the workspace's zone. Whoever asks, how often
// and from how many workers, each month is opened once and its people are reminded once.
import { isReminderDue, monthsToOpen } from "#domain/cycle.ts";
import type { Scope } from "#server/auth/scope.ts";
import { noteReminded, openMonth } from "#server/cycles/commands.ts";
import { listJourneysWithRounds, listRecipients, listUnreminded } from "#server/cycles/queries.ts";
import { notify } from "#server/notifications/notify.ts";
import { repeatTasks } from "#server/tasks/series/commands.ts";

/** Opens the months that began and reminds of the reviews that come near. */
export async function turnMonths(scope: Scope): Promise<void> {
  if (scope.workspace.deletedAt) return;
  for (const { journeyId, latest } of await listJourneysWithRounds(scope)) {
    for (const month of monthsToOpen(latest, scope.month)) await openMonth(scope, { journeyId, month });
  }
  // tasks of the whole workspace hang on no journey's month
  const repeated = await repeatTasks(scope, null, scope.month);
  if (repeated > 0)
    await scope.audit("task.repeat", { kind: "task", id: null }, { month: scope.month, repeated });
  for (const cycle of await listUnreminded(scope)) {
    if (!isReminderDue({ ...cycle, isReminded: false }, scope.today)) continue;
    if (!(await noteReminded(scope, cycle))) continue;
    const { journeyId, month, reviewOn } = cycle;
    await notify(scope, {
      kind: "reviewDue",
      recipients: await listRecipients(scope, cycle),
      subject: { kind: "cycle", id: month },
      journeyId,
      key: `reviewDue:${journeyId}:${month}`,
      detail: { day: reviewOn },
    });
  }
}
