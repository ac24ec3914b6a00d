// The full figures of the promise that nothing acknowledged is lost.
import { expect, test } from "vitest";
import { runCrashes } from "./crash.ts";

test(
  "promise-1 twenty kills, every fifth of Postgres, 5,000 acknowledged edits: every one is read by a fresh process",
  async () => {
    const log = (line: string) => process.stdout.write(`${line}\n`);
    const result = await runCrashes({ kills: 20, edits: 5_000, writers: 5, every: 20, log });
    expect(result).toMatchObject({ kills: 20, postgresKills: 4, lost: [] });
    expect(result.acked).toBeGreaterThanOrEqual(5_000);
  },
  20 * 60_000,
);
