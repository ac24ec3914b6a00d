// Which answers of the API a bell makes stale.
import type { QueryClient } from "@tanstack/react-query";

/** Routers of the API whose answers a noun touches. A noun that is not listed touches everything. */
const ROUTERS_OF_NOUN: Readonly<Record<string, readonly string[]>> = {
  journey: ["journeys", "portal", "dashboard", "health"],
  content: ["journeys", "interactions", "portal", "versions", "library", "cycles", "dashboard", "health"],
  sharedTouchpoint: ["touchpointLibrary"],
  version: ["versions"],
  cycle: ["cycles", "tasks", "dashboard", "health"],
  evidence: ["evidence", "library", "journeys", "portal", "cycles", "dashboard", "health"],
  import: ["imports", "health"],
  metric: [
    "metrics",
    "metricDays",
    "interactions",
    "evidence",
    "library",
    "journeys",
    "portal",
    "cycles",
    "dashboard",
    "health",
  ],
  persona: [
    "personas",
    "customerGroups",
    "productGroups",
    "personaJourneys",
    "journeys",
    "portal",
    "dashboard",
    "health",
  ],
  channel: ["channels", "budgets", "journeys", "portal", "cycles", "dashboard", "health"],
  budget: ["budgets", "dashboard", "health"],
  comment: ["comments"],
  task: ["tasks", "comments", "journeys", "portal", "cycles", "dashboard", "health"],
  tasks: ["tasks", "journeys", "portal", "dashboard", "health"],
  departments: ["departments", "workspaces", "tasks", "dashboard", "health"],
  members: ["members", "workspaces", "health"],
  invitations: ["invitations", "members"],
  workspace: ["workspaces", "health"],
  portal: ["portal"],
  dashboard: ["dashboard"],
  health: ["health", "strategies"],
  checklist: ["checklists"],
  notification: ["notifications"],
  webhook: ["webhooks"],
  view: [],
};

/** A query's key begins with the path of its procedure. */
function routerOf(key: readonly unknown[]): string | null {
  const [path] = key;
  const router: unknown = Array.isArray(path) ? path[0] : null;
  return typeof router === "string" ? router : null;
}

/** Nouns that were heard while something of one's own was on its way. */
const waiting = new WeakMap<QueryClient, Set<string>>();

/**
 * Has everything read again that a bell's noun touches; for the board's own socket too. While something of one's own is on its
 * way it waits: what is read meanwhile does not hold it yet, and the next change would be laid over what it brings.
 */
export function invalidateNoun(queries: QueryClient, noun: string): void {
  if (queries.isMutating() === 0) {
    readAgain(queries, noun);
    return;
  }
  const known = waiting.get(queries);
  if (known) {
    known.add(noun);
    return;
  }
  const nouns = new Set([noun]);
  waiting.set(queries, nouns);
  const stop = queries.getMutationCache().subscribe(() => {
    if (queries.isMutating() > 0) return;
    stop();
    waiting.delete(queries);
    for (const one of nouns) readAgain(queries, one);
  });
}

/** Least time between two readings: many bells in a row, as an import or a colleague at work rings them, are one. */
const REST_MS = 500;

/** Nouns that were heard while a reading rests. */
const resting = new WeakMap<QueryClient, Set<string>>();

/** The first of several bells is answered at once; what comes while that rests is answered together at its end. */
function readAgain(queries: QueryClient, noun: string): void {
  const known = resting.get(queries);
  if (known) known.add(noun);
  else read(queries, [noun]);
}

function read(queries: QueryClient, nouns: readonly string[]): void {
  const next = new Set<string>();
  resting.set(queries, next);
  setTimeout(() => {
    resting.delete(queries);
    if (next.size === 0) return;
    if (queries.isMutating() === 0) read(queries, [...next]);
    else for (const one of next) invalidateNoun(queries, one);
  }, REST_MS);
  const routers = new Set(nouns.flatMap((one) => ROUTERS_OF_NOUN[one] ?? []));
  const isAll = nouns.some((one) => ROUTERS_OF_NOUN[one] === undefined);
  void queries.invalidateQueries({
    predicate: ({ queryKey }) => {
      const router = routerOf(queryKey);
      return router !== null && (isAll || routers.has(router));
    },
  });
}
