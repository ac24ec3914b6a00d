// Files people handed in. The row says what a file is; its bytes lie on disk under their own hash (server/files/store.ts).
import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, idColumn, workspaceId } from "#db/columns.ts";
import { workspaces } from "./workspaces.ts";

export const files = pgTable(
  "files",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    /** photo: a picture of a persona. */
    kind: text("kind").notNull(),
    /** As found in the bytes, never as it was said. */
    mime: text("mime").notNull(),
    bytes: integer("bytes").notNull(),
    sha256: text("sha256").notNull(),
    width: integer("width"),
    height: integer("height"),
    createdBy: idColumn("created_by"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), index("files_content").on(t.workspaceId, t.sha256)],
);
