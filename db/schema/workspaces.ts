// The tenant: workspace, its people, departments, invitations, audit.
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { bytes, createdAt, idColumn, instant, workspaceId } from "#db/columns.ts";
import { users } from "./accounts.ts";

/** Walled by its own id. An agency's client is a workspace of its own whose `agency_id` names the agency's workspace. */
export const workspaces = pgTable(
  "workspaces",
  {
    id: idColumn("id").primaryKey(),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    /** brand | agency | client */
    kind: text("kind").notNull().default("brand"),
    agencyId: idColumn("agency_id"),
    timeZone: text("time_zone").notNull().default("Europe/Amsterdam"),
    contentLocale: text("content_locale").notNull().default("nl"),
    /** Thresholds of strength and checks; empty = defaults. */
    settings: jsonb("settings").notNull().default({}),
    createdAt: createdAt(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [index("workspaces_agency").on(t.agencyId)],
);

/** A changed slug keeps the old one as a redirect. */
export const workspaceSlugs = pgTable(
  "workspace_slugs",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    slug: text("slug").notNull().unique(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.slug] })],
);

export const departments = pgTable(
  "departments",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    /** marketing | service | tech | design | other, or null for own departments. */
    key: text("key"),
    name: text("name").notNull(),
    nameTranslations: jsonb("name_translations").$type<Record<string, string>>().notNull().default({}),
    color: text("color").notNull(),
    position: integer("position").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/**
 * Everyone with a role here: members, guests, people of an agency who work here (`agency_id`), and staff without an account
 * (`user_id` null). One id space, so that content may name any of them.
 */
export const memberships = pgTable(
  "memberships",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    /** The id by which content names this person (owner, assignee): stays when they leave. */
    id: idColumn("id").notNull(),
    userId: idColumn("user_id").references(() => users.id, { onDelete: "set null" }),
    /**
     * The agency this person works here for; their role counts while they belong to it. When the agency is no more, a trigger
     * (0005) marks them as having left.
     */
    agencyId: idColumn("agency_id").references(() => workspaces.id, { onDelete: "set null" }),
    /** owner | admin | manager | editor | commenter | viewer | guest */
    role: text("role").notNull(),
    displayName: text("display_name").notNull(),
    jobTitle: text("job_title"),
    jobTitleTranslations: jsonb("job_title_translations")
      .$type<Record<string, string>>()
      .notNull()
      .default({}),
    departmentId: idColumn("department_id"),
    /** Set when the person was removed: shown as "(oud-lid)". */
    removedAt: instant("removed_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("memberships_user").on(t.workspaceId, t.userId),
    index("memberships_by_user").on(t.userId),
    index("memberships_by_agency").on(t.agencyId),
    foreignKey({
      columns: [t.workspaceId, t.departmentId],
      foreignColumns: [departments.workspaceId, departments.id],
    }),
  ],
);

export const invitations = pgTable(
  "invitations",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    /** Null = a link that anyone may use once. */
    email: text("email"),
    role: text("role").notNull(),
    departmentId: idColumn("department_id"),
    /** First screen of the invited person (U11). */
    journeyId: idColumn("journey_id"),
    tokenHash: bytes("token_hash").notNull().unique(),
    invitedBy: idColumn("invited_by").notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    acceptedBy: idColumn("accepted_by"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.departmentId],
      foreignColumns: [departments.workspaceId, departments.id],
    }),
  ],
);

/** Written in the transaction of the action, without a hash; a job seals them in commit order. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    at: instant("at").notNull().defaultNow(),
    /** Transaction id: the order that sealing follows. */
    xid: bigint("xid", { mode: "number" }).notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: idColumn("actor_id"),
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id"),
    detail: jsonb("detail").notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), index("audit_entries_at").on(t.workspaceId, t.at)],
);

export const auditSeals = pgTable(
  "audit_seals",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    entryId: idColumn("entry_id").notNull(),
    position: bigint("position", { mode: "number" }).notNull(),
    hash: bytes("hash").notNull(),
    sealedAt: instant("sealed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.position] }),
    unique("audit_seals_entry").on(t.workspaceId, t.entryId),
    foreignKey({
      columns: [t.workspaceId, t.entryId],
      foreignColumns: [auditEntries.workspaceId, auditEntries.id],
    }),
  ],
);

/** Mails wait here in the transaction that causes them; the worker sends them (at least once). */
export const mailOutbox = pgTable(
  "mail_outbox",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    recipient: text("recipient").notNull(),
    template: text("template").notNull(),
    locale: text("locale").notNull(),
    data: jsonb("data").notNull(),
    createdAt: createdAt(),
    sentAt: instant("sent_at"),
    attempts: integer("attempts").notNull().default(0),
    /** When it may be tried next: later after each try, so that nobody else takes one that is on its way. */
    nextTryAt: instant("next_try_at").notNull().defaultNow(),
    failed: boolean("failed").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("mail_outbox_waiting").on(t.workspaceId, t.sentAt),
  ],
);
