// Nothing that was acknowledged is lost when the server or Postgres dies in the middle of a commit.
import { expect, test } from "vitest";
import { runCrashes } from "./crash.ts";

test("promise-1 five kills in the middle of a commit, one of them of Postgres: every acknowledged edit is there", async () => {
  const result = await runCrashes({ kills: 5, edits: 5_000, writers: 5, every: 10 });
  expect(result).toMatchObject({ kills: 5, postgresKills: 1, lost: [] });
  expect(result.acked).toBeGreaterThanOrEqual(5_000);
}, 180_000);

test("the control: a server that acknowledges before it commits loses, and is caught", async () => {
  const result = await runCrashes({
    kills: 3,
    edits: 400,
    writers: 4,
    every: 15,
    early: true,
    postgresEvery: 0,
  });
  expect(result.lost.length).toBeGreaterThan(0);
}, 180_000);
