// Evidence under the lines of a persona: the tie, taking it away, what stands there, and how strong each line is by it.
import { and, eq, isNull, sql } from "drizzle-orm";
import { evidence, evidenceLinks, quotes } from "#db/schema/evidence.ts";
import { personaLines } from "#db/schema/research.ts";
import { newId } from "#document/new-id.ts";
import { DomainError } from "#domain/errors.ts";
import {
  type EvidenceKind,
  type LineLinkInput,
  type QuotedLineInput,
  quoteInput,
  type Stance,
} from "#domain/evidence.ts";
import { type StrengthItem, type StrengthReport, strengthOf } from "#domain/evidence-strength.ts";
import { LIMITS } from "#domain/limits.ts";
import type { Scope } from "#server/auth/scope.ts";
import { getPersona } from "#server/personas/queries.ts";
import { insertQuote } from "./commands.ts";
import { getEvidence, listEvidenceByIds } from "./queries.ts";

/** Puts an item under a line. The same tie twice is one tie. */
export async function linkLine(scope: Scope, { lineId, ...tie }: LineLinkInput) {
  const item = await getEvidence(scope, tie.evidenceId);
  if (tie.quoteId && !item.quotes.some((quote) => quote.id === tie.quoteId))
    throw new DomainError("NOT_FOUND");
  const [line] = await scope.tx
    .select({ personaId: personaLines.personaId })
    .from(personaLines)
    .where(and(eq(personaLines.workspaceId, scope.workspaceId), eq(personaLines.id, lineId)));
  if (!line) throw new DomainError("NOT_FOUND");
  await getPersona(scope, line.personaId);
  const [made] = await scope.tx
    .insert(evidenceLinks)
    .values({
      ...tie,
      workspaceId: scope.workspaceId,
      id: newId(),
      target: "persona_line",
      targetId: lineId,
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
      set: { stance: tie.stance, weight: tie.weight },
    })
    .returning({ id: evidenceLinks.id });
  if (!made) throw new DomainError("CONFLICT");
  await scope.audit("evidence.link", { kind: "evidence", id: tie.evidenceId }, { lineId });
  scope.bell("evidence");
  return { id: made.id };
}

export interface QuotedLine {
  readonly lineId: string;
  readonly quoteId: string;
  /** The quote was made for this line. */
  readonly isNewQuote: boolean;
}

/**
 * A sentence of an item becomes a line of a persona that rests on it: quote, line and tie in one step.
 * @throws NOT_FOUND for an item, a quote of it or a persona that is not here; TOO_LARGE where the persona is full
 */
export async function quoteToLine(scope: Scope, input: QuotedLineInput): Promise<QuotedLine> {
  const { evidenceId, personaId, field } = input;
  const item = await getEvidence(scope, evidenceId);
  const persona = await getPersona(scope, personaId);
  if (persona.lines.length >= LIMITS.personaLines)
    throw new DomainError("TOO_LARGE", { max: LIMITS.personaLines });
  const existing = item.quotes.find((quote) => quote.id === input.quoteId);
  const words = existing ?? input.quote;
  if (!words) throw new DomainError("NOT_FOUND");
  const quoteId = existing?.id ?? (await insertQuote(scope, evidenceId, quoteInput.parse(words)));
  const lineId = newId();
  await scope.tx.insert(personaLines).values({
    workspaceId: scope.workspaceId,
    id: lineId,
    personaId,
    field,
    text: words.text,
    translations: words.translations,
    position: persona.lines.length,
  });
  await linkLine(scope, { evidenceId, quoteId, lineId, stance: "supports", weight: 2 });
  scope.bell("persona");
  return { lineId, quoteId, isNewQuote: existing === undefined };
}

