// The only ways to make a procedure. Each says who may call it (meta.access), proves it before the rest of the input is
// read, and runs the handler inside the scope's transaction: a failing handler leaves nothing behind.
import { initTRPC, type TRPCError } from "@trpc/server";
import superjson from "superjson";
import { z } from "zod";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import type { Action } from "#domain/permissions.ts";
import { type JourneyScope, Scope } from "#server/auth/scope.ts";
import type { ApiContext } from "./context.ts";
import { describeFailure, refusedByDatabase, toTrpcError } from "./errors.ts";

/** Who may call a procedure; read by the test that walks the router. */
export type Access =
  | { scope: "public"; reason: string }
  | { scope: "user" }
  | { scope: "workspace" | "journey"; action: Action };

interface ProcedureMeta {
  access?: Access;
}

const t = initTRPC
  .context<ApiContext>()
  .meta<ProcedureMeta>()
  .create({
    transformer: superjson,
    isDev: false,
    errorFormatter: ({ shape, error }) => {
      const domain = describeFailure(error);
      return {
        ...shape,
        message: domain.code,
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path, domain },
      };
    },
  });

export const createRouter = t.router;
export const createCallerFactory = t.createCallerFactory;

const base = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  const expected = cause instanceof DomainError ? cause : refusedByDatabase(cause);
  if (expected) throw toTrpcError(expected);
  return result;
});

/** Carries a failed result out of the scope, so that its transaction rolls back. */
class FailedCall extends Error {
  readonly failure: TRPCError;
  constructor(failure: TRPCError) {
    super("the call failed");
    this.failure = failure;
  }
}

type CallResult = { ok: true } | { ok: false; error: TRPCError };

/** Hands the result of the rest of the call on; an error result is thrown so that the scope's transaction rolls back. */
async function orRollBack<R extends CallResult>(rest: Promise<R>): Promise<R> {
  const result = await rest;
  if (!result.ok) throw new FailedCall(result.error);
  return result;
}

/** The other half of {@link orRollBack}: outside the scope the failure is again the call's own. */
async function ownFailure<R>(opened: Promise<R>): Promise<R> {
  try {
    return await opened;
  } catch (error) {
    throw error instanceof FailedCall ? error.failure : error;
  }
}

/** Callable by anyone. The reason stands in the code and in the list of access. */
export const publicProcedure = (reason: string) => base.meta({ access: { scope: "public", reason } });

/** Callable by everyone who is signed in; `ctx.user` is that person. */
export const signedInProcedure = () =>
  base.meta({ access: { scope: "user" } }).use(({ ctx, next }) => {
    if (!ctx.user) throw new DomainError("UNAUTHENTICATED");
    return next({ ctx: { user: ctx.user } });
  });

/**
 * Input is `{ workspaceId }`; `ctx.scope` is that workspace's scope. Further fields: `.input(workspaceInput({ … }))`,
 * which refuses unknown keys and is read only after access is proven.
 */
export const workspaceProcedure = (action: Action) =>
  base
    .meta({ access: { scope: "workspace", action } })
    .input(z.object({ workspaceId: id }))
    .use(({ ctx, input, next }) => {
      if (ctx.shared?.workspaceId === input.workspaceId) {
        ctx.shared.allow(action);
        return next({ ctx: { scope: ctx.shared } });
      }
      return ownFailure(
        Scope.open(ctx.actor(), { workspaceId: input.workspaceId }, action, (scope) =>
          orRollBack(next({ ctx: { scope } })),
        ),
      );
    });

/**
 * Input is `{ journeyId }`; `ctx.scope` is a scope of the journey's workspace with `scope.journeyId` set. Further
 * fields: `.input(journeyInput({ … }))`.
 */
export const journeyProcedure = (action: Action) =>
  base
    .meta({ access: { scope: "journey", action } })
    .input(z.object({ journeyId: id }))
    .use(async ({ ctx, input, next }) => {
      if (ctx.shared) {
        const scope = await ctx.shared.enter(input.journeyId, action);
        return next({ ctx: { scope } });
      }
      return ownFailure(
        Scope.open(ctx.actor(), { journeyId: input.journeyId }, action, (scope: JourneyScope) =>
          orRollBack(next({ ctx: { scope } })),
        ),
      );
    });

/** The whole input of a workspace procedure: its scope id and these fields, nothing else. */
export const workspaceInput = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject({ workspaceId: id, ...shape });
/** The whole input of a journey procedure: its scope id and these fields, nothing else. */
export const journeyInput = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject({ journeyId: id, ...shape });
