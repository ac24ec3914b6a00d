// The typed client of the API: one batch per tick, dates and maps kept by superjson.
"use client";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import superjson from "superjson";
import type { AppRouter } from "#server/api/root.ts";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export function makeApiClient() {
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: "/api/trpc",
        transformer: superjson,
        maxURLLength: 2_000,
        maxItems: 10,
        // The page's address may hold a secret and says "no referrer", which would also blank the Origin that the server
        // asks for; so the request names the home page instead.
        fetch: (input, init) =>
          fetch(input, { ...(init as RequestInit), referrer: "/", referrerPolicy: "same-origin" }),
      }),
    ],
  });
}
