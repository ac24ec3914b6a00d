// A person's own account over the API.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { LOCALES } from "#domain/vocabulary.ts";
import { LIMITS } from "#domain/limits.ts";
import { createRouter, publicProcedure, signedInProcedure } from "#server/api/procedures.ts";
import { THEMES } from "#server/auth/session.ts";
import * as commands from "./commands.ts";
import * as queries from "./queries.ts";

const email = z.string().max(300);
const name = z.string().trim().min(1).max(LIMITS.name);
const password = z.string().max(LIMITS.password.max * 2);
const token = z.string().min(20).max(100);
const locale = z.enum(LOCALES);

export const accountRouter = createRouter({
  signUp: publicProcedure("nobody has an account before making one")
    .input(z.strictObject({ name, email, password, locale, invitation: token.optional() }))
    .mutation(({ ctx, input }) => commands.signUp(input, ctx.ip)),

  requestReset: publicProcedure("who forgot the password cannot sign in")
    .input(z.strictObject({ email }))
    .mutation(({ ctx, input }) => commands.requestReset(input.email, ctx.ip)),

  reset: publicProcedure("the mailed token is the proof")
    .input(z.strictObject({ token, password }))
    .mutation(({ input }) => commands.resetPassword(input.token, input.password)),

  signInOptions: publicProcedure("the sign-in page is shown to everybody").query(() =>
    queries.getSignInOptions(),
  ),

  me: signedInProcedure().query(({ ctx }) => queries.getMe(ctx.user)),

  update: signedInProcedure()
    .input(
      z.strictObject({ name: name.optional(), locale: locale.optional(), theme: z.enum(THEMES).optional() }),
    )
    .mutation(({ ctx, input }) => commands.updateAccount(ctx.user, input)),

  verifyEmail: signedInProcedure()
    .input(z.strictObject({ token }))
    .mutation(({ ctx, input }) => commands.verifyEmail(ctx.user, input.token)),

  resendVerification: signedInProcedure().mutation(({ ctx }) => commands.resendVerification(ctx.user)),

  changePassword: signedInProcedure()
    .input(z.strictObject({ current: password.nullable(), next: password }))
    .mutation(({ ctx, input }) => commands.changePassword(ctx.user, input, ctx.ip)),

  listSessions: signedInProcedure().query(({ ctx }) => queries.listSessions(ctx.user)),

  revokeSession: signedInProcedure()
    .input(z.strictObject({ sessionId: id }))
    .mutation(({ ctx, input }) => commands.revokeSession(ctx.user, input.sessionId)),

  revokeOtherSessions: signedInProcedure().mutation(({ ctx }) => commands.revokeOtherSessions(ctx.user)),

  listWorkspaces: signedInProcedure().query(({ ctx }) => queries.listWorkspaces(ctx.user.id)),
});
