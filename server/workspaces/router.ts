// Workspaces over the API.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { LOCALES } from "#domain/vocabulary.ts";
import { LIMITS } from "#domain/limits.ts";
import { workspaceSlug } from "#domain/slug.ts";
import {
  createRouter,
  signedInProcedure,
  workspaceInput,
  workspaceProcedure,
} from "#server/api/procedures.ts";
import { Scope } from "#server/auth/scope.ts";
import * as commands from "./commands.ts";
import * as queries from "./queries.ts";

const name = z.string().trim().min(1).max(LIMITS.name);
const timeZone = z.string().max(60);
const contentLocale = z.enum(LOCALES);

export const workspacesRouter = createRouter({
  create: signedInProcedure()
    .input(
      z.strictObject({
        name,
        slug: workspaceSlug.optional(),
        kind: z.enum(["brand", "agency"]),
        timeZone: timeZone.optional(),
        contentLocale: contentLocale.optional(),
      }),
    )
    .mutation(({ ctx, input }) =>
      commands.createWorkspace({ userId: ctx.user.id, displayName: ctx.user.name }, input),
    ),

  // the address is all a page has, so the slug opens the scope
  get: signedInProcedure()
    .input(z.strictObject({ slug: z.string().min(1).max(100) }))
    .query(({ ctx, input }) =>
      Scope.open(ctx.actor(), { workspaceSlug: input.slug }, "portal.view", (scope) =>
        Promise.resolve(queries.getWorkspace(scope, input.slug)),
      ),
    ),

  update: workspaceProcedure("workspace.update")
    .input(
      workspaceInput({
        name: name.optional(),
        timeZone: timeZone.optional(),
        contentLocale: contentLocale.optional(),
      }),
    )
    .mutation(({ ctx, input }) => commands.updateWorkspace(ctx.scope, input)),

  changeSlug: workspaceProcedure("workspace.update")
    .input(workspaceInput({ slug: workspaceSlug }))
    .mutation(({ ctx, input }) => commands.changeSlug(ctx.scope, input.slug)),

  remove: workspaceProcedure("workspace.delete").mutation(({ ctx }) => commands.removeWorkspace(ctx.scope)),

  listDeleted: signedInProcedure().query(({ ctx }) => queries.listDeletedWorkspaces(ctx.user.id)),

  restore: signedInProcedure()
    .input(z.strictObject({ workspaceId: id }))
    .mutation(({ ctx, input }) => commands.restoreWorkspace(ctx.user.id, input.workspaceId)),

  leave: workspaceProcedure("workspace.leave").mutation(({ ctx }) => commands.leaveWorkspace(ctx.scope)),
});
