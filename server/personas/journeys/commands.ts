// Writes of a persona in a journey: where she stands with us, and what the journey is to reach for her.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { personaJourneys } from "#db/schema/persona-links.ts";
import { LIFECYCLES, type Lifecycle } from "#domain/persona-life.ts";
import type { Scope } from "#server/auth/scope.ts";
import { openJourneyWithin } from "#server/journeys/queries.ts";
import { getPersona } from "#server/personas/queries.ts";

export const personaLifeInput = z.strictObject({
  lifecycle: z.enum(LIFECYCLES).nullable().default(null),
  goal: z.string().trim().max(2_000).default(""),
  translations: z.record(z.string().max(60), z.string().max(2_000)).default({}),
});
export type PersonaLifeInput = z.infer<typeof personaLifeInput>;

/**
 * Says what a persona is to a journey; null takes her out of it, where she does not stand on its board.
 * @returns what was said before, for the way back
 */
export async function setPersonaJourney(
  scope: Scope,
  personaId: string,
  journeyId: string,
  life: PersonaLifeInput | null,
): Promise<{ readonly before: PersonaLifeInput | null }> {
  await openJourneyWithin(scope, journeyId);
  await getPersona(scope, personaId);
  const { workspaceId } = scope;
  const { workspaceId: here, personaId: who, journeyId: where } = personaJourneys;
  const pair = sql`(${here}, ${who}, ${where}) = (${workspaceId}, ${personaId}, ${journeyId})`;
  const [before] = await scope.tx
    .select({
      lifecycle: personaJourneys.lifecycle,
      goal: personaJourneys.goal,
      translations: personaJourneys.translations,
    })
    .from(personaJourneys)
    .where(pair);
  if (life === null) await scope.tx.delete(personaJourneys).where(pair);
  else {
    await scope.tx
      .insert(personaJourneys)
      .values({ ...life, workspaceId, personaId, journeyId })
      .onConflictDoUpdate({
        target: [personaJourneys.workspaceId, personaJourneys.personaId, personaJourneys.journeyId],
        set: { ...life, updatedAt: sql`now()` },
      });
  }
  await scope.audit("persona.setJourney", { kind: "persona", id: personaId }, { journeyId });
  scope.bell("persona");
  return { before: before ? { ...before, lifecycle: before.lifecycle as Lifecycle | null } : null };
}
