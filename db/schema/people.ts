// People as everybody in a workspace may see them, guests included: display name and department, nothing else.
import { boolean, pgView, text } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { idColumn } from "#db/columns.ts";

/** By the id content uses (owner, assignee). Reads with the asker's own rights. */
export const people = pgView("people", {
  workspaceId: idColumn("workspace_id").notNull(),
  id: idColumn("id").notNull(),
  displayName: text("display_name").notNull(),
  departmentId: idColumn("department_id"),
  /** Shown as "(oud-lid)". */
  removed: boolean("removed").notNull(),
})
  .with({ securityInvoker: true })
  .as(
    sql`select workspace_id, id, display_name, department_id, removed_at is not null as removed from memberships`,
  );
