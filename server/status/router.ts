// What operators may ask.
import { createRouter, signedInProcedure } from "#server/api/procedures.ts";
import { getStatus } from "./queries.ts";

export const statusRouter = createRouter({
  get: signedInProcedure().query(({ ctx }) => getStatus(ctx.user)),
});
