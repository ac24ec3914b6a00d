// Files people handed in. The row says what a file is; its bytes lie on disk under their own hash (server/files/store.ts).
import { foreignKey, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { createdAt, idColumn, workspaceId } from "#db/columns.ts";
import { evidence } from "./evidence.ts";
import { workspaces } from "./workspaces.ts";

export const files = pgTable(
  "files",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    /** photo: a picture of a persona · evidence: what an item of evidence was handed in with. */
    kind: text("kind").notNull(),
    /** The item it belongs to: it goes when that goes, and no guest sees it. */
    evidenceId: idColumn("evidence_id"),
    /** What it was called, cleaned (domain/evidence-file.ts); may name a person, so only members see it. */
    name: text("name").notNull().default(""),
    /** As found in the bytes, never as it was said. */
    mime: text("mime").notNull(),
    bytes: integer("bytes").notNull(),
    sha256: text("sha256").notNull(),
    width: integer("width"),
    height: integer("height"),
    createdBy: idColumn("created_by"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("files_content").on(t.workspaceId, t.sha256),
    unique("files_evidence").on(t.workspaceId, t.evidenceId),
    foreignKey({
      columns: [t.workspaceId, t.evidenceId],
      foreignColumns: [evidence.workspaceId, evidence.id],
    }).onDelete("cascade"),
  ],
);
