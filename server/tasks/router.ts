// What may be asked and done about tasks.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { monthString } from "#domain/journey.ts";
import {
  createRouter,
  journeyProcedure,
  workspaceInput,
  workspaceProcedure,
} from "#server/api/procedures.ts";
import {
  carryReason,
  carryTask,
  createContentTask,
  createTask,
  createTaskOfComment,
  removeTask,
  restoreTask,
  setTaskStatus,
  settableStatus,
  taskChanges,
  taskFields,
  uncarryTask,
  updateTask,
} from "./commands.ts";
import { listJourneyTasks, listMonthTasks, listTaskMonths, listTasksBetween } from "./queries.ts";
import {
  changeTasks,
  putTasksBack,
  selectedIds,
  selectionChanges,
  taskStands,
} from "./selections/commands.ts";

const taskInput = workspaceInput({ taskId: id });

export const tasksRouter = createRouter({
  listMonth: workspaceProcedure("task.view")
    .input(workspaceInput({ month: monthString }))
    .query(({ ctx, input }) => listMonthTasks(ctx.scope, input.month)),
  listMonths: workspaceProcedure("task.view").query(({ ctx }) => listTaskMonths(ctx.scope)),
  listBetween: workspaceProcedure("task.view")
    .input(workspaceInput({ from: monthString, to: monthString }))
    .query(({ ctx, input }) => listTasksBetween(ctx.scope, input)),
  listForJourney: journeyProcedure("task.view").query(({ ctx, input }) =>
    listJourneyTasks(ctx.scope, input.journeyId),
  ),
  create: workspaceProcedure("task.edit")
    .input(workspaceInput({ task: taskFields }))
    .mutation(({ ctx, input }) => createTask(ctx.scope, input.task)),
  createForComplaint: workspaceProcedure("task.edit")
    .input(workspaceInput({ evidenceId: id, title: z.string().trim().min(1).max(500) }))
    .mutation(({ ctx, input }) => createContentTask(ctx.scope, input.evidenceId, input.title)),
  createForComment: workspaceProcedure("task.edit")
    .input(workspaceInput({ commentId: id, title: z.string().trim().min(1).max(500) }))
    .mutation(({ ctx, input }) => createTaskOfComment(ctx.scope, input.commentId, input.title)),
  update: workspaceProcedure("task.edit")
    .input(workspaceInput({ taskId: id, changes: taskChanges }))
    .mutation(({ ctx, input }) => updateTask(ctx.scope, input.taskId, input.changes)),
  changeMany: workspaceProcedure("task.edit")
    .input(workspaceInput({ taskIds: selectedIds, changes: selectionChanges }))
    .mutation(({ ctx, input }) => changeTasks(ctx.scope, input.taskIds, input.changes)),
  putBack: workspaceProcedure("task.edit")
    .input(workspaceInput({ stands: taskStands }))
    .mutation(({ ctx, input }) => putTasksBack(ctx.scope, input.stands)),
  setStatus: workspaceProcedure("task.setStatus")
    .input(workspaceInput({ taskId: id, status: settableStatus }))
    .mutation(({ ctx, input }) => setTaskStatus(ctx.scope, input.taskId, input.status)),
  carry: workspaceProcedure("task.edit")
    .input(workspaceInput({ taskId: id, reason: carryReason.optional() }))
    .mutation(({ ctx, input }) => carryTask(ctx.scope, input.taskId, input.reason ?? null)),
  uncarry: workspaceProcedure("task.edit")
    .input(taskInput)
    .mutation(({ ctx, input }) => uncarryTask(ctx.scope, input.taskId)),
  remove: workspaceProcedure("task.edit")
    .input(taskInput)
    .mutation(({ ctx, input }) => removeTask(ctx.scope, input.taskId)),
  restore: workspaceProcedure("task.edit")
    .input(taskInput)
    .mutation(({ ctx, input }) => restoreTask(ctx.scope, input.taskId)),
});
