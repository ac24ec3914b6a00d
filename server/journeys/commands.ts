// Writes about journeys: founding one, its address and who may see it, the trash, showing it to the client.
import { and, eq, inArray, isNotNull, isNull, notInArray, sql } from "drizzle-orm";
import { z } from "zod";
import {
  journeyCopies,
  journeyMembers,
  journeyShares,
  journeySlugs,
  journeys,
  journeyViews,
} from "#db/schema/journeys.ts";
import { memberships } from "#db/schema/workspaces.ts";
import { createJourneyDoc } from "#document/create.ts";
import { newId } from "#document/new-id.ts";
import { readJourney } from "#document/read.ts";
import { setText, setTranslation } from "#document/texts.ts";
import { BOARD_LANES, type BoardLane } from "#domain/board-lanes.ts";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import { LOCALES, TITLE_MAX } from "#domain/vocabulary.ts";
import type { JourneySeed } from "#domain/journey-seed.ts";
import { channelKeysOf, phaseModel, seedFromModel } from "#domain/phase-models.ts";
import { freeSlug, slugify } from "#domain/slug.ts";
import type { Scope } from "#server/auth/scope.ts";
import { ensureLibraryChannels } from "#server/channels/commands.ts";
import { applyEdit } from "#server/collab/apply-edit.ts";
import { projectJourney } from "#server/collab/read-model.ts";
import { beginLog } from "./log.ts";

import { openJourneyWithin } from "./queries.ts";

const VISIBILITIES = ["workspace", "named"] as const;

/** A new journey: from one of the eight models, or with empty phases of one's own (`model: null`). */
export const newJourney = z.strictObject({
  title: z.string().trim().min(1).max(TITLE_MAX),
  model: z
    .string()
    .max(40)
    .nullable()
    .refine((model) => model === null || phaseModel(model) !== undefined),
  contentLocale: z.enum(LOCALES),
});

export const journeySettings = z.strictObject({
  slug: z.string().trim().min(1).max(80).optional(),
  status: z.enum(["draft", "live", "archived"]).optional(),
  ownerId: id.nullable().optional(),
  visibility: z.enum(VISIBILITIES).optional(),
  /** Memberships that may see it while its visibility is `named`. */
  memberIds: z.array(id).max(500).optional(),
});

/** Makes a journey from a model, in the language its content is written in. */
export async function createJourney(scope: Scope, input: z.infer<typeof newJourney>) {
  const model = input.model === null ? null : phaseModel(input.model);
  const channelIds = model
    ? await ensureLibraryChannels(scope, new Set(channelKeysOf(model)))
    : new Map<string, string>();
  const seed: JourneySeed = model
    ? seedFromModel({
        model,
        locale: input.contentLocale,
        title: input.title,
        newId,
        channelId: (key) => channelIds.get(key) ?? null,
      })
    : { meta: { title: input.title, contentLocale: input.contentLocale }, phases: [], touchpoints: [] };
  return foundJourney(scope, seed, {});
}

/** Makes the journey of a seed: its row, the first state of its log, and its read model, in one transaction. */
export async function foundJourney(
  scope: Scope,
  seed: JourneySeed,
  given: {
    readonly id?: string;
    readonly slug?: string;
    readonly ownerId?: string | null;
    readonly translations?: Record<string, string>;
    /** What it is a copy of. */
    readonly copied?: Pick<typeof journeyCopies.$inferInsert, "sourceId" | "sourceTitle">;
  },
) {
  const journeyId = given.id ?? newId();
  const slug = given.slug ?? (await unusedSlug(scope, seed.meta.title));
  const doc = createJourneyDoc(seed);
  const journey = readJourney(doc);
  await scope.tx.insert(journeys).values({
    workspaceId: scope.workspaceId,
    id: journeyId,
    slug,
    title: journey.meta.title,
    titleTranslations: given.translations ?? {},
    model: journey.meta.model,
    contentLocale: journey.meta.contentLocale,
    ownerId: given.ownerId === undefined ? scope.memberId : given.ownerId,
  });
  await beginLog(scope, journeyId, doc);
  await projectJourney(scope, journeyId, journey, 1);
  doc.destroy();
  const { copied } = given;
  if (copied)
    await scope.tx
      .insert(journeyCopies)
      .values({ ...copied, workspaceId: scope.workspaceId, journeyId, copiedOn: scope.today });
  await scope.audit(copied ? "journey.copy" : "journey.create", { kind: "journey", id: journeyId });
  scope.bell("journey", journeyId);
  return { id: journeyId, slug };
}

