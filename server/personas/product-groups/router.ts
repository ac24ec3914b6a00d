// What may be asked and done about groups of products and services.
import { productGroupInput } from "#domain/customer-group.ts";
import { id } from "#domain/ids.ts";
import { createRouter, workspaceInput, workspaceProcedure } from "#server/api/procedures.ts";
import {
  createProductGroup,
  removeProductGroup,
  restoreProductGroup,
  updateProductGroup,
} from "./commands.ts";
import { listProductGroups } from "./queries.ts";

const groupInput = workspaceInput({ productGroupId: id });

export const productGroupsRouter = createRouter({
  list: workspaceProcedure("persona.view").query(({ ctx }) => listProductGroups(ctx.scope)),
  create: workspaceProcedure("persona.edit")
    .input(workspaceInput({ group: productGroupInput }))
    .mutation(({ ctx, input }) => createProductGroup(ctx.scope, input.group)),
  update: workspaceProcedure("persona.edit")
    .input(workspaceInput({ productGroupId: id, group: productGroupInput }))
    .mutation(({ ctx, input }) => updateProductGroup(ctx.scope, input.productGroupId, input.group)),
  remove: workspaceProcedure("persona.edit")
    .input(groupInput)
    .mutation(({ ctx, input }) => removeProductGroup(ctx.scope, input.productGroupId)),
  restore: workspaceProcedure("persona.edit")
    .input(groupInput)
    .mutation(({ ctx, input }) => restoreProductGroup(ctx.scope, input.productGroupId)),
});
