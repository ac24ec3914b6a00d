// Writes of the library: what a sentence is to the customer, the list of themes, and forgetting a person.
import { and, eq, isNull, sql } from "drizzle-orm";
import { evidence, evidenceThemes, quotes } from "#db/schema/evidence.ts";
import { newId } from "#document/new-id.ts";
import { DomainError } from "#domain/errors.ts";
import type { QuoteMark } from "#domain/evidence.ts";
import type { Theme } from "#domain/themes.ts";
import type { Scope } from "#server/auth/scope.ts";
import { BYTES_GRACE_MINUTES, FORGET_BYTES_JOB } from "#server/files/queries.ts";

/** Says what a sentence is to the customer, and answers what it was before. @throws NOT_FOUND */
export async function markQuote(scope: Scope, quoteId: string, mark: QuoteMark) {
  const [before] = await scope.tx
    .select({ mark: quotes.mark })
    .from(quotes)
    .where(and(eq(quotes.workspaceId, scope.workspaceId), eq(quotes.id, quoteId)))
    .for("update");
  if (!before) throw new DomainError("NOT_FOUND");
  await scope.tx
    .update(quotes)
    .set({ mark })
    .where(and(eq(quotes.workspaceId, scope.workspaceId), eq(quotes.id, quoteId)));
  await scope.audit("quote.mark", { kind: "quote", id: quoteId }, { mark });
  scope.bell("evidence");
  return { mark: before.mark as QuoteMark };
}

/** Replaces the list of themes and answers the one before; an empty list is the one everybody begins with. */
export async function setThemes(scope: Scope, themes: readonly Theme[]) {
  const before = await scope.tx
    .delete(evidenceThemes)
    .where(eq(evidenceThemes.workspaceId, scope.workspaceId))
    .returning({
      name: evidenceThemes.name,
      keywords: evidenceThemes.keywords,
      position: evidenceThemes.position,
    });
  if (themes.length > 0)
    await scope.tx.insert(evidenceThemes).values(
      themes.map((theme, position) => ({
        ...theme,
        position,
        workspaceId: scope.workspaceId,
        id: newId(),
      })),
    );
  await scope.audit("evidence.setThemes", { kind: "workspace", id: scope.workspaceId });
  scope.bell("evidence");
  return before
    .toSorted((a, b) => a.position - b.position)
    .map(({ position: _place, ...theme }): Theme => theme);
}

/**
 * Forgets the person who speaks in an item: every record of hers, with its quotes, its file and what rested on them, for good. An
 * item without a respondent is forgotten alone. The trail says that it happened and how much went, never who. The bytes of files
 * follow within minutes, once no file that is just being handed in can have the same.
 * @throws NOT_FOUND
 */
export async function eraseRespondent(scope: Scope, evidenceId: string) {
  const here = eq(evidence.workspaceId, scope.workspaceId);
  const [item] = await scope.tx
    .select({ respondent: evidence.respondentKey })
    .from(evidence)
    .where(and(here, eq(evidence.id, evidenceId), isNull(evidence.deletedAt)));
  if (!item) throw new DomainError("NOT_FOUND");
  const gone = await scope.tx
    .delete(evidence)
    .where(
      and(
        here,
        item.respondent === null ? eq(evidence.id, evidenceId) : eq(evidence.respondentKey, item.respondent),
      ),
    )
    .returning({ id: evidence.id });
  const order = JSON.stringify({ workspaceId: scope.workspaceId });
  await scope.tx.execute(sql`
    select jobs.add_job(${FORGET_BYTES_JOB}, ${order}::json, max_attempts => 3,
      run_at => now() + make_interval(mins => ${BYTES_GRACE_MINUTES + 1}))`);
  await scope.audit("evidence.eraseRespondent", { kind: "evidence", id: evidenceId }, { items: gone.length });
  scope.bell("evidence");
  return { items: gone.length };
}
