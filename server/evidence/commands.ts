// Writes of evidence: items with their quotes, the links under claims, and a person's confirmation.
import { createHash } from "node:crypto";
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { evidence, evidenceLinks, evidencePrivate, quotes } from "#db/schema/evidence.ts";
import { confirmations } from "#db/schema/journeys.ts";
import { newId } from "#document/new-id.ts";
import { DomainError } from "#domain/errors.ts";
import type { EvidenceInput, NodeLinkInput, QuoteInput } from "#domain/evidence.ts";
import { type FileForm, fitsKind, formOfMime } from "#domain/evidence-file.ts";
import type { Scope } from "#server/auth/scope.ts";
import { openJourneyWithin, requireNode } from "#server/journeys/queries.ts";
import { getEvidence } from "./queries.ts";
import { listStrengths } from "./strengths/queries.ts";

/**
 * Adds an item with its quotes.
 * @param form what its file is; null where it has none
 * @throws INVALID for an image without a picture
 */
export async function createEvidence(
  scope: Scope,
  item: EvidenceInput,
  itemQuotes: readonly (QuoteInput & { id?: string | undefined })[] = [],
  evidenceId = newId(),
  form: FileForm | null = null,
) {
  const { respondent, internalNote, interviewer, ...fields } = item;
  requirePicture(item, form);
  await requireNamed(scope, item);
  await scope.tx.insert(evidence).values({
    ...fields,
    workspaceId: scope.workspaceId,
    id: evidenceId,
    respondentKey: respondentKey(scope, respondent),
    createdBy: scope.memberId,
  });
  await scope.tx
    .insert(evidencePrivate)
    .values({ workspaceId: scope.workspaceId, evidenceId, respondent, internalNote, interviewer });
  const quoteIds: string[] = [];
  for (const quote of itemQuotes) quoteIds.push(await insertQuote(scope, evidenceId, quote, quote.id));
  await scope.audit("evidence.create", { kind: "evidence", id: evidenceId });
  scope.bell("evidence");
  return { id: evidenceId, quoteIds };
}

export async function updateEvidence(scope: Scope, evidenceId: string, item: EvidenceInput) {
  const { respondent, internalNote, interviewer, ...fields } = item;
  await requireNamed(scope, item);
  if (item.kind === "image") {
    const { file } = await getEvidence(scope, evidenceId);
    requirePicture(item, file && formOfMime(file.mime));
  }
  const changed = await scope.tx
    .update(evidence)
    .set({ ...fields, respondentKey: respondentKey(scope, respondent), updatedAt: sql`now()` })
    .where(and(ofItem(scope, evidenceId), isNull(evidence.deletedAt)))
    .returning({ id: evidence.id });
  if (changed.length === 0) throw new DomainError("NOT_FOUND");
  await scope.tx
    .update(evidencePrivate)
    .set({ respondent, internalNote, interviewer })
    .where(
      and(eq(evidencePrivate.workspaceId, scope.workspaceId), eq(evidencePrivate.evidenceId, evidenceId)),
    );
  await scope.audit("evidence.update", { kind: "evidence", id: evidenceId });
  scope.bell("evidence");
}

/** To the trash: it counts nowhere until it is brought back. */
export async function removeEvidence(scope: Scope, evidenceId: string) {
  await setDeleted(scope, evidenceId, true);
  await scope.audit("evidence.remove", { kind: "evidence", id: evidenceId });
  scope.bell("evidence");
}

export async function restoreEvidence(scope: Scope, evidenceId: string) {
  await setDeleted(scope, evidenceId, false);
  await scope.audit("evidence.restore", { kind: "evidence", id: evidenceId });
  scope.bell("evidence");
}

export async function addQuote(scope: Scope, evidenceId: string, quote: QuoteInput) {
  await getEvidence(scope, evidenceId);
  const quoteId = await insertQuote(scope, evidenceId, quote);
  await scope.audit("quote.create", { kind: "quote", id: quoteId });
  scope.bell("evidence");
  return { id: quoteId };
}

