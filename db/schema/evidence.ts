// What customers said, where it came from, and which claims it stands under.
import {
  boolean,
  check,
  customType,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { createdAt, day, idColumn, instant, updatedAt, workspaceId } from "#db/columns.ts";
import { importContents } from "./imports.ts";
import { journeys } from "./journeys.ts";
import { workspaces } from "./workspaces.ts";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

export const evidence = pgTable(
  "evidence",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    /** See domain/evidence.ts: interview, focus_group, survey, review, ticket, observation, note, document, market_research, competitor, peer, example, image. */
    kind: text("kind").notNull(),
    title: text("title").notNull().default(""),
    body: text("body").notNull().default(""),
    summary: text("summary").notNull().default(""),
    translations: jsonb("translations").$type<Record<string, string>>().notNull().default({}),
    language: text("language").notNull().default("nl"),
    observedOn: day("observed_on").notNull(),
    /** google, helpdesk, survey name …: shown as it is. */
    source: text("source").notNull(),
    url: text("url"),
    rating: doublePrecision("rating"),
    ratingMax: integer("rating_max"),
    sentiment: text("sentiment"),
    /** Group of customers, never a person ("Nieuwe klant, krultype 3A"). */
    segment: text("segment").notNull().default(""),
    personaId: idColumn("persona_id"),
    departmentId: idColumn("department_id"),
    /** yes | no | unknown: "no" keeps quotes out of the client's view and out of exports. */
    consent: text("consent").notNull().default("unknown"),
    internal: boolean("internal").notNull().default(false),
    /** A review for which something was given. */
    rewarded: boolean("rewarded").notNull().default(false),
    /** Two records of one respondent count once; an opaque key, no name. */
    respondentKey: text("respondent_key"),
    /** The import it came with; seen only while that import is ready (policy `ready`). */
    batchId: idColumn("batch_id"),
    /** What makes it the same item in the next file of its source; opaque. */
    importKey: text("import_key"),
    /** Ties that rest on it, and the quotes that were typed apart from the body: kept by triggers, so that lists need no join. */
    linkCount: integer("link_count").notNull().default(0),
    quoted: text("quoted").notNull().default(""),
    isLinked: boolean("is_linked").notNull().generatedAlwaysAs(sql`link_count > 0`),
    /** Dutch and English stems of everything that can be read, without accents. */
    search: tsvector("search").generatedAlwaysAs(
      sql`evidence_words(title, summary, source, segment, quoted, body, translations)`,
    ),
    createdBy: idColumn("created_by"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant("deleted_at"),
    deletedBy: idColumn("deleted_by"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("evidence_list").on(t.workspaceId, t.deletedAt, t.observedOn),
    index("evidence_kind").on(t.workspaceId, t.kind, t.observedOn),
    index("evidence_batch").on(t.workspaceId, t.batchId),
    unique("evidence_import_key").on(t.workspaceId, t.importKey),
    foreignKey({
      columns: [t.workspaceId, t.batchId],
      foreignColumns: [importContents.workspaceId, importContents.id],
    }).onDelete("cascade"),
    index("evidence_page")
      .on(t.workspaceId, t.isLinked, t.observedOn.desc(), t.id.desc())
      .where(sql`deleted_at is null`),
    index("evidence_respondent").on(t.workspaceId, t.respondentKey),
    index("evidence_search").using("gin", t.search),
  ],
);

/** Never for guests: this table has no exception in any policy. */
export const evidencePrivate = pgTable(
  "evidence_private",
  {
    workspaceId: workspaceId(),
    evidenceId: idColumn("evidence_id").notNull(),
    respondent: text("respondent").notNull().default(""),
    internalNote: text("internal_note").notNull().default(""),
    consentFile: text("consent_file"),
    interviewer: text("interviewer"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.evidenceId] }),
    foreignKey({
      columns: [t.workspaceId, t.evidenceId],
      foreignColumns: [evidence.workspaceId, evidence.id],
    }).onDelete("cascade"),
  ],
);

export const quotes = pgTable(
  "quotes",
  {
    workspaceId: workspaceId(),
    id: idColumn("id").notNull(),
    evidenceId: idColumn("evidence_id").notNull(),
    text: text("text").notNull(),
    translations: jsonb("translations").$type<Record<string, string>>().notNull().default({}),
    /** Place in the note's body, in UTF-16 units; null when typed apart. */
    startsAt: integer("starts_at"),
    endsAt: integer("ends_at"),
    /** Page of a PDF it was read on. */
    page: integer("page"),
    position: integer("position").notNull().default(0),
    /** What the words are to the customer: counts | wish | dream | tipped. It changes no level. */
    mark: text("mark").notNull().default("counts"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("quotes_evidence").on(t.workspaceId, t.evidenceId),
    foreignKey({
      columns: [t.workspaceId, t.evidenceId],
      foreignColumns: [evidence.workspaceId, evidence.id],
    }).onDelete("cascade"),
  ],
);

/** The only tie between a claim and what it rests on. */
export const evidenceLinks = pgTable(
  "evidence_links",
  {
    workspaceId: workspaceId(),
    id: idColumn("id").notNull(),
    evidenceId: idColumn("evidence_id").notNull(),
    quoteId: idColumn("quote_id"),
    /** node | library | persona_line | strategy | decision */
    target: text("target").notNull(),
    journeyId: idColumn("journey_id"),
    targetId: text("target_id").notNull(),
    /** supports | contradicts */
    stance: text("stance").notNull().default("supports"),
    weight: integer("weight").notNull().default(2),
    createdBy: idColumn("created_by"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("evidence_links_target").on(t.workspaceId, t.journeyId, t.targetId),
    index("evidence_links_evidence").on(t.workspaceId, t.evidenceId),
    unique("evidence_links_once")
      .on(t.workspaceId, t.evidenceId, t.quoteId, t.target, t.journeyId, t.targetId)
      .nullsNotDistinct(),
    check("evidence_links_journey", sql`(${t.target} = 'node') = (${t.journeyId} is not null)`),
    foreignKey({
      columns: [t.workspaceId, t.evidenceId],
      foreignColumns: [evidence.workspaceId, evidence.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.quoteId],
      foreignColumns: [quotes.workspaceId, quotes.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.journeyId],
      foreignColumns: [journeys.workspaceId, journeys.id],
    }).onDelete("cascade"),
  ],
);

/** The workspace's own list of themes and the words that name them; without rows the list of domain/themes.ts holds. */
export const evidenceThemes = pgTable(
  "evidence_themes",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: idColumn("id").notNull(),
    name: text("name").notNull(),
    keywords: text("keywords").array().notNull(),
    position: integer("position").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);
