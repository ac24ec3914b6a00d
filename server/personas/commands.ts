// Writes of personas. A line is a row of its own, because evidence links to lines.
import { and, eq, inArray, isNotNull, isNull, notInArray, sql } from "drizzle-orm";
import { z } from "zod";
import { productGroups } from "#db/schema/groups.ts";
import { personaProductGroups } from "#db/schema/persona-links.ts";
import { personaChannels, personaLines, personas } from "#db/schema/research.ts";
import { newId } from "#document/new-id.ts";
import { usesAfter } from "#domain/channel-use.ts";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import { monthString } from "#domain/journey.ts";
import { PERSONA_FIELDS, PERSONA_THREADS } from "#domain/persona.ts";
import { DEVICES, GENERATIONS } from "#domain/persona-device.ts";
import type { Scope } from "#server/auth/scope.ts";
import { monthIn } from "#server/clock.ts";
import { listChannelUses } from "./queries.ts";

const translations = z.record(z.string().max(60), z.string().max(2_000));

/** Everything a person types about a persona; lines that keep their id keep their evidence. */
export const personaFields = z.strictObject({
  name: z.string().trim().min(1).max(200),
  age: z.number().int().min(0).max(120).nullable().default(null),
  thread: z.enum(PERSONA_THREADS).default("red"),
  tagline: z.string().max(500).default(""),
  occupation: z.string().max(500).default(""),
  translations: translations.default({}),
  internal: z.boolean().default(false),
  /** Made up to stand for a group, or a portrait of one real customer. */
  fictional: z.boolean().default(true),
  customerGroupId: id.nullable().default(null),
  generation: z.enum(GENERATIONS).nullable().default(null),
  devices: z.partialRecord(z.enum(DEVICES), z.enum(["has", "lacks"])).default({}),
  expertise: z.string().max(500).default(""),
  photoFileId: id.nullable().default(null),
  photoAlt: z.string().trim().max(500).default(""),
  lines: z
    .array(
      z.strictObject({
        id: id.optional(),
        field: z.enum(PERSONA_FIELDS),
        text: z.string().trim().min(1).max(2_000),
        translations: translations.default({}),
      }),
    )
    .max(200)
    .default([]),
  channelIds: z.array(id).max(100).default([]),
  /** Products or services she is a customer of. */
  productGroupIds: z.array(id).max(100).default([]),
});
type PersonaFields = z.infer<typeof personaFields>;

/** Makes a persona with its lines and channels. */
export async function createPersona(scope: Scope, persona: PersonaFields, personaId = newId()) {
  const [{ position }] = await nextPosition(scope);
  const { lines, channelIds, productGroupIds, ...fields } = persona;
  await scope.tx
    .insert(personas)
    .values({ ...fields, workspaceId: scope.workspaceId, id: personaId, position });
  await writeLines(scope, personaId, lines);
  await writeChannels(scope, personaId, channelIds, true);
  await writeProductGroups(scope, personaId, productGroupIds);
  await scope.audit("persona.create", { kind: "persona", id: personaId });
  scope.bell("persona");
  return { id: personaId };
}

/** Replaces fields, lines (by id) and channels. */
export async function updatePersona(scope: Scope, personaId: string, persona: PersonaFields) {
  const { lines, channelIds, productGroupIds, ...fields } = persona;
  const changed = await scope.tx
    .update(personas)
    .set({ ...fields, updatedAt: sql`now()` })
    .where(
      and(
        eq(personas.workspaceId, scope.workspaceId),
        eq(personas.id, personaId),
        isNull(personas.deletedAt),
      ),
    )
    .returning({ createdAt: personas.createdAt });
  const [row] = changed;
  if (!row) throw new DomainError("NOT_FOUND");
  await writeLines(scope, personaId, lines);
  const isFirst = monthIn(scope.workspace.timeZone, row.createdAt) === scope.month;
  await writeChannels(scope, personaId, channelIds, isFirst);
  await writeProductGroups(scope, personaId, productGroupIds);
  await scope.audit("persona.update", { kind: "persona", id: personaId });
  scope.bell("persona");
}

/**
 * Marks the customer one wishes for, of whom there is at most one, or nobody (null).
 * @returns who was marked before, for the way back
 */
export async function setDreamPersona(scope: Scope, personaId: string | null) {
  const here = and(eq(personas.workspaceId, scope.workspaceId), isNull(personas.deletedAt));
  const [former] = await scope.tx
    .update(personas)
    .set({ isDream: false })
    .where(and(here, eq(personas.isDream, true)))
    .returning({ id: personas.id });
  if (personaId !== null) {
    const marked = await scope.tx
      .update(personas)
      .set({ isDream: true })
      .where(and(here, eq(personas.id, personaId)))
      .returning({ id: personas.id });
    if (marked.length === 0) throw new DomainError("NOT_FOUND");
  }
  await scope.audit("persona.dream", { kind: "persona", id: personaId ?? former?.id ?? scope.workspaceId });
  scope.bell("persona");
  return { before: former?.id ?? null };
}

/** To the trash, from where it comes back whole. */
export async function removePersona(scope: Scope, personaId: string) {
  await setDeleted(scope, personaId, true);
  await scope.audit("persona.remove", { kind: "persona", id: personaId });
  scope.bell("persona");
}

