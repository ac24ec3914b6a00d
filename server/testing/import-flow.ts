// Brings a file in as a person and the worker would: handed in, read, chosen, started, written.
import { rmSync } from "node:fs";
import path from "node:path";
import type { ImportMapping } from "#domain/imports/mapping.ts";
import { Scope } from "#server/auth/scope.ts";
import { readImport, runImport } from "#server/jobs/imports.ts";
import { chooseMapping, createImport, startImport } from "#server/imports/commands.ts";
import { getImport } from "#server/imports/queries.ts";
import { replaceReader } from "#server/imports/reading/read-apart.ts";
import { bundle, endBundling } from "../../scripts/bundle-server.mjs";
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
