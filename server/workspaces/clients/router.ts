// Clients, letting an agency's people in, and guests over the API.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { LOCALES } from "#domain/vocabulary.ts";
import { LIMITS } from "#domain/limits.ts";
import { MEMBER_ROLES } from "#domain/permissions.ts";
import { workspaceSlug } from "#domain/slug.ts";
import {
  createRouter,
  journeyInput,
  journeyProcedure,
  signedInProcedure,
  workspaceInput,
  workspaceProcedure,
} from "#server/api/procedures.ts";
import { Scope } from "#server/auth/scope.ts";
import * as commands from "./commands.ts";
import * as queries from "./queries.ts";

const name = z.string().trim().min(1).max(LIMITS.name);

export const clientsRouter = createRouter({
  // what was lent to this person is read before the agency's scope opens, which then shows the agency's own clients
  list: signedInProcedure()
    .input(workspaceInput({}))
    .query(async ({ ctx, input }) => {
      const lent = await queries.listLentWorkspaces(ctx.user.id, input.workspaceId);
      return Scope.open(ctx.actor(), { workspaceId: input.workspaceId }, "client.view", (scope) =>
        queries.listClients(scope, lent),
      );
    }),

  // a new workspace has no scope yet: founding it proves that the agency is this person's to run
  create: signedInProcedure()
    .input(
      workspaceInput({ name, slug: workspaceSlug.optional(), contentLocale: z.enum(LOCALES).optional() }),
    )
    .mutation(({ ctx, input: { workspaceId, ...made } }) =>
      commands.createClient(ctx.user, workspaceId, made),
    ),

  // two scopes, one after the other: the agency's, to name the person, and the client's, to let them in
  grant: signedInProcedure()
    .input(workspaceInput({ agencyId: id, memberId: id, role: z.enum(MEMBER_ROLES) }))
    .mutation(async ({ ctx, input }) => {
      const person = await commands.findAgencyPerson(ctx.user, input.agencyId, input.memberId);
      return Scope.open(ctx.actor(), { workspaceId: input.workspaceId }, "member.manage", (scope) =>
        commands.grantAccess(scope, person, input.role),
      );
    }),

  listGuests: workspaceProcedure("member.manage").query(({ ctx }) => queries.listGuests(ctx.scope)),

  inviteGuest: workspaceProcedure("invitation.manage")
    .input(workspaceInput({ email: z.string().max(300), journeyId: id.nullable(), locale: z.enum(LOCALES) }))
    .mutation(({ ctx, input }) => commands.inviteGuest(ctx.scope, input)),

  removeGuest: workspaceProcedure("member.manage")
    .input(workspaceInput({ guestId: id }))
    .mutation(({ ctx, input }) => commands.removeGuest(ctx.scope, input.guestId)),

  shareJourney: journeyProcedure("journey.share")
    .input(journeyInput({ guestId: id, canComment: z.boolean() }))
    .mutation(({ ctx, input }) => commands.shareJourney(ctx.scope, input.guestId, input.canComment)),

  unshareJourney: journeyProcedure("journey.share")
    .input(journeyInput({ guestId: id }))
    .mutation(({ ctx, input }) => commands.unshareJourney(ctx.scope, input.guestId)),
});
