// People and how they sign in. Outside the tenant wall: reach people by joining from memberships, never by listing users.
import { bigint, boolean, index, integer, primaryKey, pgTable, text } from "drizzle-orm/pg-core";
import { bytes, createdAt, idColumn, instant } from "#db/columns.ts";

/** Property names are the adapter's (id, name, email, emailVerified, image). */
export const users = pgTable("users", {
  id: idColumn("id").primaryKey(),
  name: text("name"),
  email: text("email").notNull().unique(),
  emailVerified: instant("email_verified"),
  image: text("image"),
  passwordHash: text("password_hash"),
  locale: text("locale"),
  theme: text("theme").notNull().default("system"),
  isDemo: boolean("is_demo").notNull().default(false),
  createdAt: createdAt(),
});

export const accounts = pgTable(
  "accounts",
  {
    userId: idColumn("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    type: text("type").notNull(),
    provider: text("provider").notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    refresh_token: text("refresh_token"),
    access_token: text("access_token"),
    expires_at: integer("expires_at"),
    token_type: text("token_type"),
    scope: text("scope"),
    id_token: text("id_token"),
    session_state: text("session_state"),
  },
  (t) => [primaryKey({ columns: [t.provider, t.providerAccountId] })],
);

export const sessions = pgTable(
  "sessions",
  {
    sessionToken: text("session_token").primaryKey(),
    userId: idColumn("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    expires: instant("expires").notNull(),
    /** Shown in the list of sessions; the token itself never leaves the cookie. */
    id: idColumn("id").notNull().unique(),
    createdAt: createdAt(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    userAgent: text("user_agent"),
  },
  (t) => [index("sessions_user").on(t.userId)],
);

/** Magic links (adapter), and our own tokens for verification and password reset: `identifier` carries the purpose. */
export const verificationTokens = pgTable(
  "verification_tokens",
  {
    identifier: text("identifier").notNull(),
    token: text("token").notNull(),
    expires: instant("expires").notNull(),
  },
  (t) => [primaryKey({ columns: [t.identifier, t.token] })],
);

/** rate-limiter-flexible's table. */
export const rateBuckets = pgTable("rate_buckets", {
  key: text("key").primaryKey(),
  points: integer("points").notNull(),
  expire: instant("expire"),
});

/** One-time tickets for the socket, stored as SHA-256 only. */
export const collabTickets = pgTable(
  "collab_tickets",
  {
    hash: bytes("hash").primaryKey(),
    /** journey | live | portal | share */
    kind: text("kind").notNull(),
    /** Journey id, or workspace id for `live`. */
    subjectId: idColumn("subject_id").notNull(),
    workspaceId: idColumn("workspace_id").notNull(),
    userId: idColumn("user_id"),
    sessionId: idColumn("session_id"),
    role: text("role").notNull(),
    clientId: bigint("client_id", { mode: "number" }),
    /** Generation of the journey's log the ticket was issued for; null for the other kinds. */
    epoch: integer("epoch"),
    /** The holder said that the document they bring is of that generation. */
    isEpochKnown: boolean("is_epoch_known").notNull().default(false),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("collab_tickets_expiry").on(t.expiresAt)],
);

export const schemaInfo = pgTable("schema_info", {
  key: text("key").primaryKey(),
  value: text("value").notNull(),
});
