// Reads of the library: pages of what was asked for, what can be filtered by, marks per phase, from what each touchpoint is
// known, and themes. Every read holds its size whatever the workspace holds.
import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { evidence, evidenceThemes } from "#db/schema/evidence.ts";
import { journeyNodes } from "#db/schema/journeys.ts";
import { metrics, readings } from "#db/schema/research.ts";
import {
  EVIDENCE_PAGE,
  type EvidenceCursor,
  type EvidenceFilter,
  searchWords,
} from "#domain/evidence-search.ts";
import { DATA_PROMPTS, type DataPrompt, promptOf } from "#domain/data-prompts.ts";
import type { QuoteMark } from "#domain/evidence.ts";
import { createThemeCount, defaultThemes, type Theme } from "#domain/themes.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listEvidenceByIds } from "#server/evidence/queries.ts";
import { listStrengths } from "#server/evidence/strengths/queries.ts";
import { requireImport } from "#server/imports/queries.ts";
import { listJourneys, openJourneyWithin } from "#server/journeys/queries.ts";
import { getPersona } from "#server/personas/queries.ts";

/** What customers wrote themselves, so that their own words can be counted. */
const WRITTEN_KINDS = ["review", "ticket", "survey"] as const;
/** Themes are read from the newest of these; the panel says how many that were. */
const THEME_DOCUMENTS = 2_000;
/** Documents after which other work gets its turn. */
const THEME_TURN = 25;

/** One page of the library: what stands under nothing yet first, then the newest. `next` is null on the last page. */
export async function searchEvidence(scope: Scope, filter: EvidenceFilter, cursor: EvidenceCursor | null) {
  if (filter.journeyId !== null) await openJourneyWithin(scope, filter.journeyId);
  if (filter.personaId !== null) await getPersona(scope, filter.personaId);
  if (filter.batchId !== null) await requireImport(scope, filter.batchId);
  const asked = await askedOf(scope, filter);
  const ids: string[] = [];
  for (const linked of filter.isUnlinkedOnly ? [false] : [false, true]) {
    if (ids.length > EVIDENCE_PAGE || (cursor !== null && cursor.isLinked && !linked)) continue;
    const after =
      cursor !== null && cursor.isLinked === linked ? { afterDay: cursor.day, afterId: cursor.id } : {};
    ids.push(...(await findIds(scope, { ...asked, linked, ...after }, EVIDENCE_PAGE + 1 - ids.length)));
  }
  const items = await listEvidenceByIds(scope, ids.slice(0, EVIDENCE_PAGE));
  const last = items.at(-1);
  const next: EvidenceCursor | null =
    last !== undefined && ids.length > EVIDENCE_PAGE
      ? { isLinked: last.links.length > 0, day: last.observedOn, id: last.id }
      : null;
  return { items, next };
}

async function findIds(scope: Scope, asked: object, most: number): Promise<string[]> {
  const rows = await scope.tx.execute<{ id: string }>(
    sql`select search_evidence(${JSON.stringify(asked)}::jsonb, ${most}::int) as id`,
  );
  return rows.map((row) => row.id);
}

/** The filter as the database function takes it: only what is asked for. */
async function askedOf(scope: Scope, filter: EvidenceFilter): Promise<Record<string, unknown>> {
  const words = searchWords(filter.search);
  return {
    ...(words.length > 0 ? { words } : {}),
    ...(filter.kinds.length > 0 ? { kinds: filter.kinds } : {}),
    ...(filter.source === null ? {} : { source: filter.source }),
    ...(filter.personaId === null ? {} : { persona: filter.personaId }),
    ...(filter.journeyId === null ? {} : { journey: filter.journeyId }),
    ...(filter.journeyId === null || filter.phaseId === null ? {} : { phase: filter.phaseId }),
    ...(filter.batchId === null ? {} : { batch: filter.batchId }),
    ...(filter.from === "" ? {} : { from: filter.from }),
    ...(filter.until === "" ? {} : { until: filter.until }),
    ...(filter.mark === null ? {} : { mark: filter.mark }),
    ...(filter.isRewardedOnly ? { rewarded: true } : {}),
    ...(filter.theme === null ? {} : { ids: await idsOfTheme(scope, filter.theme) }),
  };
}

