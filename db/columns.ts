// Column kinds that every table shares, so that a tenant table cannot be written down in two ways.
import { customType, text, timestamp } from "drizzle-orm/pg-core";

/** Identifier: text in byte order, the same on every server. */
export const idColumn = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** Raw bytes. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** An instant. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** `2026-11` */
export const month = (name: string) => text(name);
/** `2026-11-21` */
export const day = (name: string) => text(name);

/** The tenant a row belongs to. */
export const workspaceId = () => idColumn("workspace_id").notNull();
export const createdAt = () => instant("created_at").notNull().defaultNow();
export const updatedAt = () => instant("updated_at").notNull().defaultNow();
