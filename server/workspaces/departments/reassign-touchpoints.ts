// Gives the touchpoints of a removed department to its successor, in the journeys' own documents.
import { updateTouchpoint } from "#document/edit-touchpoint.ts";
import type { Scope } from "#server/auth/scope.ts";
import { applyEdit } from "#server/collab/apply-edit.ts";
import { listTouchpointsOfDepartment } from "./queries.ts";

/** Everybody who has one of these journeys open sees the new department at once. */
export async function reassignTouchpoints(
  scope: Scope,
  departmentId: string,
  successorId: string,
): Promise<void> {
  for (const [journeyId, touchpoints] of await listTouchpointsOfDepartment(scope, departmentId)) {
    await applyEdit(scope, journeyId, (doc, origin) => {
      for (const { nodeId: id, ownerId, involvedIds } of touchpoints) {
        const { [departmentId]: wasInvolved, ...others } = involvedIds;
        const patch = {
          ...(ownerId === departmentId && { departmentId: successorId }),
          ...(wasInvolved && { involvedDepartmentIds: { ...others, [successorId]: true as const } }),
        };
        updateTouchpoint(doc, { id, patch }, origin);
      }
    });
  }
}
