// The only door through which pages read: as the person of this request, with the same procedures as the browser.
import "server-only";
import { dehydrate, hashKey, HydrationBoundary, type Query, type QueryKey } from "@tanstack/react-query";
import { TRPCError } from "@trpc/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache, type ReactNode } from "react";
import { makeQueryClient } from "#components/api/query-client.ts";
import { DomainError } from "#domain/errors.ts";
import { Scope, type ScopeTarget } from "#server/auth/scope.ts";
import type { SessionUser } from "#server/auth/session.ts";
import { type ApiContext, createApiContext } from "./context.ts";
import { createCallerFactory } from "./procedures.ts";
import { callerAddress, requestUser } from "./request.ts";
import { appRouter } from "./root.ts";

const createCaller = createCallerFactory(appRouter);

/** The signed-in person of this request, or null. Read once a request. */
export const currentUser = cache(async (): Promise<SessionUser | null> => requestUser(await headers()));

const requestContext = cache(
  async (): Promise<ApiContext> => createApiContext(await currentUser(), callerAddress(await headers())),
);

/** The query client of this request; what is prefetched into it travels to the browser with {@link Hydrate}. */
export const getQueryClient = cache(makeQueryClient);

/** Calls procedures directly: `const page = await api().workspaces.getBySlug({ slug })`. */
export const api = cache(() => createCaller(requestContext));

/** Query options for prefetching, the same keys as in the browser: `prefetch(trpc.tasks.listMonth.queryOptions(…))`. */
export const trpc = createTRPCOptionsProxy({
  ctx: requestContext,
  router: appRouter,
  queryClient: getQueryClient,
});

/** What {@link readTogether} hands out: the callers of above, all in one scope. */
export interface Together {
  readonly workspaceId: string;
  readonly api: ReturnType<typeof createCaller>;
  readonly trpc: typeof trpc;
}

/**
 * Reads several things in one scope: one proof and one transaction for all of them instead of one for each procedure.
 * For reading only: a procedure that fails does not take back what another did.
 */
export async function readTogether<T>(
  target: ScopeTarget,
  read: (together: Together) => Promise<T>,
): Promise<T> {
  const context = await requestContext();
  return Scope.open(context.actor(), target, "workspace.view", (shared) => {
    const ctx: ApiContext = { ...context, shared };
    return read({
      workspaceId: shared.workspaceId,
      api: createCaller(ctx),
      trpc: createTRPCOptionsProxy({ ctx, router: appRouter, queryClient: getQueryClient }),
    });
  });
}

const readWorkspace = cache((slug: string) => api().workspaces.get({ slug }));

/** The workspace an address names, read once a request; see {@link orNotFound} for whoever may not see it. */
export const openWorkspace = (slug: string, path?: string) => orNotFound(readWorkspace(slug), path);

/** The signed-in person; anyone else is sent to sign in and comes back to `path`. */
export async function requireUser(path: string): Promise<SessionUser> {
  const user = await currentUser();
  if (!user) redirect(`/login?callbackUrl=${encodeURIComponent(path)}`);
  return user;
}

/** A page's own read: what may not be seen is "not found"; who is not signed in is sent to sign in. */
export async function orNotFound<T>(read: Promise<T>, path = "/start"): Promise<T> {
  try {
    return await read;
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : error;
    if (cause instanceof DomainError) {
      if (cause.code === "UNAUTHENTICATED") redirect(`/login?callbackUrl=${encodeURIComponent(path)}`);
      if (cause.code === "NOT_FOUND" || cause.code === "FORBIDDEN") notFound();
    }
    if (error instanceof TRPCError && error.code === "BAD_REQUEST") notFound();
    throw error;
  }
}

/**
 * Hands what was prefetched in this request to the browser.
 * @param only the one query that is handed over; left out, everything. A layout draws beside its page, whose answers travel
 *   with the page.
 */
export function Hydrate({ only, children }: { only?: QueryKey; children: ReactNode }) {
  const queries = getQueryClient();
  const one = only === undefined ? undefined : hashKey(only);
  const isOne = ({ queryHash, state }: Query) => queryHash === one && state.status === "success";
  const options = one === undefined ? {} : { shouldDehydrateQuery: isOne };
  return <HydrationBoundary state={dehydrate(queries, options)}>{children}</HydrationBoundary>;
}
