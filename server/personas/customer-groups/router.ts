// What may be asked and done about groups of customers.
import { customerGroupInput } from "#domain/customer-group.ts";
import { id } from "#domain/ids.ts";
import { createRouter, workspaceInput, workspaceProcedure } from "#server/api/procedures.ts";
import {
  createCustomerGroup,
  removeCustomerGroup,
  restoreCustomerGroup,
  updateCustomerGroup,
} from "./commands.ts";
import { listCustomerGroups } from "./queries.ts";

const groupInput = workspaceInput({ customerGroupId: id });

export const customerGroupsRouter = createRouter({
  list: workspaceProcedure("persona.view").query(({ ctx }) => listCustomerGroups(ctx.scope)),
  create: workspaceProcedure("persona.edit")
    .input(workspaceInput({ group: customerGroupInput }))
    .mutation(({ ctx, input }) => createCustomerGroup(ctx.scope, input.group)),
  update: workspaceProcedure("persona.edit")
    .input(workspaceInput({ customerGroupId: id, group: customerGroupInput }))
    .mutation(({ ctx, input }) => updateCustomerGroup(ctx.scope, input.customerGroupId, input.group)),
  remove: workspaceProcedure("persona.edit")
    .input(groupInput)
    .mutation(({ ctx, input }) => removeCustomerGroup(ctx.scope, input.customerGroupId)),
  restore: workspaceProcedure("persona.edit")
    .input(groupInput)
    .mutation(({ ctx, input }) => restoreCustomerGroup(ctx.scope, input.customerGroupId)),
});
