// Nothing that was acknowledged is lost while processes, the database and every wire between them break.
import { expect, test } from "vitest";
import type { ChaosEvent } from "./chaos.ts";
import { chaos } from "./chaos-run.ts";

const seedOf = () => Math.floor(Math.random() * 2 ** 31);

test("promise-2 two processes, twenty writers, everything breaks: 5,000 acknowledged edits, none lost, all copies one", async () => {
  const seed = seedOf();
  const history: ChaosEvent[] = [];
  const options = { seed, rounds: 1, edits: 5_000, people: 20, every: 30 };
  const result = await chaos(options, (event) => void history.push(event));
  const { acked, acknowledgedAfter, readModelAfter, ...rest } = result;
  process.stdout.write(
    `seed ${seed}: ${acked} acknowledged, ${Math.round(acknowledgedAfter)} ms until all were, ` +
      `read model equal after ${Math.round(readModelAfter)} ms, ${JSON.stringify(rest.faults)}\n`,
  );
  expect({ seed, ...rest, history }).toMatchObject({
    seed,
    lost: [],
    different: [],
    wrongVersions: 0,
    falls: 0,
  });
  expect(acked).toBeGreaterThanOrEqual(5_000);
  // promised within 10 s
  expect(readModelAfter).toBeLessThan(100_000);
}, 300_000);

test("the control: processes that acknowledge before they commit lose, and are caught", async () => {
  // slow enough that every kind of fault has its turn, the kill of a process with them
  const options = { seed: 7, rounds: 1, edits: 4_000, people: 20, every: 100, early: true, limit: 5_000 };
  const result = await chaos(options, () => {});
  expect(result.lost.length).toBeGreaterThan(0);
}, 300_000);