export async function restorePersona(scope: Scope, personaId: string) {
  await setDeleted(scope, personaId, false);
  await scope.audit("persona.restore", { kind: "persona", id: personaId });
  scope.bell("persona");
}

async function setDeleted(scope: Scope, personaId: string, deleted: boolean) {
  const changed = await scope.tx
    .update(personas)
    .set(
      deleted
        ? { deletedAt: sql`now()`, deletedBy: scope.memberId }
        : { deletedAt: null, deletedBy: null, isDream: stillDream(scope) },
    )
    .where(
      and(
        eq(personas.workspaceId, scope.workspaceId),
        eq(personas.id, personaId),
        deleted ? isNull(personas.deletedAt) : isNotNull(personas.deletedAt),
      ),
    )
    .returning({ id: personas.id });
  if (changed.length === 0) throw new DomainError("NOT_FOUND");
}

/** Whoever was marked meanwhile stays the one: the mark comes back from the trash only where nobody has it. */
const stillDream = ({ workspaceId }: Scope) =>
  sql`is_dream and not exists (select 1 from personas p where p.workspace_id = ${workspaceId} and p.is_dream and p.deleted_at is null)`;

const nextPosition = (scope: Scope) =>
  scope.tx
    .select({ position: sql<number>`coalesce(max(${personas.position}), 0)::int + 1` })
    .from(personas)
    .where(eq(personas.workspaceId, scope.workspaceId)) as unknown as Promise<[{ position: number }]>;

async function writeLines(scope: Scope, personaId: string, lines: PersonaFields["lines"]) {
  const kept = lines.map((line) => ({ ...line, id: line.id ?? newId() }));
  const mine = and(eq(personaLines.workspaceId, scope.workspaceId), eq(personaLines.personaId, personaId));
  await scope.tx.delete(personaLines).where(
    and(
      mine,
      notInArray(
        personaLines.id,
        kept.map((line) => line.id),
      ),
    ),
  );
  for (const [position, line] of kept.entries()) {
    await scope.tx
      .insert(personaLines)
      .values({ ...line, workspaceId: scope.workspaceId, personaId, position })
      .onConflictDoUpdate({
        target: [personaLines.workspaceId, personaLines.id],
        set: { field: line.field, text: line.text, translations: line.translations, position },
        setWhere: eq(personaLines.personaId, personaId),
      });
  }
}

/**
 * @param isFirst the persona was made this month: its channels always were so
 */
async function writeChannels(
  scope: Scope,
  personaId: string,
  channelIds: readonly string[],
  isFirst: boolean,
) {
  const before = await listChannelUses(scope, [personaId]);
  const after = usesAfter(before, channelIds, scope.month, isFirst);
  await scope.tx
    .delete(personaChannels)
    .where(and(eq(personaChannels.workspaceId, scope.workspaceId), eq(personaChannels.personaId, personaId)));
  if (after.length === 0) return;
  await scope.tx.insert(personaChannels).values(
    after.map(({ channelId, since, until }) => ({
      workspaceId: scope.workspaceId,
      personaId,
      channelId,
      since,
      until,
    })),
  );
}

/** @throws NOT_FOUND for a group that is not here */
async function writeProductGroups(scope: Scope, personaId: string, productGroupIds: readonly string[]) {
  const { workspaceId } = scope;
  const wanted = [...new Set(productGroupIds)];
  await scope.tx
    .delete(personaProductGroups)
    .where(
      and(
        eq(personaProductGroups.workspaceId, workspaceId),
        eq(personaProductGroups.personaId, personaId),
        notInArray(personaProductGroups.productGroupId, wanted),
      ),
    );
  if (wanted.length === 0) return;
  const known = await scope.tx
    .select({ id: productGroups.id })
    .from(productGroups)
    .where(and(eq(productGroups.workspaceId, workspaceId), inArray(productGroups.id, wanted)));
  if (known.length < wanted.length) throw new DomainError("NOT_FOUND");
  await scope.tx
    .insert(personaProductGroups)
    .values(wanted.map((productGroupId) => ({ workspaceId, personaId, productGroupId })))
    .onConflictDoNothing();
}

export const channelUseInput = z
  .strictObject({ channelId: id, since: monthString.nullable(), until: monthString.nullable() })
  .refine(({ since, until }) => since === null || until === null || since <= until, { path: ["until"] });

/** Dates the use of a channel that was written down for the persona. @throws NOT_FOUND where it was not */
export async function dateChannelUse(
  scope: Scope,
  personaId: string,
  { channelId, since, until }: z.infer<typeof channelUseInput>,
) {
  const dated = await scope.tx
    .update(personaChannels)
    .set({ since, until })
    .where(
      and(
        eq(personaChannels.workspaceId, scope.workspaceId),
        eq(personaChannels.personaId, personaId),
        eq(personaChannels.channelId, channelId),
      ),
    )
    .returning({ channelId: personaChannels.channelId });
  if (dated.length === 0) throw new DomainError("NOT_FOUND");
  await scope.audit("persona.dateChannel", { kind: "persona", id: personaId }, { channelId });
  scope.bell("persona");
}
