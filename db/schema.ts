// Every table under one roof, for drizzle's types; the tables themselves live in schema/<noun>.ts.
import * as accounts from "./schema/accounts.ts";
import * as budgets from "./schema/budgets.ts";
import * as comments from "./schema/comments.ts";
import * as evidence from "./schema/evidence.ts";
import * as health from "./schema/health.ts";
import * as imports from "./schema/imports.ts";
import * as journeys from "./schema/journeys.ts";
import * as notifications from "./schema/notifications.ts";
import * as people from "./schema/people.ts";
import * as research from "./schema/research.ts";
import * as touchpointLibrary from "./schema/touchpoint-library.ts";
import * as webhooks from "./schema/webhooks.ts";
import * as workspaces from "./schema/workspaces.ts";

export const schema = {
  ...accounts,
  ...workspaces,
  ...people,
  ...journeys,
  ...evidence,
  ...imports,
  ...research,
  ...budgets,
  ...health,
  ...comments,
  ...touchpointLibrary,
  ...notifications,
  ...webhooks,
};
