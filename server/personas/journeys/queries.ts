// Which persona is in which journey: because somebody said so, or because she stands on its board.
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { journeyNodes } from "#db/schema/journeys.ts";
import { personaJourneys } from "#db/schema/persona-links.ts";
import type { Lifecycle } from "#domain/persona-life.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listVisibleJourneys } from "#server/journeys/queries.ts";

/** A persona in a journey the reader may see. */
export interface PersonaJourneyView {
  readonly personaId: string;
  readonly journeyId: string;
  readonly lifecycle: Lifecycle | null;
  readonly goal: string;
  readonly translations: Readonly<Record<string, string>>;
  /** She leads the journey, has a route in it, or feels something there. */
  readonly isOnBoard: boolean;
}

/** Every persona in every journey that the reader may see, each pair once. */
export async function listPersonaJourneys(scope: Scope): Promise<PersonaJourneyView[]> {
  const journeyIds = (await listVisibleJourneys(scope)).map((journey) => journey.id);
  if (journeyIds.length === 0) return [];
  const [said, shown] = await Promise.all([
    scope.tx
      .select({
        personaId: personaJourneys.personaId,
        journeyId: personaJourneys.journeyId,
        lifecycle: personaJourneys.lifecycle,
        goal: personaJourneys.goal,
        translations: personaJourneys.translations,
      })
      .from(personaJourneys)
      .where(
        and(
          eq(personaJourneys.workspaceId, scope.workspaceId),
          inArray(personaJourneys.journeyId, journeyIds),
        ),
      )
      .orderBy(asc(personaJourneys.journeyId), asc(personaJourneys.personaId)),
    listOnBoards(scope, journeyIds),
  ]);
  const key = (one: { readonly personaId: string; readonly journeyId: string }) =>
    `${one.personaId}/${one.journeyId}`;
  const onBoard = new Set(shown.map(key));
  const known = new Set(said.map(key));
  return [
    ...said.map((one) => ({
      ...one,
      lifecycle: one.lifecycle as Lifecycle | null,
      isOnBoard: onBoard.has(key(one)),
    })),
    ...shown
      .filter((one) => !known.has(key(one)))
      .map((one) => ({ ...one, lifecycle: null, goal: "", translations: {}, isOnBoard: true })),
  ];
}

/** Who stands on the boards, by the read model. */
async function listOnBoards(scope: Scope, journeyIds: readonly string[]) {
  const { nodeId, kind, data } = journeyNodes;
  const personaId = sql<string | null>`case ${kind}
    when 'meta' then ${data} ->> 'primaryPersonaId'
    when 'routes' then ${data} ->> 'personaId'
    else split_part(${nodeId}, ':', 2) end`;
  const rows = await scope.tx
    .selectDistinct({ personaId, journeyId: journeyNodes.journeyId })
    .from(journeyNodes)
    .where(
      and(
        eq(journeyNodes.workspaceId, scope.workspaceId),
        inArray(journeyNodes.journeyId, [...journeyIds]),
        inArray(kind, ["meta", "routes", "experiences"]),
        isNull(journeyNodes.removedAt),
      ),
    );
  return rows.flatMap((row) =>
    row.personaId === null ? [] : [{ personaId: row.personaId, journeyId: row.journeyId }],
  );
}
