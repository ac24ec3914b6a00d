// The days of the timeline are the workspace's, not the reader's or the server's.
import { expect, test } from "vitest";
import { versionDays } from "./version-days.ts";

const at = (time: string) => ({ at: new Date(time) });

test("versions stand under the day it was in the workspace's zone", () => {
  const versions = [at("2026-11-22T23:30:00Z"), at("2026-11-22T22:30:00Z"), at("2026-11-21T23:10:00Z")];
  const counts = (zone: string) =>
    versionDays(versions, zone).map(({ day, versions: some }) => [day, some.length]);
  expect(counts("Europe/Amsterdam")).toEqual([
    ["2026-11-23", 1],
    ["2026-11-22", 2],
  ]);
  expect(counts("UTC")).toEqual([
    ["2026-11-22", 2],
    ["2026-11-21", 1],
  ]);
  expect(versionDays([], "UTC")).toEqual([]);
});