/** Removes a quote; links that rest on it go with it. */
export async function removeQuote(scope: Scope, quoteId: string) {
  const gone = await scope.tx
    .delete(quotes)
    .where(and(eq(quotes.workspaceId, scope.workspaceId), eq(quotes.id, quoteId)))
    .returning({ id: quotes.id });
  if (gone.length === 0) throw new DomainError("NOT_FOUND");
  await scope.audit("quote.remove", { kind: "quote", id: quoteId });
  scope.bell("evidence");
}

/** Puts an item under a claim of the scope's journey. The same tie twice is one tie. */
export async function linkEvidence(scope: Scope, journeyId: string, link: NodeLinkInput) {
  await openJourneyWithin(scope, journeyId);
  const item = await getEvidence(scope, link.evidenceId);
  if (link.quoteId && !item.quotes.some((quote) => quote.id === link.quoteId))
    throw new DomainError("NOT_FOUND");
  await requireNode(scope, journeyId, link.nodeId);
  const { nodeId, ...tie } = link;
  const [made] = await scope.tx
    .insert(evidenceLinks)
    .values({
      ...tie,
      workspaceId: scope.workspaceId,
      id: newId(),
      target: "node",
      journeyId,
      targetId: nodeId,
      createdBy: scope.memberId,
    })
    .onConflictDoUpdate({
      target: [
        evidenceLinks.workspaceId,
        evidenceLinks.evidenceId,
        evidenceLinks.quoteId,
        evidenceLinks.target,
        evidenceLinks.journeyId,
        evidenceLinks.targetId,
      ],
      set: { stance: link.stance, weight: link.weight },
    })
    .returning({ id: evidenceLinks.id });
  if (!made) throw new DomainError("CONFLICT");
  await scope.audit("evidence.link", { kind: "evidence", id: link.evidenceId }, { journeyId, nodeId });
  scope.bell("evidence", journeyId);
  return { id: made.id };
}

/** A selected sentence becomes a quote and stands under the claim, in one step. */
export async function attachQuote(
  scope: Scope,
  journeyId: string,
  link: Omit<NodeLinkInput, "quoteId">,
  quote: QuoteInput,
) {
  await getEvidence(scope, link.evidenceId);
  const quoteId = await insertQuote(scope, link.evidenceId, quote);
  const { id: linkId } = await linkEvidence(scope, journeyId, { ...link, quoteId });
  return { quoteId, linkId };
}

/** Takes a tie away and says what it was, so that it can be put back. */
export async function unlinkEvidence(scope: Scope, journeyId: string, linkId: string) {
  const [gone] = await scope.tx
    .delete(evidenceLinks)
    .where(
      and(
        eq(evidenceLinks.workspaceId, scope.workspaceId),
        eq(evidenceLinks.id, linkId),
        eq(evidenceLinks.journeyId, journeyId),
      ),
    )
    .returning();
  if (!gone) throw new DomainError("NOT_FOUND");
  await scope.audit(
    "evidence.unlink",
    { kind: "evidence", id: gone.evidenceId },
    { journeyId, nodeId: gone.targetId },
  );
  scope.bell("evidence", journeyId);
  return {
    evidenceId: gone.evidenceId,
    quoteId: gone.quoteId,
    nodeId: gone.targetId,
    stance: gone.stance,
    weight: gone.weight,
  };
}

/** Whose word it is and on which day; the demo and imports bring their own. */
export interface GivenWord {
  readonly by: string;
  readonly on: string;
}

