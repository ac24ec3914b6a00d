// Members over the API.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { LIMITS } from "#domain/limits.ts";
import { MEMBER_ROLES } from "#domain/permissions.ts";
import { createRouter, workspaceInput, workspaceProcedure } from "#server/api/procedures.ts";
import * as commands from "./commands.ts";
import * as queries from "./queries.ts";

const name = z.string().trim().min(1).max(LIMITS.name);
const jobTitle = z.string().trim().max(LIMITS.name).nullable().optional();

export const membersRouter = createRouter({
  list: workspaceProcedure("member.view").query(({ ctx }) => queries.listMembers(ctx.scope)),

  listFormer: workspaceProcedure("member.view").query(({ ctx }) => queries.listFormerMembers(ctx.scope)),

  add: workspaceProcedure("member.manage")
    .input(
      workspaceInput({
        displayName: name,
        role: z.enum(MEMBER_ROLES),
        jobTitle,
        departmentId: id.nullable().optional(),
      }),
    )
    .mutation(({ ctx, input }) => commands.addStaff(ctx.scope, { ...input, id: undefined })),

  setRole: workspaceProcedure("member.manage")
    .input(workspaceInput({ memberId: id, role: z.enum(MEMBER_ROLES) }))
    .mutation(({ ctx, input }) => commands.setRole(ctx.scope, input.memberId, input.role)),

  update: workspaceProcedure("member.manage")
    .input(
      workspaceInput({
        memberId: id,
        displayName: name.optional(),
        jobTitle,
        departmentId: id.nullable().optional(),
      }),
    )
    .mutation(({ ctx, input }) => commands.updateMember(ctx.scope, input.memberId, input)),

  remove: workspaceProcedure("member.manage")
    .input(workspaceInput({ memberId: id }))
    .mutation(({ ctx, input }) => commands.removeMember(ctx.scope, input.memberId)),

  restore: workspaceProcedure("member.manage")
    .input(workspaceInput({ memberId: id }))
    .mutation(({ ctx, input }) => commands.restoreStaff(ctx.scope, input.memberId)),
});