/** Changes address, status, owner and visibility; an old address stays as a redirect. */
export async function updateJourney(
  scope: Scope,
  journeyId: string,
  settings: z.infer<typeof journeySettings>,
) {
  const before = await openJourneyWithin(scope, journeyId);
  const { memberIds, slug, ...fields } = settings;
  const nextSlug = slug === undefined ? before.slug : slugify(slug);
  if (nextSlug === "") throw new DomainError("INVALID", { field: "slug" });
  if (nextSlug !== before.slug) await moveSlug(scope, journeyId, before.slug, nextSlug);
  await scope.tx
    .update(journeys)
    .set({ ...fields, slug: nextSlug, updatedAt: sql`now()` })
    .where(and(eq(journeys.workspaceId, scope.workspaceId), eq(journeys.id, journeyId)));
  if (memberIds) await nameMembers(scope, journeyId, memberIds);
  await scope.audit("journey.update", { kind: "journey", id: journeyId });
  scope.bell("journey", journeyId);
  if (settings.visibility !== undefined || memberIds) scope.bell("access", journeyId);
  return { slug: nextSlug };
}

export const boardLanes = z.array(z.enum(BOARD_LANES)).max(BOARD_LANES.length);

/** Keeps which lanes this person wants on the journey's board. It is their own view: no trail, and nobody's bell. */
export async function keepLanes(scope: Scope, journeyId: string, lanes: readonly BoardLane[]): Promise<void> {
  await openJourneyWithin(scope, journeyId);
  if (!scope.userId) throw new DomainError("NOT_FOUND");
  const view = { lanes: [...new Set(lanes)], updatedAt: sql`now()` };
  await scope.tx
    .insert(journeyViews)
    .values({ workspaceId: scope.workspaceId, journeyId, userId: scope.userId, ...view })
    .onConflictDoUpdate({
      target: [journeyViews.workspaceId, journeyViews.journeyId, journeyViews.userId],
      set: view,
    });
}

export const journeyName = z.strictObject({
  title: z.string().trim().min(1).max(TITLE_MAX),
  /** The language the new name is in: a translation where the journey has one in it, else the name itself. */
  locale: z.enum(LOCALES),
});

/** Gives the journey another name, in the live document and in every list at once. Answers with the name it had. */
export async function renameJourney(
  scope: Scope,
  journeyId: string,
  { title, locale }: z.infer<typeof journeyName>,
) {
  const before = await openJourneyWithin(scope, journeyId);
  const translated = locale === before.contentLocale ? undefined : before.titleTranslations[locale];
  const place = { collection: "meta", id: "meta", field: "title" } as const;
  await applyEdit(scope, journeyId, (doc, origin) =>
    translated === undefined
      ? setText(doc, place, title, origin)
      : setTranslation(doc, place, locale, title, origin),
  );
  await scope.tx
    .update(journeys)
    .set(
      translated === undefined
        ? { title }
        : { titleTranslations: { ...before.titleTranslations, [locale]: title } },
    )
    .where(and(eq(journeys.workspaceId, scope.workspaceId), eq(journeys.id, journeyId)));
  await scope.audit("journey.rename", { kind: "journey", id: journeyId });
  scope.bell("journey", journeyId);
  return { previous: translated ?? before.title };
}

/** To the trash: it is out of reach at once, and comes back whole within 30 days. */
export async function removeJourney(scope: Scope, journeyId: string) {
  await scope.tx
    .update(journeys)
    .set({ deletedAt: sql`now()`, deletedBy: scope.memberId })
    .where(
      and(
        eq(journeys.workspaceId, scope.workspaceId),
        eq(journeys.id, journeyId),
        isNull(journeys.deletedAt),
      ),
    );
  await scope.audit("journey.remove", { kind: "journey", id: journeyId });
  scope.bell("journey", journeyId);
  scope.bell("access", journeyId);
}

export async function restoreJourney(scope: Scope, journeyId: string) {
  const back = await scope.tx
    .update(journeys)
    .set({ deletedAt: null, deletedBy: null })
    .where(
      and(
        eq(journeys.workspaceId, scope.workspaceId),
        eq(journeys.id, journeyId),
        isNotNull(journeys.deletedAt),
      ),
    )
    .returning({ id: journeys.id });
  if (back.length === 0) throw new DomainError("NOT_FOUND");
  await scope.audit("journey.restore", { kind: "journey", id: journeyId });
  scope.bell("journey", journeyId);
}

