// The full figure of the promise that everybody ends with the same journey.
import { test } from "vitest";
import { checkRandomRuns } from "./random-runs.ts";

test("promise-7 1,000 random runs on three to six replicas, lost order, doubled messages and partitions converge", () => {
  checkRandomRuns(1_000);
});
