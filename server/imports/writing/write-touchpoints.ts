// Touchpoints of a batch go into the journey's shared document in one edit, so that everybody on the board sees all of them at
// once or none; and out again the same way, but for those that somebody has worked on since.
import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { importTouchpoints } from "#db/schema/imports.ts";
import { addTouchpoint, removeTouchpoint } from "#document/edit-touchpoint.ts";
import { newId } from "#document/new-id.ts";
import { readJourney } from "#document/read.ts";
import { channelByKey } from "#domain/channel.ts";
import { DomainError } from "#domain/errors.ts";
import { nameKey, NO_NAMES, type TouchpointMapping } from "#domain/imports/touchpoint-mapping.ts";
import { placedTitle, type TouchpointRecord } from "#domain/imports/touchpoint-row.ts";
import type { Journey, MediaKind, Medium } from "#domain/journey.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listChannels } from "#server/channels/queries.ts";
import { applyEdit, lockLog } from "#server/collab/apply-edit.ts";
import type { PreparedTouchpoint } from "#server/imports/reading/bring-touchpoints.ts";
import { getJourneyNow } from "#server/journeys/queries.ts";
import { listDepartments } from "#server/workspaces/departments/queries.ts";
import type { Counted } from "./write-evidence.ts";

/** The journey as its log has it now. @throws NOT_FOUND */
async function readNow(scope: Scope, journeyId: string): Promise<Journey> {
  const { journey } = await getJourneyNow(scope, journeyId);
  if (!journey) throw new DomainError("NOT_FOUND");
  return journey;
}

/** By name; of two of one name the first. */
function byName<T>(
  list: readonly { readonly names: readonly string[]; readonly is: T }[],
): Record<string, T> {
  const known: Record<string, T> = {};
  for (const { names, is } of list) for (const name of names) if (name.trim()) known[nameKey(name)] ??= is;
  return known;
}

/** The mapping with everything a cell may name: the journey's phases, the workspace's channels and departments, in both languages. */
export async function withKnownNames(scope: Scope, mapping: TouchpointMapping): Promise<TouchpointMapping> {
  const { journeyId } = mapping;
  if (journeyId === null) return { ...mapping, names: NO_NAMES };
  const [journey, channels, departments] = await Promise.all([
    readNow(scope, journeyId),
    listChannels(scope),
    listDepartments(scope),
  ]);
  return {
    ...mapping,
    names: {
      phases: byName(
        journey.phases.map(({ id, name, translations }) => ({
          names: [name, translations?.["name@nl"] ?? "", translations?.["name@en"] ?? ""],
          is: id,
        })),
      ),
      channels: byName(
        channels.map(({ id, key, name, nameTranslations, medium, mediaKind }) => {
          const library = key === null ? undefined : channelByKey(key);
          return {
            names: [
              name,
              ...Object.values(nameTranslations),
              ...(library ? Object.values(library.name) : []),
            ],
            is: { id, medium: medium as Medium, mediaKind: mediaKind as MediaKind },
          };
        }),
      ),
      departments: byName(
        departments.map(({ id, name, nameTranslations }) => ({
          names: [name, ...Object.values(nameTranslations)],
          is: id,
        })),
      ),
    },
  };
}

/** The same touchpoint of the same source has the same key, and the key tells nothing. */
const keyIn = (sourceId: string, key: string) =>
  createHash("sha256").update(`${sourceId}/${key}`).digest("base64url");

interface From {
  readonly sourceId: string | null;
  readonly mapping: TouchpointMapping;
}

/**
 * Which of some touchpoints are new: known is one that stands there under its title, one whose key is the id of a touchpoint
 * that is there, and one that an earlier import brought under this key, whatever it is called by now.
 */
async function freshOf(
  scope: Scope,
  { sourceId, mapping }: From,
  list: readonly PreparedTouchpoint[],
): Promise<{ readonly fresh: readonly PreparedTouchpoint[]; readonly counted: Counted }> {
  const { journeyId } = mapping;
  if (journeyId === null) return { fresh: list, counted: countedOf(list, list) };
  const journey = await readNow(scope, journeyId);
  const ids = new Set(journey.touchpoints.map((one) => one.id));
  const titles = new Set(journey.touchpoints.map(placedTitle));
  const keys = sourceId === null ? [] : list.flatMap(({ key }) => (key === "" ? [] : [keyIn(sourceId, key)]));
  const brought = await scope.tx
    .select({ key: importTouchpoints.importKey, nodeId: importTouchpoints.nodeId })
    .from(importTouchpoints)
    .where(
      and(
        eq(importTouchpoints.workspaceId, scope.workspaceId),
        eq(importTouchpoints.journeyId, journeyId),
        sql`${importTouchpoints.importKey} = any(${sql.param(keys)}::text[])`,
      ),
    );
  const known = new Set(brought.filter((one) => ids.has(one.nodeId)).map((one) => one.key));
  const isKnown = ({ item, key }: PreparedTouchpoint) =>
    titles.has(placedTitle(item)) ||
    ids.has(key) ||
    (sourceId !== null && key !== "" && known.has(keyIn(sourceId, key)));
  const fresh = list.filter((one) => !isKnown(one));
  return { fresh, counted: countedOf(list, fresh) };
}