/**
 * Shows the journey to the client.
 * @param toEveryone every guest of the workspace sees it from now on; false leaves it to whom it was shared with
 */
export async function publishJourney(scope: Scope, journeyId: string, toEveryone = true) {
  await openJourneyWithin(scope, journeyId);
  if (toEveryone) await shareWithEveryone(scope, journeyId);
  await setPublished(scope, journeyId, true);
}

async function shareWithEveryone(scope: Scope, journeyId: string) {
  const guests = await scope.tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.workspaceId, scope.workspaceId),
        eq(memberships.role, "guest"),
        isNull(memberships.removedAt),
        isNotNull(memberships.userId),
      ),
    );
  for (const { userId } of guests) if (userId) await shareWith(scope, journeyId, userId);
}

/** Takes the journey away from every guest at once; open portals close. */
export async function unpublishJourney(scope: Scope, journeyId: string) {
  await openJourneyWithin(scope, journeyId);
  await setPublished(scope, journeyId, false);
}

/** Lets one guest see this journey once it is published. */
export async function shareWith(scope: Scope, journeyId: string, userId: string) {
  await scope.tx
    .insert(journeyShares)
    .values({ workspaceId: scope.workspaceId, journeyId, userId, createdBy: scope.memberId })
    .onConflictDoNothing();
}

async function setPublished(scope: Scope, journeyId: string, published: boolean) {
  await scope.tx
    .update(journeys)
    .set({ publishedAt: published ? sql`now()` : null })
    .where(and(eq(journeys.workspaceId, scope.workspaceId), eq(journeys.id, journeyId)));
  await scope.audit(published ? "journey.publish" : "journey.unpublish", { kind: "journey", id: journeyId });
  scope.bell("journey", journeyId);
  scope.bell("portal", journeyId);
  scope.bell("access", journeyId);
}

async function nameMembers(scope: Scope, journeyId: string, memberIds: readonly string[]) {
  const mine = and(
    eq(journeyMembers.workspaceId, scope.workspaceId),
    eq(journeyMembers.journeyId, journeyId),
  );
  await scope.tx
    .delete(journeyMembers)
    .where(and(mine, notInArray(journeyMembers.membershipId, [...memberIds])));
  if (memberIds.length === 0) return;
  const known = await scope.tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.workspaceId, scope.workspaceId), inArray(memberships.id, [...memberIds])));
  if (known.length !== new Set(memberIds).size) throw new DomainError("NOT_FOUND");
  await scope.tx
    .insert(journeyMembers)
    .values(known.map((one) => ({ workspaceId: scope.workspaceId, journeyId, membershipId: one.id })))
    .onConflictDoNothing();
}

/** First address of this title that no journey has or had. */
async function unusedSlug(scope: Scope, title: string): Promise<string> {
  const [now, before] = await Promise.all([
    scope.tx
      .select({ slug: journeys.slug })
      .from(journeys)
      .where(eq(journeys.workspaceId, scope.workspaceId)),
    scope.tx
      .select({ slug: journeySlugs.slug })
      .from(journeySlugs)
      .where(eq(journeySlugs.workspaceId, scope.workspaceId)),
  ]);
  const taken = new Set([...now, ...before].map((row) => row.slug));
  return freeSlug(title, (candidate) => taken.has(candidate));
}

async function moveSlug(scope: Scope, journeyId: string, from: string, to: string) {
  const [taken] = await scope.tx
    .select({ id: journeys.id })
    .from(journeys)
    .where(and(eq(journeys.workspaceId, scope.workspaceId), eq(journeys.slug, to)));
  if (taken) throw new DomainError("SLUG_TAKEN");
  await scope.tx
    .delete(journeySlugs)
    .where(and(eq(journeySlugs.workspaceId, scope.workspaceId), eq(journeySlugs.slug, to)));
  await scope.tx
    .insert(journeySlugs)
    .values({ workspaceId: scope.workspaceId, slug: from, journeyId })
    .onConflictDoUpdate({ target: [journeySlugs.workspaceId, journeySlugs.slug], set: { journeyId } });
}
