// How answers of the API are kept in the page; shared by the browser and by pages that read ahead on the server.
import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query";
import superjson from "superjson";
import { domainErrorOf } from "./domain-error.ts";

const STALE_MS = 20_000;

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        // An expected refusal does not become another answer by asking again; a broken line may.
        retry: (failures, error) => failures < 2 && domainErrorOf(error) === null,
      },
      mutations: { retry: false },
      dehydrate: {
        serializeData: superjson.serialize,
        shouldDehydrateQuery: (query) =>
          defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
      hydrate: { deserializeData: superjson.deserialize },
    },
  });
}
