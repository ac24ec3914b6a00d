// Departments over the API.
import { z } from "zod";
import { DEPARTMENT_COLORS } from "#domain/department.ts";
import { id } from "#domain/ids.ts";
import { LOCALES } from "#domain/vocabulary.ts";
import { LIMITS } from "#domain/limits.ts";
import { createRouter, workspaceInput, workspaceProcedure } from "#server/api/procedures.ts";
import * as commands from "./commands.ts";
import * as queries from "./queries.ts";

const name = z.string().trim().min(1).max(LIMITS.name);
const nameTranslations = z.partialRecord(z.enum(LOCALES), name).optional();
const color = z.enum(DEPARTMENT_COLORS);

export const departmentsRouter = createRouter({
  list: workspaceProcedure("workspace.view").query(({ ctx }) => queries.listDepartments(ctx.scope)),

  getUse: workspaceProcedure("department.manage")
    .input(workspaceInput({ departmentId: id }))
    .query(({ ctx, input }) => queries.getDepartmentUse(ctx.scope, input.departmentId)),

  create: workspaceProcedure("department.manage")
    .input(workspaceInput({ name, nameTranslations, color: color.optional() }))
    .mutation(({ ctx, input }) => commands.createDepartment(ctx.scope, { ...input, id: undefined })),

  rename: workspaceProcedure("department.manage")
    .input(workspaceInput({ departmentId: id, name, nameTranslations }))
    .mutation(({ ctx, input }) => commands.renameDepartment(ctx.scope, input.departmentId, input)),

  setColor: workspaceProcedure("department.manage")
    .input(workspaceInput({ departmentId: id, color }))
    .mutation(({ ctx, input }) => commands.setDepartmentColor(ctx.scope, input.departmentId, input.color)),

  order: workspaceProcedure("department.manage")
    .input(workspaceInput({ departmentIds: z.array(id).max(LIMITS.departmentsPerWorkspace) }))
    .mutation(({ ctx, input }) => commands.orderDepartments(ctx.scope, input.departmentIds)),

  remove: workspaceProcedure("department.manage")
    .input(workspaceInput({ departmentId: id, successorId: id.nullable() }))
    .mutation(({ ctx, input }) =>
      commands.removeDepartment(ctx.scope, input.departmentId, input.successorId),
    ),
});
