// Everything about a journey that is not its content; the content's log; and its read model.
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
import { bytes, createdAt, day, idColumn, instant, updatedAt, workspaceId } from "#db/columns.ts";
import { users } from "./accounts.ts";
import { memberships, workspaces } from "./workspaces.ts";

export const journeys = pgTable(
  "journeys",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull().unique("journeys_id"),
    slug: text("slug").notNull(),
    /** Copies of the document's title and goal for lists; written by the projector. */
    title: text("title").notNull(),
    titleTranslations: jsonb("title_translations").$type<Record<string, string>>().notNull().default({}),
    model: text("model"),
    contentLocale: text("content_locale").notNull().default("nl"),
    /** draft | live | archived */
    status: text("status").notNull().default("live"),
    /** workspace | named */
    visibility: text("visibility").notNull().default("workspace"),
    /** as_is | to_be, and the journey it is the twin of. */
    stage: text("stage").notNull().default("as_is"),
    twinOf: idColumn("twin_of"),
    folder: text("folder"),
    ownerId: idColumn("owner_id"),
    /** conversion | loyalty: which of the two comes first; null until it is chosen. */
    primaryObjective: text("primary_objective"),
    /** Set while the journey is shown to the client. */
    publishedAt: instant("published_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant("deleted_at"),
    deletedBy: idColumn("deleted_by"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("journeys_slug").on(t.workspaceId, t.slug),
    index("journeys_list").on(t.workspaceId, t.deletedAt, t.updatedAt),
  ],
);

/**
 * What a journey was copied from. A table of its own, since no guest may read it: the source may be another client's. No key to the
 * source, which may be gone, or of another workspace.
 */
export const journeyCopies = pgTable(
  "journey_copies",
  {
    workspaceId: workspaceId(),
    journeyId: idColumn("journey_id").notNull(),
    /** Null for a copy of the example that ships with the product. */
    sourceId: idColumn("source_id"),
    /** What it was called then. */
    sourceTitle: text("source_title").notNull(),
    copiedOn: day("copied_on").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.journeyId] }),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
  ],
);

/** Old slugs of a journey, as redirects. */
export const journeySlugs = pgTable(
  "journey_slugs",
  {
    workspaceId: workspaceId(),
    slug: text("slug").notNull(),
    journeyId: idColumn("journey_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.slug] }),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
  ],
);

/** Named members of a journey with visibility `named`. */
export const journeyMembers = pgTable(
  "journey_members",
  {
    workspaceId: workspaceId(),
    journeyId: idColumn("journey_id").notNull(),
    membershipId: idColumn("membership_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.journeyId, t.membershipId] }),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.membershipId],
      foreignColumns: [memberships.workspaceId, memberships.id],
    }).onDelete("cascade"),
  ],
);

/** How one person looks at a journey: their own, and nobody else's business. */
export const journeyViews = pgTable(
  "journey_views",
  {
    workspaceId: workspaceId(),
    journeyId: idColumn("journey_id").notNull(),
    userId: idColumn("user_id").notNull(),
    /** Kinds of lanes that stand on the board, in their order. */
    lanes: text("lanes").array().notNull(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.journeyId, t.userId] }),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.userId], foreignColumns: [users.id] }).onDelete("cascade"),
  ],
);

/** What a guest may see: one row for each guest and journey. */
export const journeyShares = pgTable(
  "journey_shares",
  {
    workspaceId: workspaceId(),
    journeyId: idColumn("journey_id").notNull(),
    userId: idColumn("user_id").notNull(),
    canComment: boolean("can_comment").notNull().default(true),
    createdBy: idColumn("created_by"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.journeyId, t.userId] }),
    index("journey_shares_user").on(t.workspaceId, t.userId),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
  ],
);

/** The live document of a journey (id = the journey's id). Sequence numbers come from the locked row: they are commit order. */
export const rooms = pgTable(
  "rooms",
  {
    workspaceId: workspaceId(),
    id: idColumn("id").notNull().unique("rooms_id"),
    epoch: integer("epoch").notNull().default(1),
    lastSeq: bigint("last_seq", { mode: "number" }).notNull().default(0),
    snapshotSeq: bigint("snapshot_seq", { mode: "number" }).notNull().default(0),
    projectedSeq: bigint("projected_seq", { mode: "number" }).notNull().default(0),
    bytes: bigint("bytes", { mode: "number" }).notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.id],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
  ],
);

/** The log: one row an update, the received bytes. */
export const roomUpdates = pgTable(
  "room_updates",
  {
    workspaceId: workspaceId(),
    roomId: idColumn("room_id").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    payload: bytes("payload").notNull(),
    /** User id, or `job:<name>`. */
    actor: text("actor").notNull(),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.roomId, t.seq] }),
    foreignKey({
      columns: [t.workspaceId, t.roomId],
      foreignColumns: [rooms.workspaceId, rooms.id],
    }).onDelete("cascade"),
    index("room_updates_workspace").on(t.workspaceId, t.roomId, t.seq),
  ],
);

export const roomSnapshots = pgTable(
  "room_snapshots",
  {
    workspaceId: workspaceId(),
    roomId: idColumn("room_id").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    payload: bytes("payload").notNull(),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.roomId, t.seq] }),
    foreignKey({
      columns: [t.workspaceId, t.roomId],
      foreignColumns: [rooms.workspaceId, rooms.id],
    }).onDelete("cascade"),
    index("room_snapshots_workspace").on(t.workspaceId, t.roomId, t.seq),
  ],
);

/** Automatic (name null) and named versions, as full states. */
export const roomVersions = pgTable(
  "room_versions",
  {
    workspaceId: workspaceId(),
    id: idColumn("id").notNull(),
    roomId: idColumn("room_id").notNull(),
    name: text("name"),
    by: idColumn("by"),
    at: instant("at").notNull().defaultNow(),
    seq: bigint("seq", { mode: "number" }).notNull().default(0),
    payload: bytes("payload").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("room_versions_list").on(t.workspaceId, t.roomId, t.at),
    foreignKey({
      columns: [t.workspaceId, t.roomId],
      foreignColumns: [rooms.workspaceId, rooms.id],
    }).onDelete("cascade"),
  ],
);

/**
 * Read model: one row for every record of the document (kind = collection name, `meta` too), guarded by the log position.
 * Nothing refers to it: a node may come back.
 */
export const journeyNodes = pgTable(
  "journey_nodes",
  {
    workspaceId: workspaceId(),
    journeyId: idColumn("journey_id").notNull(),
    nodeId: text("node_id").notNull(),
    kind: text("kind").notNull(),
    parentId: text("parent_id"),
    /** Derived: own flag or that of anything it hangs on. */
    internal: boolean("internal").notNull().default(false),
    data: jsonb("data").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    removedAt: instant("removed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.journeyId, t.kind, t.nodeId] }),
    index("journey_nodes_kind").on(t.workspaceId, t.kind, t.journeyId),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
  ],
);

/** A person's word that a touchpoint is right; lapses by rule, never by deletion. */
export const confirmations = pgTable(
  "confirmations",
  {
    workspaceId: workspaceId(),
    journeyId: idColumn("journey_id").notNull(),
    nodeId: text("node_id").notNull(),
    confirmedBy: idColumn("confirmed_by").notNull(),
    confirmedOn: day("confirmed_on").notNull(),
    /** Whether the other conditions held when it was given. */
    heldWhenGiven: boolean("held_when_given").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.journeyId, t.nodeId] }),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
  ],
);
