// Bells have answers read again: the first at once, many in a row as one, and none between one's own changes.
import { MutationObserver, QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { invalidateNoun } from "./invalidate-noun.ts";

let queries: QueryClient;
let read: Record<string, number>;

/** A query that is looked at, as one of a page is. */
function watch(router: string): void {
  const queryFn = () => (read[router] = (read[router] ?? 0) + 1);
  new QueryObserver(queries, { queryKey: [[router, "list"]], queryFn, staleTime: Infinity }).subscribe(
    () => {},
  );
}

beforeEach(async () => {
  vi.useFakeTimers();
  queries = new QueryClient();
  read = {};
  watch("tasks");
  watch("health");
  watch("webhooks");
  await vi.advanceTimersByTimeAsync(0);
  read = {};
});
afterEach(() => {
  queries.clear();
  vi.useRealTimers();
});

test("a bell is answered at once, and only what its noun touches is read", async () => {
  invalidateNoun(queries, "task");
  await vi.advanceTimersByTimeAsync(0);
  expect(read).toEqual({ tasks: 1, health: 1 });
});

test("thirty bells within a second are three readings, the last of them after the last bell", async () => {
  for (let bell = 0; bell < 30; bell += 1) {
    invalidateNoun(queries, "task");
    await vi.advanceTimersByTimeAsync(33);
  }
  await vi.advanceTimersByTimeAsync(1_000);
  expect(read).toEqual({ tasks: 3, health: 3 });
});

test("different nouns that come together are read together", async () => {
  invalidateNoun(queries, "health");
  invalidateNoun(queries, "webhook");
  invalidateNoun(queries, "task");
  await vi.advanceTimersByTimeAsync(0);
  expect(read).toEqual({ health: 1 });
  await vi.advanceTimersByTimeAsync(500);
  expect(read).toEqual({ health: 2, webhooks: 1, tasks: 1 });
});

test("while something of one's own is on its way nothing is read; afterwards it is", async () => {
  let finish = () => {};
  const change = new MutationObserver(queries, {
    mutationFn: () => new Promise<void>((resolve) => (finish = resolve)),
  });
  invalidateNoun(queries, "health");
  await vi.advanceTimersByTimeAsync(0);
  void change.mutate();
  invalidateNoun(queries, "task");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(read).toEqual({ health: 1 });
  finish();
  await vi.advanceTimersByTimeAsync(600);
  expect(read).toEqual({ tasks: 1, health: 2 });
});
