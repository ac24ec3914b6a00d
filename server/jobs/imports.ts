// The worker's part of imports. Reading: what a file holds and what would come of it. Running: the same once more, and now the
// rows go in, some thousands at a time, unseen until the last transaction says that the batch is ready.
import { z } from "zod";
import { headerDiff } from "#domain/imports/table.ts";
import { fitMapping, type ImportMapping } from "#domain/imports/mapping.ts";
import { recognise } from "#domain/imports/presets.ts";
import type { ImportedReading } from "#domain/imports/readings.ts";
import type { Receipt } from "#domain/imports/receipt.ts";
import { NO_NAMES } from "#domain/imports/touchpoint-mapping.ts";
import { id } from "#domain/ids.ts";
import { Scope } from "#server/auth/scope.ts";
import { CLEAR_IMPORT_JOB, READ_IMPORT_JOB, RUN_IMPORT_JOB } from "#server/imports/commands.ts";
import { findSameFile, type ImportDescription, type ImportFailure } from "#server/imports/queries.ts";
import type { PreparedTouchpoint } from "#server/imports/reading/bring-touchpoints.ts";
import type { Description } from "#server/imports/reading/prepare.ts";
import { readApart } from "#server/imports/reading/read-apart.ts";
import type { CountedFresh } from "#server/imports/reading/reader-words.ts";
import { FileRefusal } from "#server/imports/reading/refusal.ts";
import {
  clearEarlier,
  clearUndone,
  keepDescription,
  listSavedSources,
  noteProgress,
  openContents,
  type SavedSource,
  setFailed,
  setReady,
  takeWork,
  type Work,
} from "#server/imports/writing/batch-rows.ts";
import { type Counted, splitItems, writeItems } from "#server/imports/writing/write-evidence.ts";
import {
  layReadings,
  placeReadings,
  type ReadingWriter,
  splitReadings,
  withKnownMetrics,
} from "#server/imports/writing/write-readings.ts";
import {
  countTouchpoints,
  withKnownNames,
  writeTouchpoints,
} from "#server/imports/writing/write-touchpoints.ts";
import { log } from "#server/log.ts";

const place = z.object({ workspaceId: id });
const order = place.extend({ batchId: id });

/** Share of names that two headers must have in common to be of one source. */
const ALIKE = 0.6;

/** Reads a file for the first time, or again with other choices. */
export async function readImport(payload: unknown): Promise<void> {
  const { workspaceId, batchId } = order.parse(payload);
  const inScope = <T>(run: (scope: Scope) => Promise<T>) => Scope.system(READ_IMPORT_JOB, workspaceId, run);
  await orFail(inScope, batchId, async () => {
    const taken = await inScope(async (scope) => {
      const work = await takeWork(scope, batchId, "reading");
      return work && { work, sources: await listSavedSources(scope) };
    });
    if (!taken) return;
    const { work, sources } = taken;
    const isFirst = work.mapping === null;
    const first = await tryOut(inScope, work);
    const found = isFirst ? sourceFor(first.description, sources) : null;
    const source = found ?? savedAs(sources, work.sourceId);
    const again = found && savedWork(work, found, first.description);
    const read = again ? await tryOut(inScope, again) : first;
    const header = read.description.columns.map((column) => column.name);
    await inScope(async (scope) => {
      const sourceId = source?.id ?? null;
      const description: ImportDescription = {
        ...read.description,
        source: source && { id: source.id, name: source.name, changed: headerDiff(source.header, header) },
        before:
          sourceId === null ? null : await findSameFile(scope, { sourceId, sha256: work.sha256, batchId }),
      };
      const sourceName = work.fileName.replace(/\.\w{1,5}$/, "");
      await keepDescription(scope, batchId, {
        description,
        receipt: read.receipt,
        sourceId,
        timeZone: (again ?? work).timeZone,
        ...(isFirst && { sourceName }),
      });
    });
  });
}

