// Which journeys the page over several takes together, and what it leaves of them: as it was asked, as far as this person sees it.
import { sql } from "drizzle-orm";
import { readRows } from "#db/read-rows.ts";
import { DomainError } from "#domain/errors.ts";
import type { RollUpFilter, RollUpInput } from "#domain/roll-up.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listVisibleJourneys } from "#server/journeys/queries.ts";

/** @throws NOT_FOUND where a journey is named that this person does not see */
export async function chooseJourneys(scope: Scope, { journeyIds }: RollUpInput) {
  const visible = await listVisibleJourneys(scope);
  if (journeyIds === null)
    // a plan of what is to be has no figures of a month
    return visible.filter(({ stage, status }) => stage === "as_is" && status !== "archived");
  const chosen = visible.filter((one) => journeyIds.includes(one.id));
  if (chosen.length !== new Set(journeyIds).size) throw new DomainError("NOT_FOUND");
  return chosen;
}

/** @throws NOT_FOUND where the workspace has no such department, persona or group */
export async function readFilter(scope: Scope, input: RollUpInput): Promise<RollUpFilter> {
  const { departmentId, personaId, customerGroupId } = input;
  if (departmentId === null && personaId === null && customerGroupId === null)
    return { departmentId, personaIds: null };
  const { hasDepartment, hasGroup, people } = await findFilter(scope, input);
  if (
    (departmentId !== null && !hasDepartment) ||
    (customerGroupId !== null && !hasGroup) ||
    (personaId !== null && !people.some((one) => one.id === personaId))
  )
    throw new DomainError("NOT_FOUND");
  if (personaId === null && customerGroupId === null) return { departmentId, personaIds: null };
  const left = people.filter(
    (one) =>
      (personaId === null || one.id === personaId) &&
      (customerGroupId === null || one.group === customerGroupId),
  );
  return { departmentId, personaIds: left.map((one) => one.id) };
}

/** What a filter names, as far as the workspace has it, and its people where one of them is asked. */
async function findFilter(
  scope: Scope,
  {
    departmentId,
    personaId,
    customerGroupId,
  }: {
    readonly departmentId: string | null;
    readonly personaId: string | null;
    readonly customerGroupId: string | null;
  },
) {
  const [found] = await readRows<{
    hasDepartment: boolean;
    hasGroup: boolean;
    people: { id: string; group: string | null }[];
  }>(
    scope.tx,
    "roll_up_filter",
    sql`select
        exists (select 1 from departments d where d.workspace_id = ${scope.workspaceId} and d.id = ${departmentId}) as "hasDepartment",
        exists (select 1 from customer_groups g where g.workspace_id = ${scope.workspaceId} and g.id = ${customerGroupId}) as "hasGroup",
        (select coalesce(json_agg(json_build_object('id', p.id, 'group', p.customer_group_id)), '[]') from personas p
          where p.workspace_id = ${scope.workspaceId} and p.deleted_at is null
            and (p.id = ${personaId} or ${customerGroupId}::text is not null)) as people`,
  );
  return found ?? { hasDepartment: false, hasGroup: false, people: [] };
}
