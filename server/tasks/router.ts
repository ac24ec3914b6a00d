// What may be asked and done about tasks.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { monthString } from "#domain/journey.ts";
import { journeyProcedure, router, workspaceProcedure } from "#server/api/procedures.ts";
import {
  carryTask,
  createTask,
  createTaskInput,
  removeTask,
  restoreTask,
  setStatusInput,
  setTaskStatus,
  uncarryTask,
  updateTask,
  updateTaskInput,
} from "./commands.ts";
import { listJourneyTasks, listMonthTasks, listTaskMonths } from "./queries.ts";

const taskId = z.object({ taskId: id });

export const tasksRouter = router({
  listMonth: workspaceProcedure("task.view")
    .input(z.object({ month: monthString }))
    .query(({ ctx, input }) => listMonthTasks(ctx.scope, input.month)),
  listMonths: workspaceProcedure("task.view").query(({ ctx }) => listTaskMonths(ctx.scope)),
  listForJourney: journeyProcedure("task.view").query(({ ctx, input }) => listJourneyTasks(ctx.scope, input.journeyId)),
  create: workspaceProcedure("task.edit")
    .input(createTaskInput)
    .mutation(({ ctx, input }) => createTask(ctx.scope, input)),
  update: workspaceProcedure("task.edit")
    .input(updateTaskInput)
    .mutation(({ ctx, input }) => updateTask(ctx.scope, input)),
  setStatus: workspaceProcedure("task.setStatus")
    .input(setStatusInput)
    .mutation(({ ctx, input }) => setTaskStatus(ctx.scope, input)),
  carry: workspaceProcedure("task.edit")
    .input(taskId)
    .mutation(({ ctx, input }) => carryTask(ctx.scope, input.taskId)),
  uncarry: workspaceProcedure("task.edit")
    .input(taskId)
    .mutation(({ ctx, input }) => uncarryTask(ctx.scope, input.taskId)),
  remove: workspaceProcedure("task.edit")
    .input(taskId)
    .mutation(({ ctx, input }) => removeTask(ctx.scope, input.taskId)),
  restore: workspaceProcedure("task.edit")
    .input(taskId)
    .mutation(({ ctx, input }) => restoreTask(ctx.scope, input.taskId)),
});
