// Invitations over the API. Answering one is a mutation, so no mail scanner that opens links can do it.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { LOCALES } from "#domain/vocabulary.ts";
import { MEMBER_ROLES } from "#domain/permissions.ts";
import {
  createRouter,
  publicProcedure,
  signedInProcedure,
  workspaceInput,
  workspaceProcedure,
} from "#server/api/procedures.ts";
import * as commands from "./commands.ts";
import * as queries from "./queries.ts";

const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const invitationsRouter = createRouter({
  list: workspaceProcedure("invitation.manage").query(({ ctx }) => queries.listInvitations(ctx.scope)),

  create: workspaceProcedure("invitation.manage")
    .input(
      workspaceInput({
        email: z.string().max(300).nullable(),
        role: z.enum(MEMBER_ROLES),
        departmentId: id.nullable().optional(),
        journeyId: id.nullable().optional(),
        locale: z.enum(LOCALES),
      }),
    )
    .mutation(({ ctx, input }) => commands.createInvitation(ctx.scope, input)),

  revoke: workspaceProcedure("invitation.manage")
    .input(workspaceInput({ invitationId: id }))
    .mutation(({ ctx, input }) => commands.revokeInvitation(ctx.scope, input.invitationId)),

  preview: publicProcedure("the token in the address is the proof; nothing is used up by looking")
    .input(z.strictObject({ token }))
    .query(({ input }) => queries.previewInvitation(input.token)),

  accept: signedInProcedure()
    .input(z.strictObject({ token, agencyId: id.nullable().optional() }))
    .mutation(({ ctx, input }) => commands.acceptInvitation(ctx.user, input.token, input.agencyId ?? null)),
});
