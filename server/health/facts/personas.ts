// The personas of a workspace: what is still blank, what rests on a quote, and how many people were talked to.
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import type { HealthPersona } from "#domain/health-facts.ts";
import { emptyFields, REQUIRED_PERSONA_FIELDS } from "#domain/persona.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listPersonas } from "#server/personas/queries.ts";

type PersonaFacts = Omit<HealthPersona, "journeyInterviews">;

export async function listPersonaFacts(scope: Scope): Promise<PersonaFacts[]> {
  const [personas, talks, quoted] = await Promise.all([
    listPersonas(scope),
    scope.tx
      .select({
        personaId: evidence.personaId,
        count: sql<number>`count(distinct coalesce('p' || ${evidence.respondentKey}, 'e' || ${evidence.id}))::int`,
      })
      .from(evidence)
      .where(
        and(
          eq(evidence.workspaceId, scope.workspaceId),
          eq(evidence.kind, "interview"),
          isNotNull(evidence.personaId),
          isNull(evidence.deletedAt),
        ),
      )
      .groupBy(evidence.personaId),
    scope.tx
      .selectDistinct({ lineId: evidenceLinks.targetId })
      .from(evidenceLinks)
      .innerJoin(
        evidence,
        and(eq(evidence.workspaceId, evidenceLinks.workspaceId), eq(evidence.id, evidenceLinks.evidenceId)),
      )
      .where(
        and(
          eq(evidenceLinks.workspaceId, scope.workspaceId),
          eq(evidenceLinks.target, "persona_line"),
          eq(evidenceLinks.stance, "supports"),
          isNotNull(evidenceLinks.quoteId),
          isNull(evidence.deletedAt),
        ),
      ),
  ]);
  const lines = new Set(quoted.map((one) => one.lineId));
  return personas.map((persona) => {
    const empty = emptyFields(persona.lines);
    return {
      id: persona.id,
      name: persona.name,
      emptyFields: empty,
      unquotedFields: REQUIRED_PERSONA_FIELDS.filter(
        (field) =>
          !empty.includes(field) && !persona.lines.some((line) => line.field === field && lines.has(line.id)),
      ),
      interviews: talks.find((one) => one.personaId === persona.id)?.count ?? 0,
      channelIds: persona.channelUses.length === 0 ? null : persona.channelIds,
      groupId: persona.customerGroupId,
    };
  });
}