const countedOf = (list: readonly unknown[], fresh: readonly unknown[]): Counted => ({
  accepted: fresh.length,
  made: fresh.length,
  duplicate: list.length - fresh.length,
});

/** What would come of some touchpoints, without writing any. */
export const countTouchpoints = async (
  scope: Scope,
  from: From,
  list: readonly PreparedTouchpoint[],
): Promise<Counted> => (await freshOf(scope, from, list)).counted;

/** Writes the new ones at the end of their phases, in the order of the file. */
export async function writeTouchpoints(
  scope: Scope,
  from: From & { readonly batchId: string },
  list: readonly PreparedTouchpoint[],
): Promise<Counted> {
  const { journeyId } = from.mapping;
  if (journeyId === null) return countedOf([], []);
  // two imports into one journey look one after the other
  await lockLog(scope, journeyId);
  const { fresh, counted } = await freshOf(scope, from, list);
  if (fresh.length === 0) return counted;
  const made = fresh.map((one) => ({ ...one, id: newId() }));
  const stored = await applyEdit(
    scope,
    journeyId,
    (doc, origin) => {
      for (const { id, item } of made) addTouchpoint(doc, { id, ...item }, origin);
      return new Map(readJourney(doc).touchpoints.map((one) => [one.id, one]));
    },
    "import",
  );
  await scope.tx.insert(importTouchpoints).values(
    made.map(({ id, item, key }) => ({
      workspaceId: scope.workspaceId,
      batchId: from.batchId,
      nodeId: id,
      journeyId,
      importKey: key === "" || from.sourceId === null ? null : keyIn(from.sourceId, key),
      // as the document has it: it cleans texts
      written: writtenOf(stored.get(id) ?? item),
    })),
  );
  return counted;
}

const FIELDS = [
  "title",
  "phaseId",
  "channelId",
  "mediaKind",
  "medium",
  "departmentId",
  "convenience",
  "message",
  "means",
  "description",
] as const satisfies readonly (keyof TouchpointRecord)[];

const writtenOf = (touchpoint: TouchpointRecord): TouchpointRecord =>
  Object.fromEntries(FIELDS.map((field) => [field, touchpoint[field]])) as unknown as TouchpointRecord;

/** Ids of touchpoints on which something hangs that somebody made on the board. */
const holders = (journey: Journey): ReadonlySet<string | null> =>
  new Set(
    [...journey.experiences, ...journey.questions, ...journey.needs, ...journey.insights, ...journey.frames]
      .map((one) => one.touchpointId)
      .concat(journey.routes.flatMap((route) => route.steps)),
  );

/**
 * Takes the touchpoints of a batch out of their journey. One that was changed since, or on which something hangs, is theirs
 * who did that, and stays.
 * @throws NOT_FOUND where this person does not see the journey; FORBIDDEN without the right to edit it
 */
export async function takeTouchpointsBack(scope: Scope, batchId: string): Promise<void> {
  const rows = await scope.tx
    .select({
      id: importTouchpoints.nodeId,
      journeyId: importTouchpoints.journeyId,
      written: sql<TouchpointRecord>`${importTouchpoints.written}`,
    })
    .from(importTouchpoints)
    .where(and(eq(importTouchpoints.workspaceId, scope.workspaceId), eq(importTouchpoints.batchId, batchId)));
  const [first] = rows;
  if (!first) return;
  const { journeyId } = first;
  await scope.enter(journeyId, "journey.edit");
  await lockLog(scope, journeyId);
  await applyEdit(
    scope,
    journeyId,
    (doc, origin) => {
      const journey = readJourney(doc);
      const now = new Map(journey.touchpoints.map((one) => [one.id, one]));
      const held = holders(journey);
      for (const { id, written } of rows) {
        const there = now.get(id);
        if (!there || held.has(id) || FIELDS.some((field) => there[field] !== written[field])) continue;
        removeTouchpoint(doc, { id }, origin);
      }
    },
    "import",
  );
}
