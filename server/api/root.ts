// The whole API: one line a noun.
import { createRouter } from "./procedures.ts";

export const appRouter = createRouter({});
export type AppRouter = typeof appRouter;