/** What the library holds, by everything it can be filtered by. */
export async function countLibrary(scope: Scope) {
  const groups = await scope.tx
    .select({
      kind: evidence.kind,
      source: evidence.source,
      personaId: evidence.personaId,
      isLinked: evidence.isLinked,
      rewarded: evidence.rewarded,
      count: sql<number>`count(*)::int`,
    })
    .from(evidence)
    .where(and(eq(evidence.workspaceId, scope.workspaceId), isNull(evidence.deletedAt)))
    .groupBy(evidence.kind, evidence.source, evidence.personaId, evidence.isLinked, evidence.rewarded);
  const sum = (fits: (group: (typeof groups)[number]) => boolean) =>
    groups.filter(fits).reduce((total, group) => total + group.count, 0);
  const by = <K extends string>(keyOf: (group: (typeof groups)[number]) => K | null) => {
    const counts = new Map<K, number>();
    for (const group of groups) {
      const key = keyOf(group);
      if (key !== null) counts.set(key, (counts.get(key) ?? 0) + group.count);
    }
    return [...counts].map(([key, count]) => ({ key, count })).sort((a, b) => a.key.localeCompare(b.key));
  };
  return {
    items: sum(() => true),
    unlinked: sum((group) => !group.isLinked),
    rewarded: sum((group) => group.rewarded),
    reviews: sum((group) => group.kind === "review"),
    kinds: by((group) => group.kind),
    sources: by((group) => group.source),
    personas: by((group) => group.personaId),
  };
}

export interface PromptAnswer {
  readonly prompt: DataPrompt["id"];
  /** The newest answer, and how many there are. */
  readonly id: string;
  readonly source: string;
  readonly day: string;
  readonly count: number;
}

/** The newest answer to each of the six questions about customers; a question without one is not in it. */
export async function listPrompts(scope: Scope): Promise<PromptAnswer[]> {
  const titles = DATA_PROMPTS.flatMap(({ question }) => [question.nl, question.en]);
  const rows = await scope.tx
    .select({ title: evidence.title, id: evidence.id, source: evidence.source, day: evidence.observedOn })
    .from(evidence)
    .where(
      and(
        eq(evidence.workspaceId, scope.workspaceId),
        isNull(evidence.deletedAt),
        inArray(evidence.title, titles),
      ),
    )
    .orderBy(desc(evidence.observedOn), desc(evidence.id));
  return DATA_PROMPTS.flatMap(({ id: prompt }) => {
    const answers = rows.filter((row) => promptOf(row.title) === prompt);
    const [newest] = answers;
    if (!newest) return [];
    return [{ prompt, id: newest.id, source: newest.source, day: newest.day, count: answers.length }];
  });
}

export interface MarkCount {
  readonly mark: QuoteMark;
  readonly journeyId: string | null;
  /** Null for sentences that stand under nothing with a phase. */
  readonly phaseId: string | null;
  readonly count: number;
}

/** Marked sentences by mark and phase. A sentence under two phases counts in both; one that stands nowhere counts once, without. */
export async function listMarks(scope: Scope): Promise<MarkCount[]> {
  const rows = await scope.tx.execute<{
    mark: string;
    journey: string | null;
    phase: string | null;
    count: number;
  }>(sql`
    select q.mark, l.journey_id as journey, p.phase, count(distinct q.id)::int as count
    from quotes q
    join evidence e on e.workspace_id = q.workspace_id and e.id = q.evidence_id and e.deleted_at is null
    left join evidence_links l
      on l.workspace_id = q.workspace_id and l.evidence_id = q.evidence_id and l.quote_id = q.id and l.target = 'node'
    left join lateral (
      select coalesce(case when n.kind = 'phases' then n.node_id end, case when up.kind = 'phases' then up.node_id end, up.parent_id) as phase
      from journey_nodes n
      left join journey_nodes up on up.workspace_id = n.workspace_id and up.journey_id = n.journey_id and up.node_id = n.parent_id
      where n.workspace_id = q.workspace_id and n.journey_id = l.journey_id and n.node_id = l.target_id and n.removed_at is null
    ) p on true
    where q.workspace_id = ${scope.workspaceId}
    group by 1, 2, 3 order by 1, 2, 3`);
  const visible = new Set((await listJourneys(scope)).map((journey) => journey.id));
  return rows
    .filter((row) => row.journey === null || visible.has(row.journey))
    .map((row) => ({
      mark: row.mark as QuoteMark,
      journeyId: row.journey,
      phaseId: row.phase,
      count: row.count,
    }));
}