/** Writes what a file holds. Run twice, the second begins anew. */
export async function runImport(payload: unknown): Promise<void> {
  const { workspaceId, batchId } = order.parse(payload);
  const inScope = <T>(run: (scope: Scope) => Promise<T>) => Scope.system(RUN_IMPORT_JOB, workspaceId, run);
  await orFail(inScope, batchId, async () => {
    const work = await inScope((scope) => takeWork(scope, batchId, "importing"));
    if (!work?.mapping || work.sourceId === null) return;
    // nothing of an earlier try, and nothing of undone imports, stands in the way
    await untilCleared(inScope, (scope) => clearEarlier(scope, batchId));
    await untilCleared(inScope, clearUndone);
    await inScope((scope) => openContents(scope, batchId));
    const { sourceId, createdBy } = work;
    const mapping = await inScope((scope) => knownMapping(scope, work));
    const writer: ReadingWriter | null =
      mapping?.target === "readings" ? { batchId, mapping, made: new Map() } : null;
    const tally = new Tally();
    let written = 0;
    const brought: PreparedTouchpoint[] = [];
    const order = { mapping, timeZone: work.timeZone, isTrial: false, hasSource: true };
    for await (const word of readApart(work.bytes, order)) {
      if ("items" in word) {
        await inScope(async (scope) => {
          const counted = await writeItems(scope, { batchId, sourceId, createdBy }, word.items);
          tally.add(counted);
          written += counted.made;
          await noteProgress(scope, batchId, written);
        });
      } else if ("readings" in word && writer) {
        await inScope(async (scope) => {
          tally.addReadings(await layReadings(scope, writer, word.readings));
          written += word.readings.length;
          await noteProgress(scope, batchId, written);
        });
      } else if ("touchpoints" in word) brought.push(...word.touchpoints);
      else if ("receipt" in word) tally.end(word.receipt, word.groups);
    }
    await inScope(async (scope) => {
      if (mapping?.target === "touchpoints")
        tally.add(await writeTouchpoints(scope, { batchId, sourceId, mapping }, brought));
      const madeMetricIds = writer ? await placeReadings(scope, writer, createdBy) : [];
      await setReady(scope, batchId, { work, receipt: tally.receipt(), madeMetricIds });
    });
  });
}

type InScope = <T>(run: (scope: Scope) => Promise<T>) => Promise<T>;

/** Runs the work; when it fails, nothing of it stays and the batch says why. */
async function orFail(inScope: InScope, batchId: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const failure: ImportFailure =
      error instanceof FileRefusal
        ? { code: error.code, line: error.line }
        : { code: "unexpected", line: null };
    if (failure.code === "unexpected") log().error({ err: error, batch: batchId }, "an import failed");
    await inScope((scope) => setFailed(scope, batchId, failure));
    await untilCleared(inScope, clearUndone);
  }
}

/** Takes away what hangs on imports that were undone or failed. */
export async function clearImports(payload: unknown): Promise<void> {
  const { workspaceId } = place.parse(payload);
  await untilCleared((run) => Scope.system(CLEAR_IMPORT_JOB, workspaceId, run), clearUndone);
}

/** Transaction after transaction, so that none holds on to anything for long, until nothing is left. */
async function untilCleared(inScope: InScope, clear: (scope: Scope) => Promise<boolean>): Promise<void> {
  while (await inScope((scope) => clear(scope)));
}

/** The mapping as the reader needs it: with the journey's metrics by name, with a source for items that name none. */
async function knownMapping(scope: Scope, { mapping, sourceName }: Work): Promise<ImportMapping | null> {
  if (mapping === null) return null;
  if (mapping.target === "readings") return withKnownMetrics(scope, mapping);
  if (mapping.target === "touchpoints") return withKnownNames(scope, mapping);
  return mapping.source === "" ? { ...mapping, source: sourceName } : mapping;
}

/** The same work with the mapping that was saved for its source. */
function savedWork(work: Work, source: SavedSource, { columns }: Description): Work {
  const names = columns.map((column) => column.name);
  return {
    ...work,
    mapping: fitMapping(source.mapping, names),
    sourceId: source.id,
    sourceName: source.name,
    timeZone: source.timeZone,
  };
}