/** The inverse of {@link quoteToLine}: line and tie go, and the quote where it was made for the line. */
export async function takeQuotedLine(scope: Scope, { lineId, quoteId, isNewQuote }: QuotedLine) {
  const here = scope.workspaceId;
  const untied = await scope.tx
    .delete(evidenceLinks)
    .where(
      and(
        eq(evidenceLinks.workspaceId, here),
        eq(evidenceLinks.target, "persona_line"),
        eq(evidenceLinks.targetId, lineId),
        eq(evidenceLinks.quoteId, quoteId),
      ),
    )
    .returning({ id: evidenceLinks.id });
  if (untied.length === 0) throw new DomainError("NOT_FOUND");
  await scope.tx
    .delete(personaLines)
    .where(and(eq(personaLines.workspaceId, here), eq(personaLines.id, lineId)));
  if (isNewQuote)
    await scope.tx.delete(quotes).where(and(eq(quotes.workspaceId, here), eq(quotes.id, quoteId)));
  await scope.audit("evidence.unlink", { kind: "quote", id: quoteId }, { lineId });
  scope.bell("persona");
  scope.bell("evidence");
}

/** Takes a tie away and says what it was, so that it can be put back. */
export async function unlinkLine(scope: Scope, linkId: string): Promise<LineLinkInput> {
  const [gone] = await scope.tx
    .delete(evidenceLinks)
    .where(
      and(
        eq(evidenceLinks.workspaceId, scope.workspaceId),
        eq(evidenceLinks.id, linkId),
        eq(evidenceLinks.target, "persona_line"),
      ),
    )
    .returning();
  if (!gone) throw new DomainError("NOT_FOUND");
  const { evidenceId, quoteId, targetId: lineId, stance, weight } = gone;
  await scope.audit("evidence.unlink", { kind: "evidence", id: evidenceId }, { lineId });
  scope.bell("evidence");
  return { evidenceId, quoteId, lineId, stance: stance as Stance, weight };
}

/** Only what stands under these lines, found by the index of what a link points to. */
const underLines = (scope: Scope, lines: readonly { readonly id: string }[]) =>
  sql`${evidenceLinks.workspaceId} = ${scope.workspaceId} and ${evidenceLinks.journeyId} is null
    and ${evidenceLinks.targetId} = any(${sql.param(lines.map((line) => line.id))}::text[])
    and ${evidenceLinks.target} = 'persona_line'`;

/** The items that stand under a persona's lines, with all their links. @throws NOT_FOUND */
export async function listLineEvidence(scope: Scope, personaId: string) {
  const { lines } = await getPersona(scope, personaId);
  const rows = await scope.tx
    .selectDistinct({ id: evidenceLinks.evidenceId })
    .from(evidenceLinks)
    .where(and(eq(evidenceLinks.workspaceId, scope.workspaceId), underLines(scope, lines)));
  return listEvidenceByIds(
    scope,
    rows.map((row) => row.id),
  );
}

/** Strength of every line of a persona, by the same rule as a touchpoint's. A line without evidence is an assumption. */
export async function listLineStrengths(
  scope: Scope,
  personaId: string,
): Promise<Record<string, StrengthReport>> {
  const { lines } = await getPersona(scope, personaId);
  const links = await scope.tx
    .select({
      lineId: evidenceLinks.targetId,
      stance: evidenceLinks.stance,
      evidenceId: evidence.id,
      kind: evidence.kind,
      date: evidence.observedOn,
      respondent: evidence.respondentKey,
    })
    .from(evidenceLinks)
    .innerJoin(
      evidence,
      and(eq(evidence.workspaceId, evidenceLinks.workspaceId), eq(evidence.id, evidenceLinks.evidenceId)),
    )
    .where(and(underLines(scope, lines), isNull(evidence.deletedAt)));
  return Object.fromEntries(
    lines.map((line) => {
      const items = links
        .filter((link) => link.lineId === line.id)
        .map(
          ({ evidenceId, kind, date, stance, respondent }): StrengthItem => ({
            evidenceId,
            kind: kind as EvidenceKind,
            date,
            stance: stance as Stance,
            respondent,
          }),
        );
      return [line.id, strengthOf({ items, metrics: [], confirmation: null, asOf: scope.today })];
    }),
  );
}
