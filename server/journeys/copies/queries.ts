// What a copy of a journey is made from, read in the workspace where it stands; and the example that ships with the product.
import { createJourneyDoc } from "#document/create.ts";
import { readJourney } from "#document/read.ts";
import { channelLibrary } from "#domain/channel.ts";
import { sampleSchema } from "#domain/demo.ts";
import { DomainError } from "#domain/errors.ts";
import type { Journey } from "#domain/journey.ts";
import type { JourneyScope } from "#server/auth/scope.ts";
import { listChannels } from "#server/channels/queries.ts";
import krullenkapper from "#server/demo/data/sample-krullenkapper.json" with { type: "json" };
import { journeySeedOf } from "#server/demo/sample-journey.ts";
import { getJourneyNow } from "#server/journeys/queries.ts";
import { listDepartments } from "#server/workspaces/departments/queries.ts";

export interface CopySource {
  /** Null for the example: it stands in no workspace. */
  readonly workspaceId: string | null;
  readonly journeyId: string | null;
  readonly journey: Journey;
  /** What channels and departments are called everywhere, by their id here; those of one's own have no such key. */
  readonly channelKeys: ReadonlyMap<string, string>;
  readonly departmentKeys: ReadonlyMap<string, string>;
}

const keysOf = (rows: readonly { readonly id: string; readonly key: string | null }[]) =>
  new Map(rows.flatMap(({ id, key }) => (key === null ? [] : [[id, key] as const])));

/** The journey as its log has it now. @throws NOT_FOUND where there is nothing to copy yet */
export async function readSource(scope: JourneyScope): Promise<CopySource> {
  const { workspaceId, journeyId } = scope;
  const { journey } = await getJourneyNow(scope, journeyId);
  if (!journey) throw new DomainError("NOT_FOUND");
  const [channels, departments] = await Promise.all([listChannels(scope), listDepartments(scope)]);
  return {
    workspaceId,
    journeyId,
    journey,
    channelKeys: keysOf(channels),
    departmentKeys: keysOf(departments),
  };
}

/** The journey of the demo's first brand, without anything it rests on there. */
export function readExample(): CopySource {
  const sample = sampleSchema.parse(krullenkapper);
  const doc = createJourneyDoc(journeySeedOf(sample));
  const journey = readJourney(doc);
  doc.destroy();
  const keyOf = (name: string) => channelLibrary.find((one) => one.name.nl === name)?.id ?? null;
  return {
    workspaceId: null,
    journeyId: null,
    journey,
    channelKeys: keysOf(sample.channels.map(({ id, name }) => ({ id, key: keyOf(name.nl) }))),
    departmentKeys: new Map(),
  };
}