/** The three sources a journey is known from, and for each touchpoint which of them stand behind it. */
export async function listSources(scope: Scope) {
  const journeys = await listJourneys(scope);
  const ids = journeys.map((journey) => journey.id);
  const here = eq(readings.workspaceId, scope.workspaceId);
  const [strengths, nodes, [data]] = await Promise.all([
    listStrengths(scope, ids),
    ids.length === 0
      ? []
      : scope.tx
          .select({ id: journeyNodes.nodeId, journeyId: journeyNodes.journeyId, data: journeyNodes.data })
          .from(journeyNodes)
          .where(
            and(
              eq(journeyNodes.workspaceId, scope.workspaceId),
              inArray(journeyNodes.journeyId, ids),
              eq(journeyNodes.kind, "touchpoints"),
              isNull(journeyNodes.removedAt),
            ),
          )
          .orderBy(asc(journeyNodes.journeyId), asc(journeyNodes.nodeId)),
    scope.tx
      .select({
        readings: sql<number>`count(*)::int`,
        metrics: sql<number>`count(distinct ${readings.metricId})::int`,
      })
      .from(readings)
      .innerJoin(
        metrics,
        and(
          eq(metrics.workspaceId, readings.workspaceId),
          eq(metrics.id, readings.metricId),
          isNull(metrics.deletedAt),
        ),
      )
      .where(here),
  ]);
  return {
    data: data ?? { readings: 0, metrics: 0 },
    touchpoints: nodes.map((node) => {
      const report = strengths[node.journeyId]?.[node.id];
      const { title, translations } = node.data as { title?: string; translations?: Record<string, string> };
      return {
        id: node.id,
        journeyId: node.journeyId,
        title: title ?? "",
        translations: translations ?? {},
        /** Items of feedback, for and against, and metrics with a fresh reading; nothing of either is from one's own head. */
        feedback: (report?.items ?? 0) + (report?.against ?? 0),
        data: report?.metrics ?? 0,
      };
    }),
  };
}

/** The list of themes: the workspace's own, or what everybody begins with. */
export async function listThemeWords(scope: Scope, locale: "nl" | "en"): Promise<Theme[]> {
  const own = await scope.tx
    .select({ name: evidenceThemes.name, keywords: evidenceThemes.keywords })
    .from(evidenceThemes)
    .where(eq(evidenceThemes.workspaceId, scope.workspaceId))
    .orderBy(asc(evidenceThemes.position), asc(evidenceThemes.id));
  return own.length > 0 ? own : defaultThemes(locale);
}

/** What customers write about: themes of the list, and phrases that tell low ratings from high ones. */
export async function listThemes(scope: Scope, locale: "nl" | "en") {
  const words = await listThemeWords(scope, locale);
  const { documents, themes, terms } = await countThemes(scope, words);
  const shown = <F extends { readonly ids: readonly string[] }>({ ids, ...found }: F) => ({
    ...found,
    count: ids.length,
  });
  return { words, documents, themes: themes.map(shown), terms: terms.map(shown) };
}

async function idsOfTheme(
  scope: Scope,
  { kind, name }: NonNullable<EvidenceFilter["theme"]>,
): Promise<readonly string[]> {
  const own = await listThemeWords(scope, "nl");
  // Without a list of its own, the workspace's readers know the first one by its name in their language.
  const words = own.some((one) => one.name === name) ? own : await listThemeWords(scope, "en");
  const found = await countThemes(scope, words);
  return (kind === "theme" ? found.themes : found.terms).find((one) => one.name === name)?.ids ?? [];
}

async function countThemes(scope: Scope, words: readonly Theme[]) {
  const rows = await scope.tx
    .select({
      id: evidence.id,
      respondent: evidence.respondentKey,
      title: evidence.title,
      body: evidence.body,
      rating: evidence.rating,
      ratingMax: evidence.ratingMax,
    })
    .from(evidence)
    .where(
      and(
        eq(evidence.workspaceId, scope.workspaceId),
        isNull(evidence.deletedAt),
        inArray(evidence.kind, [...WRITTEN_KINDS]),
      ),
    )
    .orderBy(desc(evidence.observedOn), desc(evidence.id))
    .limit(THEME_DOCUMENTS);
  const count = createThemeCount(words);
  for (const [place, { id, respondent, title, body, rating, ratingMax }] of rows.entries()) {
    if (place % THEME_TURN === THEME_TURN - 1) await new Promise((resume) => setImmediate(resume));
    count.add({ id, subject: respondent ?? id, text: `${title}\n${body}`, rating, ratingMax });
  }
  return count.result();
}

export type LibraryPage = Awaited<ReturnType<typeof searchEvidence>>;
export type LibraryCount = Awaited<ReturnType<typeof countLibrary>>;
export type ThemesView = Awaited<ReturnType<typeof listThemes>>;
export type SourcesView = Awaited<ReturnType<typeof listSources>>;
