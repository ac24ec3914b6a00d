// Reads of evidence: the library, one item, what stands under a claim, and how strong every claim of a journey is.
import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { evidence, evidenceLinks, evidencePrivate, quotes } from "#db/schema/evidence.ts";
import { files } from "#db/schema/files.ts";
import { DomainError } from "#domain/errors.ts";
import { can } from "#domain/permissions.ts";
import type { Scope } from "#server/auth/scope.ts";

const columns = {
  id: evidence.id,
  kind: evidence.kind,
  title: evidence.title,
  body: evidence.body,
  summary: evidence.summary,
  translations: evidence.translations,
  language: evidence.language,
  observedOn: evidence.observedOn,
  source: evidence.source,
  url: evidence.url,
  rating: evidence.rating,
  ratingMax: evidence.ratingMax,
  sentiment: evidence.sentiment,
  segment: evidence.segment,
  personaId: evidence.personaId,
  departmentId: evidence.departmentId,
  consent: evidence.consent,
  internal: evidence.internal,
  /** The import it came with. */
  batchId: evidence.batchId,
  rewarded: evidence.rewarded,
};

const quoteColumns = {
  id: quotes.id,
  evidenceId: quotes.evidenceId,
  text: quotes.text,
  translations: quotes.translations,
  startsAt: quotes.startsAt,
  endsAt: quotes.endsAt,
  page: quotes.page,
  mark: quotes.mark,
};

const fileColumns = {
  id: files.id,
  evidenceId: sql<string>`${files.evidenceId}`,
  name: files.name,
  mime: files.mime,
  bytes: files.bytes,
  width: files.width,
  height: files.height,
};

const linkColumns = {
  id: evidenceLinks.id,
  evidenceId: evidenceLinks.evidenceId,
  quoteId: evidenceLinks.quoteId,
  target: evidenceLinks.target,
  journeyId: evidenceLinks.journeyId,
  targetId: evidenceLinks.targetId,
  stance: evidenceLinks.stance,
  weight: evidenceLinks.weight,
};

/** The library, newest first: each item with its quotes, its links, its file, and the respondent for those who may know. */
export async function listEvidence(scope: Scope) {
  const rows = await scope.tx
    .select(columns)
    .from(evidence)
    .where(and(eq(evidence.workspaceId, scope.workspaceId), isNull(evidence.deletedAt)))
    .orderBy(desc(evidence.observedOn), desc(evidence.createdAt), asc(evidence.id));
  return complete(scope, rows);
}

/** The given items in the given order; what is not there, or lies in the trash, is left out. */
export async function listEvidenceByIds(scope: Scope, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await scope.tx
    .select(columns)
    .from(evidence)
    .where(
      and(
        eq(evidence.workspaceId, scope.workspaceId),
        inArray(evidence.id, [...ids]),
        isNull(evidence.deletedAt),
      ),
    );
  const place = new Map(ids.map((id, at) => [id, at]));
  return complete(
    scope,
    rows.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)),
  );
}

/** @throws NOT_FOUND */
export async function getEvidence(scope: Scope, evidenceId: string) {
  const rows = await scope.tx
    .select(columns)
    .from(evidence)
    .where(
      and(
        eq(evidence.workspaceId, scope.workspaceId),
        eq(evidence.id, evidenceId),
        isNull(evidence.deletedAt),
      ),
    );
  const [item] = await complete(scope, rows);
  if (!item) throw new DomainError("NOT_FOUND");
  return item;
}

/** What stands under any claim of one journey, for the inspector: items that have at least one link there. */
export async function listJourneyEvidence(scope: Scope, journeyId: string) {
  const linked = scope.tx
    .select({ id: evidenceLinks.evidenceId })
    .from(evidenceLinks)
    .where(and(eq(evidenceLinks.workspaceId, scope.workspaceId), eq(evidenceLinks.journeyId, journeyId)));
  const rows = await scope.tx
    .select(columns)
    .from(evidence)
    .where(
      and(
        eq(evidence.workspaceId, scope.workspaceId),
        isNull(evidence.deletedAt),
        inArray(evidence.id, linked),
      ),
    )
    .orderBy(desc(evidence.observedOn), asc(evidence.id));
  return complete(scope, rows);
}

