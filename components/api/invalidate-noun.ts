// Which answers of the API a bell makes stale.
import type { QueryClient } from "@tanstack/react-query";

/** Routers of the API whose answers a noun touches. A noun that is not listed touches everything. */
const ROUTERS_OF_NOUN: Readonly<Record<string, readonly string[]>> = {
  journey: ["journeys", "portal", "dashboard"],
  content: ["journeys", "portal", "versions", "library", "cycles", "dashboard"],
  version: ["versions"],
  cycle: ["cycles", "tasks", "dashboard"],
  evidence: ["evidence", "library", "journeys", "portal", "cycles", "dashboard"],
  import: ["imports"],
  metric: ["metrics", "evidence", "library", "journeys", "portal", "cycles", "dashboard"],
  persona: ["personas", "customerGroups", "productGroups", "personaJourneys", "journeys", "portal"],
  channel: ["channels", "budgets", "journeys", "portal", "cycles", "dashboard"],
  budget: ["budgets", "dashboard"],
  task: ["tasks", "journeys", "portal", "cycles", "dashboard"],
  tasks: ["tasks", "journeys", "portal", "dashboard"],
  departments: ["departments", "workspaces", "tasks", "dashboard"],
  members: ["members", "workspaces"],
  invitations: ["invitations", "members"],
  workspace: ["workspaces"],
  portal: ["portal"],
  dashboard: ["dashboard"],
  view: [],
};

/** A query's key begins with the path of its procedure. */
function routerOf(key: readonly unknown[]): string | null {
  const [path] = key;
  const router: unknown = Array.isArray(path) ? path[0] : null;
  return typeof router === "string" ? router : null;
}

/** Has everything read again that a bell's noun touches; for the board's own socket too. */
export function invalidateNoun(queries: QueryClient, noun: string): void {
  const routers = ROUTERS_OF_NOUN[noun];
  void queries.invalidateQueries({
    predicate: ({ queryKey }) => {
      const router = routerOf(queryKey);
      return router !== null && (routers === undefined || routers.includes(router));
    },
  });
}
