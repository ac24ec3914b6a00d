// Brings a file in as a person and the worker would: handed in, read, chosen, started, written.
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { ImportMapping } from "#domain/imports/mapping.ts";
import { Scope } from "#server/auth/scope.ts";
import { readImport, runImport } from "#server/jobs/imports.ts";
import { chooseMapping, createImport, startImport } from "#server/imports/commands.ts";
import { getImport } from "#server/imports/queries.ts";
import { replaceReader } from "#server/imports/reading/read-apart.ts";
import { bundle, endBundling } from "../../scripts/bundle-server.mjs";
import type { TestDatabase } from "./database.ts";
import type { TestWorkspace } from "./factories.ts";

export interface HandedIn {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Runs as the workspace's owner. */
export const asOwner = <T>({ workspaceId, owner }: TestWorkspace, run: (scope: Scope) => Promise<T>) =>
  Scope.open(owner.actor, { workspaceId }, "import.run", run);

export const look = (place: TestWorkspace, batchId: string) =>
  asOwner(place, (scope) => getImport(scope, batchId));

/** Hands a file in and has it read. */
export async function handIn(place: TestWorkspace, { name, bytes }: HandedIn): Promise<string> {
  const { id } = await asOwner(place, (scope) => createImport(scope, { name, bytes: Buffer.from(bytes) }));
  await readImport({ workspaceId: place.workspaceId, batchId: id });
  return id;
}

/** Changes what was suggested, and has the file read again. */
export async function choose(
  place: TestWorkspace,
  batchId: string,
  change: (mapping: ImportMapping | null) => ImportMapping,
) {
  const { mapping, timeZone, sourceId, sourceName } = await look(place, batchId);
  await asOwner(place, (scope) =>
    chooseMapping(scope, batchId, { mapping: change(mapping), timeZone, sourceId, sourceName }),
  );
  await readImport({ workspaceId: place.workspaceId, batchId });
}

/** Starts an import and has it written. */
export async function bringIn(place: TestWorkspace, batchId: string) {
  await asOwner(place, (scope) => startImport(scope, batchId));
  await runImport({ workspaceId: place.workspaceId, batchId });
  return look(place, batchId);
}

/** Builds the reading process as the product does. @returns what removes it again */
export async function buildReader(): Promise<() => Promise<void>> {
  const source = path.join("server", "imports", "reading", "reader-process.ts");
  const file = await bundle(source, path.join("dist", `testing-import-reader-${process.pid}.mjs`));
  replaceReader(file);
  return async () => {
    replaceReader(null);
    for (const one of [file, `${file}.map`]) rmSync(one, { force: true });
    await endBundling();
  };
}

const FIXTURES = path.resolve(import.meta.dirname, "../imports/fixtures");
const SAMPLES = path.resolve(import.meta.dirname, "../../public/samples");
/** A file as a tool or a country writes it. */
export const fixture = (name: string): HandedIn => ({ name, bytes: readFileSync(path.join(FIXTURES, name)) });
/** A file that the product offers to try it with. */
export const sample = (name: string): HandedIn => ({ name, bytes: readFileSync(path.join(SAMPLES, name)) });
export const csv = (name: string, ...lines: string[]): HandedIn => ({
  name,
  bytes: Buffer.from(`${lines.join("\n")}\n`),
});

export const inJob = <T>({ workspaceId }: TestWorkspace, run: (scope: Scope) => Promise<T>) =>
  Scope.system("test", workspaceId, run);

/** The readings of a file go to this journey. */
export const withJourney =
  (journeyId: string) =>
  (mapping: ImportMapping | null): ImportMapping => {
    if (mapping?.target !== "readings") throw new Error("no readings");
    return { ...mapping, journeyId };
  };

/** Everything that can be counted in a workspace, past every wall. */
export async function countRows(
  { everything }: Pick<TestDatabase, "everything">,
  { workspaceId }: TestWorkspace,
) {
  const [row] = await everything`
    select (select count(*)::int from evidence where workspace_id = ${workspaceId}) as evidence,
      (select count(*)::int from evidence_private where workspace_id = ${workspaceId}) as privates,
      (select count(*)::int from quotes where workspace_id = ${workspaceId}) as quotes,
      (select count(*)::int from evidence_links where workspace_id = ${workspaceId}) as links,
      (select count(*)::int from metrics where workspace_id = ${workspaceId}) as metrics,
      (select coalesce(json_agg(r order by metric_id, month), '[]') from (select metric_id, month, numerator, denominator, value
        from readings where workspace_id = ${workspaceId}) r) as readings,
      (select coalesce(json_agg(d order by metric_id, day), '[]') from (select metric_id, day, numerator, denominator, value
        from day_readings where workspace_id = ${workspaceId}) d) as days,
      (select count(*)::int from import_contents where workspace_id = ${workspaceId} and not is_ready) as hidden,
      (select count(*)::int from import_files where workspace_id = ${workspaceId}) as files`;
  return row;
}