/** Everything but the writing: the counts an import would have. */
async function tryOut(inScope: InScope, work: Work): Promise<{ description: Description; receipt: Receipt }> {
  const mapping = await inScope((scope) => knownMapping(scope, work));
  const tally = new Tally();
  let description: Description | null = null;
  const made: ReadingWriter["made"] = new Map();
  const order = { mapping, timeZone: work.timeZone, isTrial: true, hasSource: work.sourceId !== null };
  for await (const word of readApart(work.bytes, order)) {
    if ("description" in word) description = word.description;
    else if ("fresh" in word) tally.addFresh(word.fresh);
    else if ("items" in word) {
      const { counted } = await inScope((scope) => splitItems(scope, work.sourceId, word.items));
      tally.add(counted);
    } else if ("readings" in word) {
      const target = mapping ?? description?.mapping;
      if (target?.target !== "readings") continue;
      tally.addReadings(
        await inScope((scope) => splitReadings(scope, { mapping: target, made }, word.readings)),
      );
    } else if ("touchpoints" in word) {
      const { sourceId } = work;
      tally.add(
        mapping?.target === "touchpoints"
          ? await inScope((scope) => countTouchpoints(scope, { sourceId, mapping }, word.touchpoints))
          : { accepted: word.touchpoints.length, made: word.touchpoints.length, duplicate: 0 },
      );
    } else tally.end(word.receipt, word.groups);
  }
  if (!description) throw new Error("the reader said nothing");
  // a journey's metrics and names and the source's name were put in for reading only; kept is what was chosen
  const kept =
    description.mapping && work.mapping ? keepChosen(description.mapping, work.mapping) : description.mapping;
  return { description: { ...description, mapping: kept }, receipt: tally.receipt() };
}

const keepChosen = (read: ImportMapping, chosen: ImportMapping): ImportMapping => {
  if (read.target === "readings" && chosen.target === "readings") return { ...read, metrics: chosen.metrics };
  if (read.target === "touchpoints") return { ...read, names: NO_NAMES };
  return read.target === "evidence" && chosen.target === "evidence"
    ? { ...read, source: chosen.source }
    : read;
};

/** The source a header belongs to: the same names, else most of them. What is known as the export of another tool is not of it. */
function sourceFor(read: Description, sources: readonly SavedSource[]): SavedSource | null {
  const header = read.columns.map((column) => column.name);
  const share = (source: SavedSource) => {
    const common = source.header.filter((name) => header.includes(name)).length;
    return common / Math.max(source.header.length, header.length, 1);
  };
  const isOther = (source: SavedSource) => {
    const preset = recognise(source.header);
    return preset !== null && read.preset !== null && preset !== read.preset;
  };
  const [best] = sources
    .filter((source) => !isOther(source))
    .map((source) => ({ source, share: share(source) }))
    .sort((a, b) => b.share - a.share);
  return best && best.share >= ALIKE ? best.source : null;
}

const savedAs = (sources: readonly SavedSource[], sourceId: string | null): SavedSource | null =>
  sources.find((source) => source.id === sourceId) ?? null;

/** Adds up the rows of a whole file: those the reader rejected, and those that turned out to be known. */
class Tally {
  #accepted = 0;
  #made = 0;
  #duplicate = 0;
  #read: Receipt | null = null;
  readonly #freshGroups = new Set<string>();
  #groups: readonly (readonly [string, number])[] = [];

  add(counted: Counted): void {
    this.#accepted += counted.accepted;
    this.#made += counted.made;
    this.#duplicate += counted.duplicate;
  }

  addFresh({ accepted, made, groups }: CountedFresh): void {
    this.#accepted += accepted;
    this.#made += made;
    for (const group of groups) this.#freshGroups.add(group);
  }

  addReadings(read: {
    readonly fresh: readonly ImportedReading[];
    readonly known: readonly ImportedReading[];
  }): void {
    this.#made += read.fresh.length;
    for (const { group, rows } of read.fresh) {
      if (group === "") this.#accepted += rows;
      else this.#freshGroups.add(group);
    }
    for (const { group, rows } of read.known) if (group === "") this.#duplicate += rows;
  }

  end(receipt: Receipt, groups: readonly (readonly [string, number])[]): void {
    this.#read = receipt;
    this.#groups = groups;
  }

  receipt(): Receipt {
    const read = this.#read;
    if (!read) throw new Error("the reader did not end");
    // a row repeats what is known when nothing of its group is new
    for (const [group, rows] of this.#groups) {
      if (this.#freshGroups.has(group)) this.#accepted += rows;
      else this.#duplicate += rows;
    }
    const accepted = this.#accepted;
    const duplicate = read.duplicate + this.#duplicate;
    return { ...read, accepted, duplicate, made: this.#made, read: accepted + duplicate + read.rejected };
  }
}
