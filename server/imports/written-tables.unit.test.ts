// Two thousand ways to write one table.
import { expect, it } from "vitest";
import { checkWrittenTables } from "#server/testing/written-tables-check.ts";

it("every one of 2,000 files is read right, or asks", { timeout: 120_000 }, () => {
  const { files, asked } = checkWrittenTables(1, 2_000);
  console.log(`${files} files, ${asked} asked`);
  expect(asked).toBeGreaterThan(50);
  expect(asked).toBeLessThan(files / 2);
});