/** Notes that a person stands for the claim. It counts only where the other conditions hold on that day. */
export async function confirmNode(
  scope: Scope,
  journeyId: string,
  nodeId: string,
  word: GivenWord | null = scope.memberId === null ? null : { by: scope.memberId, on: scope.today },
) {
  await requireNode(scope, journeyId, nodeId);
  if (!word) throw new DomainError("FORBIDDEN");
  const report = (await listStrengths(scope, [journeyId], word.on))[journeyId]?.[nodeId];
  const row = {
    confirmedBy: word.by,
    confirmedOn: word.on,
    heldWhenGiven: report !== undefined && (report.confirmable || report.level === "validated"),
  };
  await scope.tx
    .insert(confirmations)
    .values({ workspaceId: scope.workspaceId, journeyId, nodeId, ...row })
    .onConflictDoUpdate({
      target: [confirmations.workspaceId, confirmations.journeyId, confirmations.nodeId],
      set: { ...row, createdAt: sql`now()` },
    });
  await scope.audit("touchpoint.confirm", { kind: "node", id: nodeId }, { journeyId });
  scope.bell("evidence", journeyId);
}

/** @throws NOT_FOUND where nobody had confirmed it. */
export async function unconfirmNode(scope: Scope, journeyId: string, nodeId: string) {
  const taken = await scope.tx
    .delete(confirmations)
    .where(
      and(
        eq(confirmations.workspaceId, scope.workspaceId),
        eq(confirmations.journeyId, journeyId),
        eq(confirmations.nodeId, nodeId),
      ),
    )
    .returning({ nodeId: confirmations.nodeId });
  if (taken.length === 0) throw new DomainError("NOT_FOUND");
  await scope.audit("touchpoint.unconfirm", { kind: "node", id: nodeId }, { journeyId });
  scope.bell("evidence", journeyId);
}

function requirePicture(item: EvidenceInput, form: FileForm | null): void {
  if (!fitsKind(item.kind, form))
    throw new DomainError("INVALID", { field: "kind", sentence: "imageWithout" });
}

/** What an item names must be here: a persona, a department, a person. */
async function requireNamed(scope: Scope, item: EvidenceInput): Promise<void> {
  const here = scope.workspaceId;
  const named = [
    [item.personaId, sql`select 1 from personas where workspace_id = ${here} and id = ${item.personaId}`],
    [
      item.departmentId,
      sql`select 1 from departments where workspace_id = ${here} and id = ${item.departmentId}`,
    ],
    [item.interviewer, sql`select 1 from people where workspace_id = ${here} and id = ${item.interviewer}`],
  ] as const;
  for (const [given, found] of named) {
    if (given !== null && (await scope.tx.execute(found)).length === 0) throw new DomainError("NOT_FOUND");
  }
}

const ofItem = (scope: Scope, evidenceId: string) =>
  and(eq(evidence.workspaceId, scope.workspaceId), eq(evidence.id, evidenceId));

async function setDeleted(scope: Scope, evidenceId: string, deleted: boolean) {
  const changed = await scope.tx
    .update(evidence)
    .set(
      deleted ? { deletedAt: sql`now()`, deletedBy: scope.memberId } : { deletedAt: null, deletedBy: null },
    )
    .where(
      and(ofItem(scope, evidenceId), deleted ? isNull(evidence.deletedAt) : isNotNull(evidence.deletedAt)),
    )
    .returning({ id: evidence.id });
  if (changed.length === 0) throw new DomainError("NOT_FOUND");
}

/** The row alone: whoever calls it writes the trail. */
export async function insertQuote(scope: Scope, evidenceId: string, quote: QuoteInput, quoteId = newId()) {
  const { text, translations: inOther, startsAt, endsAt, page, mark } = quote;
  await scope.tx.insert(quotes).values({
    workspaceId: scope.workspaceId,
    id: quoteId,
    evidenceId,
    text,
    translations: inOther,
    startsAt,
    endsAt,
    page,
    mark,
    position: sql`(select count(*) from quotes q where q.workspace_id = ${scope.workspaceId} and q.evidence_id = ${evidenceId})`,
  });
  return quoteId;
}

/** Same name, same key: two records of one person count once, and the key tells nobody who it was. */
export function respondentKey(scope: Scope, respondent: string): string | null {
  const name = respondent.normalize("NFKC").trim().toLowerCase();
  return name === ""
    ? null
    : createHash("sha256").update(`${scope.workspaceId}/${name}`).digest("base64url").slice(0, 22);
}
