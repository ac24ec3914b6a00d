// What may be asked and done about strategies.
import { id } from "#domain/ids.ts";
import { createRouter, journeyInput, journeyProcedure } from "#server/api/procedures.ts";
import {
  createStrategy,
  removeStrategy,
  restoreStrategy,
  strategyFields,
  updateStrategy,
} from "./commands.ts";
import { listStrategies } from "./queries.ts";

const one = journeyInput({ strategyId: id });

export const strategiesRouter = createRouter({
  list: journeyProcedure("health.view").query(({ ctx, input }) =>
    listStrategies(ctx.scope, [input.journeyId]),
  ),
  create: journeyProcedure("strategy.edit")
    .input(journeyInput({ strategy: strategyFields }))
    .mutation(({ ctx, input }) => createStrategy(ctx.scope, input.strategy)),
  update: journeyProcedure("strategy.edit")
    .input(journeyInput({ strategyId: id, strategy: strategyFields }))
    .mutation(({ ctx, input }) => updateStrategy(ctx.scope, input.strategyId, input.strategy)),
  remove: journeyProcedure("strategy.edit")
    .input(one)
    .mutation(({ ctx, input }) => removeStrategy(ctx.scope, input.strategyId)),
  restore: journeyProcedure("strategy.edit")
    .input(one)
    .mutation(({ ctx, input }) => restoreStrategy(ctx.scope, input.strategyId)),
});