export type EvidenceView = Awaited<ReturnType<typeof listEvidence>>[number];

type Row = Pick<typeof evidence.$inferSelect, keyof typeof columns>;

async function complete(scope: Scope, rows: readonly Row[]) {
  if (rows.length === 0) return [];
  // one parameter however long the list: an import brings tens of thousands
  const ids = sql`any(${sql.param(rows.map((row) => row.id))}::text[])`;
  const isPrivateVisible = can(scope.role, "evidence.viewPrivate");
  const [allQuotes, links, handedIn, privates] = await Promise.all([
    scope.tx
      .select(quoteColumns)
      .from(quotes)
      .where(and(eq(quotes.workspaceId, scope.workspaceId), sql`${quotes.evidenceId} = ${ids}`))
      .orderBy(asc(quotes.position), asc(quotes.id)),
    scope.tx
      .select(linkColumns)
      .from(evidenceLinks)
      .where(and(eq(evidenceLinks.workspaceId, scope.workspaceId), sql`${evidenceLinks.evidenceId} = ${ids}`))
      .orderBy(asc(evidenceLinks.id)),
    scope.tx
      .select(fileColumns)
      .from(files)
      .where(and(eq(files.workspaceId, scope.workspaceId), sql`${files.evidenceId} = ${ids}`)),
    isPrivateVisible
      ? scope.tx
          .select({
            evidenceId: evidencePrivate.evidenceId,
            respondent: evidencePrivate.respondent,
            internalNote: evidencePrivate.internalNote,
            interviewer: evidencePrivate.interviewer,
          })
          .from(evidencePrivate)
          .where(
            and(
              eq(evidencePrivate.workspaceId, scope.workspaceId),
              sql`${evidencePrivate.evidenceId} = ${ids}`,
            ),
          )
      : [],
  ]);
  const quotesOf = byEvidence(allQuotes);
  const linksOf = byEvidence(links);
  const fileOf = new Map(handedIn.map(({ evidenceId, ...file }) => [evidenceId, file]));
  const privateOf = new Map(privates.map((one) => [one.evidenceId, one]));
  return rows.map((row) => ({
    ...row,
    quotes: quotesOf.get(row.id) ?? [],
    links: linksOf.get(row.id) ?? [],
    /** What it was handed in with. */
    file: fileOf.get(row.id) ?? null,
    private: privateOf.get(row.id) ?? null,
  }));
}

function byEvidence<T extends { readonly evidenceId: string }>(rows: readonly T[]): ReadonlyMap<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const own = found.get(row.evidenceId);
    if (own) own.push(row);
    else found.set(row.evidenceId, [row]);
  }
  return found;
}

/** Interviews by the persona they are about; a persona without one is not in it. */
export async function countInterviews(scope: Scope): Promise<Record<string, number>> {
  const rows = await scope.tx
    .select({ personaId: evidence.personaId, count: sql<number>`count(*)::int` })
    .from(evidence)
    .where(
      and(
        eq(evidence.workspaceId, scope.workspaceId),
        eq(evidence.kind, "interview"),
        isNull(evidence.deletedAt),
      ),
    )
    .groupBy(evidence.personaId);
  return Object.fromEntries(rows.flatMap((row) => (row.personaId ? [[row.personaId, row.count]] : [])));
}

/** Counts for the head of the library: items, linked items, nodes they stand under. */
export async function countEvidence(scope: Scope) {
  const [row] = await scope.tx
    .select({
      items: sql<number>`count(distinct ${evidence.id})::int`,
      linked: sql<number>`count(distinct ${evidenceLinks.evidenceId})::int`,
      claims: sql<number>`count(distinct (${evidenceLinks.journeyId}, ${evidenceLinks.targetId})) filter (where ${evidenceLinks.target} = 'node')::int`,
    })
    .from(evidence)
    .leftJoin(
      evidenceLinks,
      and(eq(evidenceLinks.workspaceId, evidence.workspaceId), eq(evidenceLinks.evidenceId, evidence.id)),
    )
    .where(and(eq(evidence.workspaceId, scope.workspaceId), isNull(evidence.deletedAt)));
  return row ?? { items: 0, linked: 0, claims: 0 };
}
